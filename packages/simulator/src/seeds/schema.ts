import * as v from 'valibot';
import { readyParams } from '../calls/ready.ts';
import { payBody } from '../control/schemas.ts';
import { durationMs } from '../core/kst.ts';
import { type Status, states } from '../core/states.ts';
import type { Fault } from '../faults/fault.ts';
import { faultBody } from '../faults/schema.ts';

/** What a simulator begins with. The fields of a payment are those of `ready` and of the payer; all have a default. */

const ago = v.pipe(
  v.string(),
  v.check((text) => durationMs(text) !== undefined, 'it must be a length of time such as 20m, 36h or 30d.'),
);

const id = (prefix: 'T' | 'S') =>
  v.pipe(
    v.string('it must be a text.'),
    v.regex(new RegExp(`^${prefix}[0-9A-Za-z]{19}$`), `it must be ${prefix} and 19 letters or digits.`),
  );

const oneOf = <T extends string>(words: readonly T[]) => v.picklist(words, `it must be one of ${words.join(', ')}.`);
const statuses = Object.keys(states) as Status[];

const common = {
  ...v.partial(readyParams).entries,
  ...v.partial(payBody).entries,
  tid: v.optional(id('T')),
  ago: v.optional(ago),
};

const payment = v.strictObject({
  ...common,
  status: v.optional(oneOf(statuses)),
  cancel_amount: v.optional(v.number('it must be a number.')),
  cancel_tax_free_amount: v.optional(v.number('it must be a number.')),
});

const subscription = v.strictObject({
  ...common,
  sid: v.optional(id('S')),
  status: v.optional(oneOf(['ACTIVE', 'INACTIVE'])),
});

const listOf = <T extends v.GenericSchema>(item: T) => v.optional(v.pipe(v.array(item), v.maxLength(10_000)), []);

const seedsSchema = v.strictObject({
  payments: listOf(payment),
  subscriptions: listOf(subscription),
  faults: listOf(faultBody),
});

/** As people write them: see docs/guides/test-fixtures.md. */
export type Seeds = Omit<v.InferInput<typeof seedsSchema>, 'faults'> & { readonly faults?: readonly Fault[] };
export type CheckedSeeds = v.InferOutput<typeof seedsSchema>;
export type PaymentSeed = CheckedSeeds['payments'][number];
export type SubscriptionSeed = CheckedSeeds['subscriptions'][number];

/** A TypeError, which whoever starts a simulator is shown. */
export const wrongSeeds = (place: string, why: string): TypeError => new TypeError(`Seeds: ${place} is wrong: ${why}`);

const whyOf = ({ received, expected, message }: v.BaseIssue<unknown>): string =>
  expected === 'never' ? `there is no such field as ${received}.` : message.replace(/\.?$/, '.');

/** Reads seeds from outside. Throws a TypeError that names the first wrong place. */
export function checkSeeds(seeds: unknown): CheckedSeeds {
  const result = v.safeParse(seedsSchema, seeds, { abortEarly: true });
  if (result.success && !Array.isArray(seeds)) return result.output;
  const [issue] = result.issues ?? [];
  const place = issue && v.getDotPath(issue);
  if (!issue || !place || Array.isArray(seeds))
    throw new TypeError('Seeds must be an object with payments, subscriptions or faults.');
  throw wrongSeeds(place, whyOf(issue));
}
