import type { Generation } from '../core/books.ts';
import { Refusal } from '../core/codes.ts';
import { type Message, mediaType } from '../message.ts';
import { bodyText, formFields } from '../text.ts';
import { generations } from './generations.ts';

/** Raw request parameters by name; nothing about them is known yet. */
export type Raw = Record<string, unknown>;

function isPlainObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fromJson(text: string, badParameter: number): Raw {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(badParameter, 'request body is not JSON');
  }
  if (!isPlainObject(value)) throw new Refusal(badParameter, 'request body is not a JSON object');
  return value;
}

/** An empty value is one that was not sent; this is also what `null` means. */
const isEmpty = (value: unknown) => value === null || value === '';

/** Seldom has to change what JSON gave: a copy of it would cost as much as reading it did. */
function withoutEmpty(raw: Raw): Raw {
  for (const name in raw) if (isEmpty(raw[name])) delete raw[name];
  return raw;
}

/** The first value of each name. */
function firstOf(pairs: Iterable<[string, string]>): Raw {
  const raw: Raw = Object.create(null);
  for (const [name, value] of pairs) if (!isEmpty(value)) raw[name] ??= value;
  return raw;
}

const formType = 'application/x-www-form-urlencoded';

const readers = {
  /** Current: a JSON object, with or without charset. */
  json(message: Message, badParameter: number): Raw {
    const text = bodyText(message);
    if (mediaType(message) !== 'application/json')
      throw new Refusal(badParameter, 'Content-Type must be application/json');
    return withoutEmpty(fromJson(text, badParameter));
  },
  /** Legacy: query string and form together. Anything but a form is not read, so `cid` is missed first [client]. */
  form(message: Message): Raw {
    const text = bodyText(message);
    const form = mediaType(message) === formType ? formFields(text) : [];
    const raw = firstOf([...formFields(message.query), ...form]);
    if (raw.cid === undefined && text !== '' && mediaType(message) !== formType) throw notAForm(mediaType(message));
    return raw;
  },
};

/** The real text [client], and our own hint behind it. */
const notAForm = (type: string) =>
  new Refusal(
    -2,
    `invalid param(cid has invalid value): the body must be a form (${formType}), not ${type || 'untyped'}`,
  );

/** `badParameter` is the code for what cannot be read in the current generation. */
export const readParameters = (generation: Generation, message: Message, badParameter: number): Raw =>
  readers[generations[generation].body](message, badParameter);
