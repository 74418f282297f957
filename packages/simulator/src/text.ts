import type { Message } from './message.ts';

/** The one place where bytes become text: strictly, so that nothing is ever stored as `U+FFFD`. */

/** What was sent cannot be read. The message is a plain English clause. */
export class Unreadable extends Error {}

export const bodyMaxBytes: number = 64 * 1024;

const strict = new TextDecoder('utf-8', { fatal: true });

/** Whatever reads UTF-8 and throws where it is none. */
function strictly<T>(read: (from: T) => string): (from: T) => string {
  return (from) => {
    try {
      return read(from);
    } catch {
      throw new Unreadable('request is not UTF-8');
    }
  };
}

const utf8 = strictly((bytes: Uint8Array) => strict.decode(bytes));
const escapes = strictly(decodeURIComponent);

/** The body as text, never more than 64 kB of it. */
export function bodyText({ body }: Message): string {
  if (body.length > bodyMaxBytes) throw new Unreadable('request body is too large');
  return typeof body === 'string' ? body : utf8(body);
}

/** A percent sign that begins no escape stays what it is, as browsers have it. */
function unescaped(part: string): string {
  const spaced = part.replaceAll('+', ' ');
  return spaced.replace(/(?:%[0-9a-f]{2})+/gi, escapes);
}

/** The fields of a form or a query, in the order sent. */
export function formFields(text: string): [name: string, value: string][] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const end = pair.includes('=') ? pair.indexOf('=') : pair.length;
      return [unescaped(pair.slice(0, end)), unescaped(pair.slice(end + 1))];
    });
}

/** The first value of a name in the query. */
export function queryValue({ query }: Message, name: string): string | undefined {
  return formFields(query).find(([sent]) => sent === name)?.[1];
}
