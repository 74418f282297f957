import { html } from 'hono/html';
import type { FaultKind } from '../faults/fault.ts';
import type { HistoryEntry, Language } from '../views.ts';
import { faultWords } from './fault-words.ts';
import { formatLength, formatTime, formatWon } from './format.ts';
import { historyWords } from './history-words.ts';
import type { Markup } from './page-frame.ts';

type CallEntry = Extract<HistoryEntry, { kind: 'call' }>;
type Text = typeof historyWords.ko;

const tones: Readonly<Record<string, string>> = { error: 'bad', warning: 'warn', hint: 'active' };

/** What there is to say, in the reader's language. */
function findings({ findings }: HistoryEntry, lang: Language, text: Text): Markup {
  if (findings.length === 0) return html``;
  return html`<ul class="findings">${findings.map(
    (finding) =>
      html`<li class="${tones[finding.severity] ?? ''}"><strong>${text.severities[finding.severity] ?? finding.severity}</strong> ${finding[lang]}</li>`,
  )}</ul>`;
}

function answerBadge({ status, code, lost }: CallEntry, text: Text): Markup {
  if (lost) return html`<span class="badge warn">${text.answerLost}</span>`;
  if (code !== undefined) return html`<span class="badge bad number">${text.refused(String(code))}</span>`;
  if (status === undefined) return html`<span class="badge active">${text.answerHeld}</span>`;
  return html`<span class="badge ${status < 400 ? 'good' : 'bad'} number">${status}</span>`;
}

const field = (name: string, value: unknown) =>
  value === undefined || value === '' ? '' : html`<div><dt>${name}</dt><dd>${String(value)}</dd></div>`;

/** The address, key and parameters as they were sent; what is secret or personal was taken out before. */
function sent(entry: CallEntry, text: Text): Markup {
  const { n, method, path, key, contentType, userAgent, pgToken, parameters, call = text.unknownCall } = entry;
  return html`<details id="sent-${n}">
    <summary aria-label="${text.sentOf(call, String(n))}">${text.sent}</summary>
    <dl class="sent">
      ${field(text.fields.path, `${method} ${path}`)}
      ${field(text.fields.key, `${key.scheme} (${key.kind})`)}
      ${field(text.fields.contentType, contentType)}
      ${field(text.fields.userAgent, userAgent)}
      ${Object.entries(parameters).map(([name, value]) =>
        field(name, name === 'pg_token' && pgToken ? text.tokens[pgToken] : value),
      )}
    </dl>
  </details>`;
}

function effectOf({ effect, won }: CallEntry, lang: Language, text: Text): string {
  const what = effect === 'none' ? '' : (text.effects[effect] ?? effect);
  return won === undefined ? what : `${what} ${formatWon(won, lang)}`;
}

function faultOf({ fault }: CallEntry, lang: Language, text: Text): Markup {
  if (fault === undefined) return html``;
  return html`<span class="badge warn">${text.faultOf(faultWords[lang].kinds[fault as FaultKind]?.[0] ?? fault)}</span>`;
}

function call(entry: CallEntry, lang: Language, text: Text): Markup {
  return html`<strong>${entry.call ?? text.unknownCall}</strong>
      ${answerBadge(entry, text)} ${faultOf(entry, lang, text)}
      <span class="number">${effectOf(entry, lang, text)}</span>
      ${entry.text && html`<span class="quiet">${entry.text}</span>`}
      ${entry.generation === 'legacy' ? html`<span class="quiet">${text.generations.legacy}</span>` : ''}`;
}

function told(entry: HistoryEntry, lang: Language, text: Text): Markup {
  switch (entry.kind) {
    case 'call':
      return call(entry, lang, text);
    case 'payer':
      return html`<strong>${text.payer}</strong> <span>${text.steps[entry.step] ?? entry.step}</span>`;
    case 'clock':
      return html`<strong>${text.clock}</strong> <span>${text.clockMoved(formatLength(entry.byMs, text.units))}</span>`;
    case 'expired':
      return html`<strong>${text.expired}</strong> <span>${text.expiredText}</span>`;
  }
}

/** Which payment it is about, where that is not plain; an order that no payment came of is only named. */
function about(entry: HistoryEntry, isOfOne: boolean): Markup {
  const name = (entry.kind === 'call' ? entry.orderId : undefined) ?? ('tid' in entry ? entry.tid : undefined);
  if (isOfOne || name === undefined) return html``;
  return entry.url === undefined ? html`<span class="quiet">${name}</span>` : html`<a href="${entry.url}">${name}</a>`;
}

/** One thing that happened, in a list of them: of everything, or of one payment. */
export function historyEntry(entry: HistoryEntry, lang: Language, isOfOne = false): Markup {
  const text = historyWords[lang];
  return html`<li class="event ${entry.kind}">
    <p class="row"><time class="quiet number" datetime="${entry.at}">${formatTime(entry.at)}</time> ${told(entry, lang, text)} ${about(entry, isOfOne)}</p>
    ${findings(entry, lang, text)}
    ${entry.kind === 'call' ? sent(entry, text) : ''}
  </li>`;
}
