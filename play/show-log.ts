import type { Answered, Call } from './calling.ts';
import { element, make } from './elements.ts';
import type { Words } from './words.ts';

const callsMax = 50;

const json = (value: unknown) => make('pre', [JSON.stringify(value, null, 2)], { tabindex: '0' });

const outcome = (answered: Answered, text: Words) => {
  if (answered.lost) return text.lost;
  const { ok, status, body } = answered;
  return ok ? `${status} ${body.status ?? body.tid ?? ''}` : `${status} (${body.error_code})`;
};

/** Puts a call on top of the log; of the oldest there are not too many. */
export function showCall({ name, sent, answered }: Call, text: Words): void {
  const look = answered.lost ? 'lost' : answered.ok ? 'ok' : 'refused';
  const left = make('div', [make('h3', [text.sent]), json(sent)]);
  const right = make('div', [
    make('h3', [text.answered]),
    answered.lost ? make('p', [text.lost]) : json(answered.body),
  ]);
  const summary = make('summary', [`${name} → ${outcome(answered, text)}`]);
  const log = element('log');
  log.prepend(make('details', [summary, make('div', [left, right], { class: 'exchange' })], { class: look }));
  for (const old of [...log.children].slice(callsMax)) old.remove();
  element('log-empty').hidden = true;
}

export function clearLog(): void {
  element('log').replaceChildren();
  element('log-empty').hidden = false;
}
