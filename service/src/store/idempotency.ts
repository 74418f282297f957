import { dayMs } from '../kst.ts';
import type { Item, Key, Table } from '../ports/table.ts';
import { claimLifeMs } from './orders.ts';

// Loaded this way a cold start is spared the module's web-crypto half.
const { hash } = process.getBuiltinModule('node:crypto');

/**
 * What an Idempotency-Key leads to. The claim names the payment's id before the payment exists, so one write is enough:
 * whether the request has finished is told by the payment itself.
 *
 *     claimed                 30 s                                        24 h
 *     |------------------------|-------------------------------------------|------------->
 *      no payment yet: 409      no payment yet: taken over, a new id         the key is new
 *      the payment is there: the answer is that payment, as it is now
 *      another body: 422, the key stays bound to the first one
 *
 * A key belongs to the stage, not to the API key that came with it: it outlives the rotation of that one.
 */
export type Claim =
  /** Ours: go on and make the payment with this id. */
  | Claimed
  /** Somebody had this key and body before us: answer from this payment, or wait for it. */
  | { readonly outcome: 'known'; readonly paymentId: string; takeOver(): Promise<Claimed | InProgress> }
  /** The key was used for another body. */
  | { readonly outcome: 'other_body' }
  | InProgress;

export interface Claimed {
  readonly outcome: 'claimed';
  readonly paymentId: string;
  /** The request failed and made no payment: the next one with this key need not wait. */
  release(): Promise<void>;
  /** Another payment is the answer to this request: the order had one already. */
  pointTo(paymentId: string): Promise<void>;
}

interface InProgress {
  readonly outcome: 'in_progress';
}

export interface ClaimRequest {
  readonly idempotencyKey: string;
  /** What was asked for, in short. */
  readonly fingerprint: string;
  /** The id the payment will have if the key is new. */
  readonly paymentId: string;
  /** ms since 1970. */
  readonly now: number;
}

/** How long a key is remembered. */
const windowMs = dayMs;

export async function claimKey(table: Table, request: ClaimRequest): Promise<Claim> {
  const key = itemKey(request);
  const wanted = claimAttributes(request);
  const put = await table.putIfAbsent({ ...key, ...wanted });
  if (put.written) return claimed(table, put.item);
  const found = put.current;
  if (found === undefined) return { outcome: 'in_progress' };
  // DynamoDB forgets an item some time after its time to live has passed, not at once.
  const isForgotten = Number(found.forgetAt) * 1000 <= request.now;
  if (isForgotten) return replace(table, found, wanted);
  const isOtherBody = found.fingerprint !== wanted.fingerprint;
  if (isOtherBody) return { outcome: 'other_body' };
  const isAbandoned = request.now - Number(found.claimedAt) >= claimLifeMs;
  const { paymentId, claimedAt } = wanted;
  return {
    outcome: 'known',
    paymentId: String(found.paymentId),
    // The payment is born now: neither with the first try's id nor with its time.
    takeOver: async () => (isAbandoned ? replace(table, found, { paymentId, claimedAt }) : { outcome: 'in_progress' }),
  };
}

export const sha256 = (text: string): string => hash('sha256', text, 'base64url');

const itemKey = ({ idempotencyKey }: ClaimRequest): Key => ({
  pk: `idempotency#${sha256(idempotencyKey)}`,
  sk: 'idempotency',
});

const claimAttributes = ({ fingerprint, paymentId, now }: ClaimRequest) => ({
  fingerprint,
  paymentId,
  claimedAt: now,
  // DynamoDB's time to live counts in seconds; payments have no such attribute.
  forgetAt: Math.ceil((now + windowMs) / 1000),
});

type ClaimChanges = Readonly<Record<string, string | number>>;

async function replace(table: Table, found: Item, changes: ClaimChanges): Promise<Claimed | InProgress> {
  const result = await table.updateIf(found, found.version, changes);
  return result.written ? claimed(table, result.item) : { outcome: 'in_progress' };
}

function claimed(table: Table, item: Item): Claimed {
  const change = async (changes: ClaimChanges) => {
    await table.updateIf(item, item.version, changes);
  };
  return {
    outcome: 'claimed',
    paymentId: String(item.paymentId),
    release: () => change({ claimedAt: 0 }),
    pointTo: (paymentId) => change({ paymentId }),
  };
}
