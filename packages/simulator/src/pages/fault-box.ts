import { html } from 'hono/html';
import type { FaultKind, When } from '../faults/fault.ts';
import { faultKindNames, faultKinds, type NumberField, type NumberName, usualOf } from '../faults/kinds.ts';
import type { ListPageView } from '../views.ts';
import { faultWords } from './fault-words.ts';
import type { Markup } from './page-frame.ts';

/** The forms that inject a fault, from the table of kinds: a kind is opened, and shows the fields it has. */

type FaultWords = typeof faultWords.ko;
type Option = readonly [value: string, label: string];

const choice = (name: string, label: string, options: readonly Option[]) =>
  html`<label class="field"><span>${label}</span><select name="${name}">${options.map(
    ([value, words]) => html`<option value="${value}">${words}</option>`,
  )}</select></label>`;

interface TextField {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly hint?: string;
  /** What may be typed, and the keyboard that a phone shows for it. */
  readonly pattern?: string;
  readonly mode?: 'numeric' | 'decimal' | 'text';
}

const typed = ({ name, label, value = '', hint = '', pattern = '.{0,100}', mode = 'text' }: TextField) =>
  html`<label class="field"><span>${label}</span>
    <input name="${name}" value="${value}" placeholder="${hint}" inputmode="${mode}" pattern="${pattern}"></label>`;

/** A phone's keyboard of digits may lack the minus of a code. */
const digits = (field: TextField) => typed({ mode: 'numeric', pattern: '[0-9]{1,8}', ...field });

/** The decline of everyday life: what a refusal begins with. */
const usualRefusal = -780;

function numberField(name: NumberName, field: NumberField, text: FaultWords): Markup {
  const label = text.numbers[name];
  if ('choices' in field)
    return choice(
      name,
      label,
      field.choices.map((value) => [`${value}`, `${value}`] as const),
    );
  const value = `${usualOf(field) ?? usualRefusal}`;
  return name === 'code' ? typed({ name, label, value, pattern: '-[0-9]{1,4}' }) : digits({ name, label, value });
}

function callField(kind: FaultKind, text: FaultWords): Markup {
  const names = faultKinds[kind].calls.map((call) => [call, call] as const);
  return choice('call', text.call, [['any', text.anyCall], ...names]);
}

function whenField(kind: FaultKind, text: FaultWords): Markup {
  const whens: readonly When[] = faultKinds[kind].when === 'after' ? ['after', 'before'] : ['before', 'after'];
  const options = whens.map((when) => [when, text.whens[when]] as const);
  return choice('when', text.when, options);
}

const extrasFields = (text: FaultWords) => html`
      ${typed({ name: 'method_result_code', label: text.extrasCode, hint: 'USER_LOCKED' })}
      ${typed({ name: 'method_result_message', label: text.extrasMessage })}`;

const moreFields = (kind: FaultKind, text: FaultWords) => html`<details>
      <summary>${text.more}</summary>
      <div class="fields">
      ${faultKinds[kind].extras ? extrasFields(text) : ''}
      ${digits({ name: 'skip', label: text.skip, hint: '0' })}
      ${digits({ name: 'every', label: text.every, hint: '1' })}
      ${typed({ name: 'chance', label: text.chance, hint: '1', mode: 'decimal', pattern: '0|1|0?[.][0-9]{1,9}' })}
      ${typed({ name: 'orderId', label: text.orderId })}
      ${typed({ name: 'tid', label: text.tid })}
      ${typed({ name: 'sid', label: text.sid })}
      </div>
    </details>`;

function kindForm(kind: FaultKind, action: string, text: FaultWords): Markup {
  const [name, does] = text.kinds[kind];
  const { numbers = {}, eitherWay } = faultKinds[kind];
  const fields = Object.entries(numbers) as [NumberName, NumberField][];
  return html`<details name="fault" class="kind">
    <summary><strong>${name}</strong> <span class="quiet">${does}</span></summary>
    <form method="post" action="${action}" class="stack">
      <input type="hidden" name="kind" value="${kind}">
      <div class="fields">
      ${callField(kind, text)}
      ${fields.map(([field, range]) => numberField(field, range, text))}
      ${eitherWay ? whenField(kind, text) : ''}
      ${digits({ name: 'times', label: text.times, value: '1', hint: text.unlimited })}
      </div>
      ${moreFields(kind, text)}
      <div class="row"><button class="button" aria-label="${text.addOf(name)}">${text.add}</button></div>
    </form>
  </details>`;
}

/** The form that injects a fault: one for each kind. Each field begins with its usual value. */
export function faultForm({ actions, lang }: ListPageView): Markup {
  const text = faultWords[lang];
  return html`<div class="kinds">${faultKindNames.map((kind) => kindForm(kind, actions.fault, text))}</div>`;
}
