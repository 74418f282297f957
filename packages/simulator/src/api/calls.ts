import * as v from 'valibot';
import { approve, approveParams } from '../calls/approve.ts';
import { cancel, cancelParams } from '../calls/cancel.ts';
import { manageParams, subscriptionInactive, subscriptionStatus } from '../calls/manage.ts';
import { order, orderParams } from '../calls/order.ts';
import { ready, readyParams } from '../calls/ready.ts';
import { subscription, subscriptionParams } from '../calls/subscription.ts';
import type { Books, Generation } from '../core/books.ts';
import { Refusal } from '../core/codes.ts';
import { pagesOf } from './addresses.ts';
import {
  approveFields,
  cancelAnswer,
  orderFields,
  readyFields,
  subscriptionInactiveFields,
  subscriptionStatusFields,
} from './answers.ts';
import type { Fields } from './generations.ts';
import type { Raw } from './parameters.ts';

export const callNames = [
  'ready',
  'approve',
  'cancel',
  'order',
  'subscription',
  'subscription_status',
  'subscription_inactive',
] as const;
export type CallName = (typeof callNames)[number];

export interface Context {
  readonly books: Books;
  readonly generation: Generation;
  /** The simulator's own address, without a slash at the end. */
  readonly baseUrl: string;
  /** The code of a parameter that is missing or wrong. */
  readonly badParameter: number;
}

export interface Call {
  readonly name: CallName;
  readonly path: string;
  /** Older paths of the legacy generation for the same [client]. */
  readonly legacyPath?: string;
  /** Its answer is approve's, which has its own way with unused fields. */
  readonly likeApprove: boolean;
  readonly run: (context: Context, raw: Raw) => Fields;
}

/** Unlike the schemas' own messages, this text was seen in a real answer, for `cid` [client]. */
function parse<T extends v.GenericSchema>(context: Context, schema: T, raw: Raw): v.InferOutput<T> {
  const result = v.safeParse(schema, raw, { abortEarly: true });
  if (result.success) return result.output;
  throw new Refusal(
    context.badParameter,
    `invalid param(${v.getDotPath(result.issues[0])?.split('.', 1)[0]} has invalid value)`,
  );
}

const calls: readonly Call[] = [
  {
    name: 'ready',
    path: 'ready',
    likeApprove: false,
    run(context, raw) {
      const { books, generation, baseUrl } = context;
      const payment = ready(books, parse(context, readyParams, raw), generation);
      return readyFields(baseUrl, pagesOf(books, payment), payment);
    },
  },
  {
    name: 'approve',
    path: 'approve',
    likeApprove: true,
    run: (context, raw) => approveFields(approve(context.books, parse(context, approveParams, raw))),
  },
  {
    name: 'cancel',
    path: 'cancel',
    likeApprove: false,
    run(context, raw) {
      const { books } = context;
      return cancelAnswer(books, cancel(books, parse(context, cancelParams, raw)));
    },
  },
  {
    name: 'order',
    path: 'order',
    legacyPath: 'status',
    likeApprove: false,
    run: (context, raw) => orderFields(context.books, order(context.books, parse(context, orderParams, raw))),
  },
  {
    name: 'subscription',
    path: 'subscription',
    likeApprove: true,
    run(context, raw) {
      const params = parse(context, subscriptionParams, raw);
      return approveFields(subscription(context.books, params, context.generation));
    },
  },
  {
    name: 'subscription_status',
    path: 'manage/subscription/status',
    likeApprove: false,
    run(context, raw) {
      const params = parse(context, manageParams, raw);
      return subscriptionStatusFields(context.generation, subscriptionStatus(context.books, params));
    },
  },
  {
    name: 'subscription_inactive',
    path: 'manage/subscription/inactive',
    legacyPath: 'inactive',
    likeApprove: false,
    run(context, raw) {
      const params = parse(context, manageParams, raw);
      return subscriptionInactiveFields(context.generation, subscriptionInactive(context.books, params));
    },
  },
];

const byPath = new Map(calls.map((call) => [call.path, call]));
const byLegacyPath = new Map(calls.map((call) => [call.legacyPath, call]));

export const callAt = (generation: Generation, path: string): Call | undefined =>
  byPath.get(path) ?? (generation === 'legacy' ? byLegacyPath.get(path) : undefined);
