import { html } from 'hono/html';
import type { ListedFault, ListPageView } from '../views.ts';
import { faultWords } from './fault-words.ts';
import { formatCount } from './format.ts';
import type { Markup } from './page-frame.ts';

type FaultWords = typeof faultWords.ko;

/** `approve · Refuse -780 · at most once · 0 times so far`. */
function describe({ call, kind, code, ms, every, times, fired }: ListedFault, text: FaultWords): string {
  const parts = [
    call,
    [text.kinds[kind] ?? kind, code, ms && `${formatCount(ms)} ms`].filter((part) => part !== undefined).join(' '),
    every && every > 1 && text.everyOf(formatCount(every)),
    times && text.timesOf(formatCount(times)),
    text.fired(formatCount(fired)),
  ];
  return parts.filter(Boolean).join(' · ');
}

const faultRow = (fault: ListedFault, text: FaultWords) => html`<li class="row apart">
    <span>${describe(fault, text)}</span>
    <form method="post" action="${fault.removeUrl}">
      <button class="button small" aria-label="${text.removeOf(fault.call ?? 'any')}">${text.remove}</button>
    </form>
  </li>`;

/** What is set now. */
export function faultList({ faults, lang }: ListPageView): Markup {
  const text = faultWords[lang];
  if (faults.length === 0) return html``;
  return html`<ul class="lines" aria-label="${text.list}">${faults.map((fault) => faultRow(fault, text))}</ul>`;
}

const choice = (name: string, label: string, options: readonly (readonly [value: string, label: string])[]) =>
  html`<label class="field"><span>${label}</span><select name="${name}">${options.map(
    ([value, words]) => html`<option value="${value}">${words}</option>`,
  )}</select></label>`;

interface Digits {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly hint?: string;
  /** The kind of fault that it belongs to; other kinds hide it. */
  readonly only?: 'refuse' | 'stall';
}

const digits = ({ name, label, value = '', hint = '', only }: Digits) =>
  html`<label class="field${only ? ` only-${only}` : ''}"><span>${label}</span>
    <input name="${name}" value="${value}" placeholder="${hint}" inputmode="numeric" pattern="-?[0-9]{1,7}"></label>`;

/** The form that injects a fault. Each field begins with its usual value. */
export function faultForm({ actions, calls, lang }: ListPageView): Markup {
  const text = faultWords[lang];
  return html`<form method="post" action="${actions.fault}" class="fields">
    ${choice(
      'call',
      text.call,
      calls.map((call) => [call, call] as const),
    )}
    ${choice('kind', text.kind, Object.entries(text.kinds))}
    ${digits({ name: 'code', label: text.code, value: '-780', only: 'refuse' })}
    ${digits({ name: 'ms', label: text.ms, value: '12000', only: 'stall' })}
    ${digits({ name: 'every', label: text.every, value: '1' })}
    ${digits({ name: 'times', label: text.times, hint: text.unlimited })}
    <button class="button">${text.add}</button>
  </form>`;
}
