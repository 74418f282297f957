import * as v from 'valibot';
import { approve, approveParams } from '../calls/approve.ts';
import { cancel, cancelParams } from '../calls/cancel.ts';
import { manageParams, subscriptionInactive, subscriptionStatus } from '../calls/manage.ts';
import { order, orderParams } from '../calls/order.ts';
import { ready, readyParams } from '../calls/ready.ts';
import { subscription, subscriptionParams } from '../calls/subscription.ts';
import { Refusal } from '../core/codes.ts';
import type { Generation, World } from '../core/world.ts';
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

export const CALL_NAMES = [
  'ready',
  'approve',
  'cancel',
  'order',
  'subscription',
  'subscription_status',
  'subscription_inactive',
] as const;
export type CallName = (typeof CALL_NAMES)[number];

export interface Context {
  readonly world: World;
  readonly generation: Generation;
  /** The simulator's own address, without a slash at the end. */
  readonly baseUrl: string;
}

export interface Call {
  readonly name: CallName;
  readonly path: string;
  /** Its answer is approve's, which has its own way with unused fields. */
  readonly likeApprove: boolean;
  readonly run: (context: Context, raw: Raw) => Fields;
}

/** Unlike the schemas' own messages, this text was seen in a real answer, for `cid` [client]. */
function parse<T extends v.GenericSchema>(schema: T, raw: Raw): v.InferOutput<T> {
  const result = v.safeParse(schema, raw, { abortEarly: true });
  if (result.success) return result.output;
  throw new Refusal(-2, `invalid param(${v.getDotPath(result.issues[0])?.split('.', 1)[0]} has invalid value)`);
}

const CALLS: readonly Call[] = [
  {
    name: 'ready',
    path: 'ready',
    likeApprove: false,
    run: ({ world, generation, baseUrl }, raw) =>
      readyFields(baseUrl, ready(world, parse(readyParams, raw), generation)),
  },
  {
    name: 'approve',
    path: 'approve',
    likeApprove: true,
    run: ({ world }, raw) => approveFields(approve(world, parse(approveParams, raw))),
  },
  {
    name: 'cancel',
    path: 'cancel',
    likeApprove: false,
    run: ({ world }, raw) => cancelAnswer(world, cancel(world, parse(cancelParams, raw))),
  },
  {
    name: 'order',
    path: 'order',
    likeApprove: false,
    run: ({ world }, raw) => orderFields(world, order(world, parse(orderParams, raw))),
  },
  {
    name: 'subscription',
    path: 'subscription',
    likeApprove: true,
    run: ({ world, generation }, raw) => approveFields(subscription(world, parse(subscriptionParams, raw), generation)),
  },
  {
    name: 'subscription_status',
    path: 'manage/subscription/status',
    likeApprove: false,
    run: ({ world, generation }, raw) =>
      subscriptionStatusFields(generation, subscriptionStatus(world, parse(manageParams, raw))),
  },
  {
    name: 'subscription_inactive',
    path: 'manage/subscription/inactive',
    likeApprove: false,
    run: ({ world, generation }, raw) =>
      subscriptionInactiveFields(generation, subscriptionInactive(world, parse(manageParams, raw))),
  },
];

const BY_PATH = new Map(CALLS.map((call) => [call.path, call]));

export const callAt = (path: string): Call | undefined => BY_PATH.get(path);
