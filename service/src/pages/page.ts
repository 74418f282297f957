import { html, raw } from 'hono/html';
import type { Language } from '../http/language.ts';
import { pageStyle } from './style.ts';
import { words } from './words.ts';

export type Html = ReturnType<typeof html>;

/** The simulator's icon as well, by value. It is in the page: nothing has to be served for it. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#4338ca"/>' +
    '<path d="M9 16.5l5 5L23 11" fill="none" stroke="#fff" stroke-width="3" stroke-dasharray="4 3"/></svg>',
)}`;

export interface Page {
  readonly language: Language;
  readonly title: string;
  /** Stands above everything: this is only a test. */
  readonly banner?: string | undefined;
  /** Whose page it is. */
  readonly brand: Html | string;
  readonly body: Html;
  readonly wide?: boolean;
  /** What the address keeps when another language is chosen, such as `device=app`. */
  readonly query?: string | undefined;
}

/** What every document of ours begins with; a page brings its style along. */
export const documentHead = (title: string, style: string): Html => html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="${icon}">
<title>${title}</title>
<style>${raw(style)}</style>
</head>`;

/** A whole document, with its language to choose. */
export function page({ language, title, banner, brand, body, wide, query }: Page): string {
  return String(html`<!doctype html>
<html lang="${language}">
${documentHead(title, pageStyle)}
<body>
${banner === undefined ? '' : html`<header><p class="test">${banner}</p></header>`}
<main class="frame${wide ? ' wide' : ''}">
<div class="top"><p class="brand">${brand}</p>${languageSwitch(language, query)}</div>
${body}
</main>
</body>
</html>`);
}

function languageSwitch(language: Language, query?: string): Html {
  const kept = query ? `&${query}` : '';
  const choice = (other: Language) =>
    other === language
      ? html`<span lang="${other}" aria-current="true">${words[other].languageName}</span>`
      : html`<a href="?lang=${other}${kept}" hreflang="${other}" lang="${other}">${words[other].languageName}</a>`;
  return html`<nav class="languages" aria-label="${words[language].languageSwitch}">${choice('ko')}${choice('en')}</nav>`;
}
