import { html } from 'hono/html';
import type { Device } from '../api/addresses.ts';
import type { Language } from '../views.ts';
import { otherLanguage, words } from './words.ts';

/** A piece of page, already escaped. Nothing on these pages waits, so it is never a promise once rendered. */
export type Markup = ReturnType<typeof html>;

export interface PageFrame {
  readonly lang: Language;
  readonly title: string;
  readonly main: Markup;
  /** Absolute path of the same page in the other language; without it there is no switch. */
  readonly otherLangUrl?: string;
  readonly device?: Device;
  /** `wide` has room for two columns, `bench` for a phone beside them. Default: one column. */
  readonly width?: 'wide' | 'bench';
  /** The page's own content carries the `h1`. */
  readonly titleInMain?: boolean;
  /** Without script the browser loads this address (or, when empty, the same page) after so many seconds. */
  readonly refresh?: { readonly seconds: number; readonly url?: string };
}

function languageSwitch(lang: Language, otherLangUrl: string): Markup {
  const other = otherLanguage[lang];
  const current = html`<span lang="${lang}" aria-current="true">${words[lang].languageName}</span>`;
  const link = html`<a href="${otherLangUrl}" lang="${other}" hreflang="${other}">${words[other].languageName}</a>`;
  return html`<nav class="languages" aria-label="${words[lang].languageSwitch}">
    ${lang === 'ko' ? [current, link] : [link, current]}
  </nav>`;
}

const refreshTag = ({ seconds, url }: { readonly seconds: number; readonly url?: string }) =>
  html`<noscript><meta http-equiv="refresh" content="${seconds}${url === undefined ? '' : `; url=${url}`}"></noscript>`;

/** A whole document. Style and script are files of their own, as a strict content security policy wants it. */
export function pageFrame(frame: PageFrame): string {
  const { lang, title, main, otherLangUrl, device, width = '', refresh } = frame;
  const text = words[lang];
  const heading = frame.titleInMain ? html`<p class="brand">${text.brand}</p>` : html`<h1>${title}</h1>`;
  return String(html`<!doctype html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="robots" content="noindex">
  <title>${title} · ${text.simulation}</title>
  <link rel="stylesheet" href="/assets/page.css">
  <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
  <script src="/assets/page.js" defer></script>
  ${refresh && refreshTag(refresh)}
</head>
<body data-device="${device ?? 'pc'}">
  <a class="skip" href="#main">${text.skip}</a>
  <header>
    <p class="simulation">${text.simulation}</p>
  </header>
  <div class="frame ${width}">
    <main id="main" tabindex="-1">
      <div class="top">${heading}${otherLangUrl && languageSwitch(lang, otherLangUrl)}</div>
      ${main}
    </main>
  </div>
</body>
</html>
`);
}
