import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Language } from './goods.ts';
import type { Order } from './order.ts';
import { pageStyle } from './style.ts';
import { type Words, words } from './words.ts';

export type Html = ReturnType<typeof html>;

interface Page {
  readonly language: Language;
  readonly title: string;
  readonly body: Html;
  /** The order that the page shows: it is looked at again as soon as the order has changed. */
  readonly order?: Order;
  readonly pieces?: number;
  /** It is the answer to a form, and gone in a moment: there is nothing to load in another language. */
  readonly isPassing?: boolean;
}

/** A whole document. */
export function page({ language, title, body, order, pieces = 0, isPassing }: Page): string {
  const say = words[language];
  const open = order && html` data-order="/orders/${order.token}" data-revision="${order.revision}"`;
  return String(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="${icon}">
<title>${title} · ${say.shop}</title>
<style>${raw(pageStyle)}</style>
${order ? html`<noscript><meta http-equiv="refresh" content="5"></noscript>` : ''}
</head>
<body${open ?? ''}>
<header><p class="test">${say.sample}</p>
<div class="top"><a class="brand" href="/">${say.shop}</a>${isPassing ? '' : languageSwitch(language)}</div>
<nav class="places" aria-label="${say.shop}"><a href="/orders">${say.orders}</a><a href="/cart">${say.cart(pieces)}</a></nav></header>
<main class="frame">
${body}
</main>
${order ? html`<script>${raw(lookAgain)}</script>` : ''}
</body>
</html>`);
}

const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#4338ca"/>' +
    '<path d="M8 13h16l-2 12H10z M12 13a4 4 0 0 1 8 0" fill="none" stroke="#fff" stroke-width="2.5"/></svg>',
)}`;

/** The only script. It moves nothing while nobody has news; without script the page is loaded again now and then. */
const lookAgain = `const{order,revision}=document.body.dataset;const look=async()=>{
try{const answer=await fetch(order+'/revision');if(answer.ok&&await answer.text()!==revision)return location.replace(order)}catch{}
setTimeout(look,2000)};setTimeout(look,2000)`;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing from elsewhere, no frame around it; the style and the script are ours, by hash. */
export const contentPolicy: string = [
  "default-src 'none'",
  `style-src ${hashOf(pageStyle)}`,
  `script-src ${hashOf(lookAgain)}`,
  'img-src data:',
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

function languageSwitch(language: Language): Html {
  const choice = (other: Language) =>
    other === language
      ? html`<span lang="${other}" aria-current="true">${words[other].language}</span>`
      : html`<a href="?lang=${other}" hreflang="${other}" lang="${other}">${words[other].language}</a>`;
  return html`<nav class="languages" aria-label="${words[language].languages}">${choice('ko')}${choice('en')}</nav>`;
}

/** What a button does, and for those who cannot see where it stands, with what. */
export const labelOf = (language: Language, label: string, name: string): Html =>
  language === 'ko'
    ? html`<span class="hidden">${name} </span>${label}`
    : html`${label}<span class="hidden"> ${name}</span>`;

export const moneyOf = (say: Words, won: number): string => say.won(won.toLocaleString('en-US'));

export const messagePage = (language: Language, { title, text }: { title: string; text: string }): string =>
  page({ language, title, body: messageBox(title, text, '/', words[language].toShelf) });

/** On the way to KakaoPay: a form may lead nowhere else than to this shop, a page may. */
export function leavingPage(language: Language, to: string): string {
  const { leaving, goOn } = words[language];
  return page({
    language,
    title: leaving.title,
    body: messageBox(leaving.title, leaving.text, to, goOn),
    isPassing: true,
  });
}

const messageBox = (title: string, text: string, to: string, label: string): Html =>
  html`<div class="box narrow message"><h1>${title}</h1><p>${text}</p><p><a class="button" href="${to}">${label}</a></p></div>`;
