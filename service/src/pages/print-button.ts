import { html, raw } from 'hono/html';
import type { Html } from './page.ts';

/** The only script of our pages. A page is whole without it: the button shows only where it works. */
export const printScript: string =
  "const button=document.querySelector('.print');button.hidden=false;button.addEventListener('click',()=>print())";

export const printButton = (label: string): Html =>
  html`<button class="button print" type="button" hidden>${label}</button><script>${raw(printScript)}</script>`;
