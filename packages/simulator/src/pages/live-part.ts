import { html } from 'hono/html';
import type { Markup } from './page-frame.ts';

/** A short number for a text (FNV-1a, 32 bits): enough to see that it has changed. */
function version(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/**
 * A part of a page that the script brings up to date, unless somebody is in the midst of it. Its version is that of
 * what it shows, so nothing in it may tick.
 */
export function livePart(id: string, content: Markup): Markup {
  return html`<div class="stack" id="${id}" data-live="${version(String(content))}">${content}</div>`;
}

/** Where the script says that it holds news back. */
export const liveNews = (held: string): Markup =>
  html`<p class="quiet" role="status" data-news data-held="${held}"></p>`;
