import { html } from 'hono/html';
import type { Html } from '../pages/page.ts';

/** Text with `code` in it, as our tables write it. */
export const withCode = (text: string): (Html | string)[] =>
  text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part));
