import type { Language } from '../../http/language.ts';

/** The same in both languages. */
export interface Text {
  readonly ko: string;
  readonly en: string;
}

/** Picks the reader's language of a text that stands where it is used, or in a table. */
export interface Say {
  (ko: string, en: string): string;
  (text: Text): string;
}

export const sayIn =
  (language: Language): Say =>
  (...given: [string, string] | [Text]): string => {
    const [first, en = ''] = given;
    return typeof first === 'string' ? { ko: first, en }[language] : first[language];
  };
