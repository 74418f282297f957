import * as v from 'valibot';
import type { Vocabulary } from '../reference/vocabularies.ts';

/** A point in time, as answers give it. */
export const time = (description: string) => v.pipe(v.string(), v.isoTimestamp(), v.description(description));

/** Words with the sentence of each. */
export const saying = (words: Readonly<Record<string, string>>): string =>
  Object.entries(words)
    .map(([word, sentence]) => `\`${word}\`: ${sentence}`)
    .join(' ');

/** A closed list of words, each with its sentence; `at`, where `/problems` says what a shop does then. */
export const explained = <Word extends string>(words: Readonly<Record<Word, string>>, at?: Vocabulary) => {
  const names = Object.keys(words) as Word[];
  const there = at === undefined ? '' : `See \`/problems#${at}\` for what a shop does then. `;
  return v.pipe(v.picklist(names), v.description(`${there}${saying(words)}`), v.examples(names.slice(0, 1)));
};
