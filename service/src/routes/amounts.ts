import * as v from 'valibot';

// Apart from the other schemas, so that the payer's way builds none that it does not use.

export const wholeNumber = (min: number, max: number) =>
  v.pipe(
    v.number('must be a number'),
    v.integer('must be a whole number'),
    v.minValue(min, `must be ${min} or more`),
    v.maxValue(max, `must be ${max} or less`),
  );

/** Well above KakaoPay's own limits, well below where a number stops being exact. */
export const wonMax = 1_000_000_000;
export const won = wholeNumber(0, wonMax);
export const quantity = wholeNumber(1, 1_000_000);
