import { html } from 'hono/html';
import type { Html } from '../pages/page.ts';
import { nameOfRef, type Schema } from './api.ts';
import type { Showing } from './showing.ts';

type Piece = Html | string;

const isObject = ({ properties }: Schema): boolean => properties !== undefined;

/** Longer than any that says something to a reader: the one of texts. */
const longPattern = 100;

const range = (from: unknown, to: unknown): string | undefined => {
  if (from === undefined && to === undefined) return undefined;
  const [low, high] = [from, to].map((one) => (one === undefined ? '' : Number(one).toLocaleString('en-US')));
  if (to === undefined) return `≥ ${low}`;
  return low === '' || low === high ? `≤ ${high}` : `${low}–${high}`;
};

/** Of which kind a value is: a name leads to where it is described. */
export function kindOf(show: Showing, schema: Schema): Piece {
  const name = schema.$ref ? nameOfRef(schema.$ref) : show.nameOf(schema);
  if (name) return html`<a href="#${name.split(' ')[0]}">${name}</a>`;
  if (schema.items) return html`${show.say.listOf} ${kindOf(show, schema.items)}`;
  if (schema.anyOf) return html`${schema.anyOf.map((one, at) => html`${at > 0 ? ' | ' : ''}${kindOf(show, one)}`)}`;
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  return [schema.type, schema.format].filter(Boolean).join(', ');
}

/** What a value must keep to. */
function limitsOf({ say }: Showing, schema: Schema): Piece[] {
  const { pattern, default: byDefault, examples } = schema;
  const characters = range(schema.minLength, schema.maxLength);
  const numbers = range(schema.minimum, schema.maximum);
  const entries = range(schema.minItems, schema.maxItems);
  const isLong = String(pattern ?? '').length > longPattern;
  const shown = examples?.filter((example) => !schema.enum?.includes(String(example))) ?? [];
  return [
    ...(characters ? [say.characters(characters)] : []),
    ...(entries ? [say.entries(entries)] : []),
    ...(numbers ? [numbers] : []),
    ...(isLong ? [say.visibleText] : []),
    ...(pattern && !isLong ? [html`${say.pattern} <code>${pattern}</code>`] : []),
    ...(byDefault === undefined ? [] : [html`${say.byDefault} <code>${JSON.stringify(byDefault)}</code>`]),
    ...(shown.length > 0
      ? [html`${say.examples} ${shown.map((one, at) => html`${at > 0 ? ', ' : ''}<code>${String(one)}</code>`)}`]
      : []),
  ];
}

/** The words that a value may be, where its description does not name them one by one. */
function wordsOf({ say }: Showing, { enum: words = [], description = '' }: Schema): Piece {
  const unsaid = words.length > 0 && !words.every((word) => description.includes(`\`${word}\``));
  return unsaid ? html`<p>${say.oneOf} ${words.map((word) => html`<code>${word}</code> `)}</p>` : '';
}

/** A description; the words of a closed list stand below each other. */
export function described(show: Showing, text = ''): Piece {
  if (text === '') return '';
  const [before = '', ...words] = text.split(/(?:^|\s)(?=`[\w.]+`: )/);
  const list = words.length > 0 ? html`<ul>${words.map((word) => html`<li>${show.linked(word)}</li>`)}</ul>` : '';
  return html`<div lang="en">${before && html`<p>${show.linked(before)}</p>`}${list}</div>`;
}

/** One value with a name of its own: a field, a parameter. */
export function fieldRow(show: Showing, name: string, schema: Schema, more: Piece, isRequired: boolean): Html {
  const facts = [
    kindOf(show, schema),
    ...(schema.items ? limitsOf(show, schema.items) : []),
    ...limitsOf(show, schema),
  ];
  return html`<li><code class="name">${name}</code> ${more}${isRequired && html`<b>${show.say.required}</b> `}<span class="kind">${facts.map((fact, at) => html`${at > 0 ? ' · ' : ''}${fact}`)}</span>
${wordsOf(show, schema)}${wordsOf(show, schema.items ?? {})}${described(show, schema.description)}${inside(show, schema)}</li>
`;
}

/** The fields of whatever objects stand in a value, unless they have a name. */
function inside(show: Showing, schema: Schema): Piece {
  const held = [schema, ...(schema.items ? [schema.items] : []), ...(schema.anyOf ?? [])];
  const objects = held.filter((one) => isObject(one) && !show.nameOf(one));
  return html`${objects.map((one) => fieldsOf(show, one))}`;
}

/** Every field of an object, and of the objects in it. */
export function fieldsOf(show: Showing, { properties = {}, required = [] }: Schema): Html {
  const rows = Object.entries(properties);
  return html`<ul class="fields">${rows.map(([name, of]) => fieldRow(show, name, of, '', required.includes(name)))}</ul>`;
}
