import * as v from 'valibot';

/** A point in time, as answers give it. */
export const time = (description: string) => v.pipe(v.string(), v.isoTimestamp(), v.description(description));

/** Words with the sentence of each. */
export const saying = (words: Readonly<Record<string, string>>): string =>
  Object.entries(words)
    .map(([word, sentence]) => `\`${word}\`: ${sentence}`)
    .join(' ');

/** A closed list of words, each with its sentence. */
export const explained = <Word extends string>(words: Readonly<Record<Word, string>>) => {
  const names = Object.keys(words) as Word[];
  return v.pipe(v.picklist(names), v.description(saying(words)), v.examples(names.slice(0, 1)));
};
