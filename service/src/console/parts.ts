import { html } from 'hono/html';
import type { Html } from '../pages/page.ts';
import type { Tone } from '../pages/sign.ts';
import type { Visit, Visitor } from './visit.ts';
import { noticeWords } from './words/notices.ts';
import type { Say, Text } from './words/say.ts';

// What several pages are made of.

/** A word in the colour of what it says. */
export const pill = (say: Say, label: (Text & { readonly tone: Tone }) | undefined, word: string): Html =>
  html`<span class="pill ${label?.tone ?? 'calm'}">${label ? say(label) : word}</span>`;

export type Fact = readonly [string, Html | string] | false | undefined | '';

/** Names with their values. */
export const facts = (rows: readonly Fact[]): Html =>
  html`<dl class="facts">${rows
    .filter((row): row is readonly [string, Html | string] => Array.isArray(row))
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

export const head = (title: string, beside: Html | string = ''): Html =>
  html`<div class="head"><h1>${title}</h1>${beside}</div>`;

/** What was done just now: the page that a form leads to says so. */
export function notice({ say, query: { done } }: Visitor): Html {
  const words = done !== undefined && Object.hasOwn(noticeWords, done) ? noticeWords[done] : undefined;
  return words ? html`<p class="notice" role="status">${say(words)}</p>` : html``;
}

interface Asking {
  readonly action: string;
  readonly button: string;
  readonly fields?: Html | string;
  readonly danger?: boolean;
  readonly main?: boolean;
  /** Whatever is hidden in it. */
  readonly hidden?: Readonly<Record<string, string>>;
}

/** A form with a button of its own. */
export const form = (
  { formToken }: Pick<Visit, 'formToken'>,
  { action, button, fields = '', danger, main, hidden = {} }: Asking,
): Html => html`<form method="post" action="${action}" class="form">
<input type="hidden" name="token" value="${formToken}">
${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${fields}
<button class="button${main ? ' main' : ''}${danger ? ' danger' : ''}">${button}</button>
</form>`;

/** The next page of a list, from where this one has ended. */
export const nextPage = ({ say, query }: Visitor, cursor: string | undefined): Html =>
  cursor === undefined
    ? html``
    : html`<p class="actions"><a class="button" rel="next" href="?${new URLSearchParams({ ...query, cursor })}">${say('더 보기', 'Next page')}</a></p>`;
