import * as v from 'valibot';

/** A point in time, as answers give it. */
export const time = (description: string) => v.pipe(v.string(), v.isoTimestamp(), v.description(description));

/** A closed list of words, each with its sentence. */
export const explained = <Word extends string>(words: Readonly<Record<Word, string>>) => {
  const names = Object.keys(words) as Word[];
  const sentences = names.map((name) => `\`${name}\`: ${words[name]}`);
  return v.pipe(v.picklist(names), v.description(sentences.join(' ')), v.examples(names.slice(0, 1)));
};
