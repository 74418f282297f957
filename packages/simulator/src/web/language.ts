import { type Message, searchOf } from '../message.ts';
import { formFields, queryValue } from '../text.ts';
import type { Language } from '../views.ts';

/** `?lang=` decides, then the browser's first language; Korean otherwise. */
export function languageOf(message: Message): Language {
  const asked = queryValue(message, 'lang');
  if (asked === 'ko' || asked === 'en') return asked;
  return /^\s*en\b/i.test(message.headers['accept-language'] ?? '') ? 'en' : 'ko';
}

/** The same address with some of its query changed, as an absolute path. */
export function addressWith(message: Message, changes: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams({ ...Object.fromEntries(formFields(message.query)), ...changes });
  return `${message.path}${searchOf({ ...message, query: query.toString() })}`;
}

/** The same address without one name in its query. */
export const without = (message: Message, name: string): Message => ({
  ...message,
  query: new URLSearchParams(formFields(message.query).filter(([sent]) => sent !== name)).toString(),
});

/** The same address in the other language. */
export const otherLanguageUrl = (message: Message): string =>
  addressWith(message, { lang: languageOf(message) === 'ko' ? 'en' : 'ko' });

const accepts = ({ headers }: Message, type: string) => (headers.accept ?? '').includes(type);

export const wantsJson = (message: Message): boolean => accepts(message, 'application/json');

export const wantsPage = (message: Message): boolean => accepts(message, 'text/html');
