import { html, raw } from 'hono/html';
import type { Html } from './page.ts';

export type Tone = 'good' | 'bad' | 'warn' | 'calm';

const strokes: Readonly<Record<Tone, string>> = {
  good: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  bad: '<path d="M12 7v6"/><path d="M12 17h.01"/>',
  warn: '<circle cx="12" cy="12" r="8"/><path d="M12 8v4l2.5 2"/>',
  calm: '<path d="M7 12h10"/>',
};

/** A round sign above a message: decoration, the words beside it say the same. */
export const sign = (tone: Tone): Html =>
  html`<div class="sign ${tone}"><svg viewBox="0 0 24 24" aria-hidden="true">${raw(strokes[tone])}</svg></div>`;
