import type { Language } from '../../http/language.ts';
import { todosInKorean } from '../../reference/todos-ko.ts';
import { type Vocabulary, vocabularies } from '../../reference/vocabularies.ts';

/** What a word of the API's answers means; one of a later version is shown as it is. */
export function meaningOf(language: Language, vocabulary: Vocabulary, word: string): string {
  const korean: Readonly<Record<string, readonly [string, string]>> = todosInKorean[vocabulary];
  const english: Readonly<Record<string, string>> = vocabularies[vocabulary];
  const meaning = language === 'ko' ? korean[word]?.[0] : english[word];
  return (meaning ?? word).replaceAll('`', '');
}
