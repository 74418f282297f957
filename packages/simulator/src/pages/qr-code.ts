import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';

/** Four light modules around the code and error correction M: what the QR standard asks of a printed code. */
export const qrOptions = { border: 4, ecc: 'M', pixelSize: 1 } as const;

/** A QR code of `text` as inline SVG. `label` tells a screen reader where it leads. */
export const qrCode = (text: string, label: string) =>
  html`<div class="qr" role="img" aria-label="${label}">${raw(renderSVG(text, qrOptions))}</div>`;
