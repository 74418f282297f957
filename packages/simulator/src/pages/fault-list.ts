import { html } from 'hono/html';
import type { ListedFault, ListPageView } from '../views.ts';
import { faultWords } from './fault-words.ts';
import { formatCount } from './format.ts';
import type { Markup } from './page-frame.ts';

type FaultWords = typeof faultWords.ko;

/** Which calls it strikes: `every 3 calls · at most once`. */
function oftenOf(fault: ListedFault, text: FaultWords): readonly (string | undefined)[] {
  const { skip, every, chance, times, tid, orderId, sid } = fault;
  return [
    orderId,
    tid,
    sid,
    skip ? text.skipOf(formatCount(skip)) : undefined,
    every && every > 1 ? text.everyOf(formatCount(every)) : undefined,
    chance === undefined ? undefined : text.chanceOf(`${Math.round(chance * 1000) / 10}`),
    times ? text.timesOf(formatCount(times)) : undefined,
  ];
}

/** `approve · Refuse -780 · at most once · 0 times so far`. */
function describe(fault: ListedFault, text: FaultWords): string {
  const { call = 'any', kind, code, status, ms, when, fired } = fault;
  const [name] = text.kinds[kind];
  const parts = [
    call === 'any' ? text.anyCall : call,
    [name, code, status, ms && `${formatCount(ms)} ms`].filter((part) => part !== undefined).join(' '),
    when && text.whens[when],
    ...oftenOf(fault, text),
    text.fired(formatCount(fired)),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

const faultRow = (fault: ListedFault, text: FaultWords) => html`<li class="row apart">
    <span>${describe(fault, text)}</span>
    <form method="post" action="${fault.removeUrl}">
      <button class="button small" aria-label="${text.removeOf(text.kinds[fault.kind][0])}">${text.remove}</button>
    </form>
  </li>`;

/** What is set now. */
export function faultList({ faults, lang }: Pick<ListPageView, 'faults' | 'lang'>): Markup {
  const text = faultWords[lang];
  if (faults.length === 0) return html``;
  return html`<ul class="lines" aria-label="${text.list}">${faults.map((fault) => faultRow(fault, text))}</ul>`;
}
