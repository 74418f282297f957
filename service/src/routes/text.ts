import * as v from 'valibot';

// Control characters, zero-width ones, marks that turn the direction of writing, and the sign for broken text.
export const unseen =
  '\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffd';
// White space, and the fillers of Hangul and Braille that look like it.
const blank = '\\s\\u115f\\u1160\\u2800\\u3164\\uffa0';
const pattern = `^[^${unseen}]*[^${unseen}${blank}][^${unseen}]*$`;

const hasUnseen = new RegExp(`[${unseen}]`);
const isBlank = new RegExp(`^[${blank}]*$`);

/** Families and flags are several emoji in one, joined by a character without width. */
const withoutJoiners = (text: string): string =>
  text.includes('\u200d')
    ? text.replace(
        /(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*)\u200d(?=\p{Extended_Pictographic})/gu,
        '',
      )
    : text;

const codePoints = (text: string): number => [...text].length;

/** Text that people read, counted in code points as JSON Schema counts it. */
export const text = (max: number) =>
  v.pipe(
    v.string('must be text'),
    v.minLength(1, 'must not be empty'),
    v.check((given) => codePoints(given) <= max, `may have ${max} characters at most`),
    // JSON can carry one half of a surrogate pair; UTF-8, and so the table, cannot.
    v.check((given) => given.isWellFormed(), 'must not hold half a character'),
    v.check((given) => !hasUnseen.test(withoutJoiners(given)), 'must not hold control or invisible characters'),
    v.check((given) => !isBlank.test(given), 'must not be blank'),
    v.metadata({ maxLength: max, pattern }),
  );
