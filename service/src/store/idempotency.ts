import { dayMs } from '../kst.ts';
import type { Item, Key, Table } from '../ports/table.ts';

// Loaded this way a cold start is spared the module's web-crypto half.
const { createHash } = process.getBuiltinModule('node:crypto');

/** How long a key is remembered. */
export const idempotencyWindowMs: number = dayMs;
/** A request is ended by the gateway after 30 s; a claim older than that belongs to nobody any more. */
const claimLifeMs = 30_000;

/**
 * What an Idempotency-Key leads to. The claim names the payment's id before the payment exists, so one write is enough:
 * whether the request has finished is told by the payment itself.
 */
export type Claim =
  /** Ours: go on and make the payment with this id. */
  | { readonly outcome: 'claimed'; readonly paymentId: string; release(): Promise<void> }
  /** Somebody had this key and body before us: answer from this payment, or wait for it. */
  | { readonly outcome: 'known'; readonly paymentId: string; takeOver(): Promise<Claim> }
  /** The key was used for another body. */
  | { readonly outcome: 'other_body' }
  | { readonly outcome: 'in_progress' };

export interface ClaimRequest {
  readonly apiKeyId: string;
  readonly idempotencyKey: string;
  readonly body: string;
  /** The id the payment will have if the key is new. */
  readonly paymentId: string;
  readonly now: number;
}

export async function claimKey(table: Table, request: ClaimRequest): Promise<Claim> {
  const key = itemKey(request);
  const wanted = claimAttributes(request);
  const put = await table.putIfAbsent({ ...key, ...wanted });
  if (put.written) return claimed(table, put.item);
  const found = put.current;
  if (found === undefined) return { outcome: 'in_progress' };
  if (Number(found.forgetAt) * 1000 <= request.now) return replace(table, found, wanted);
  if (found.fingerprint !== wanted.fingerprint) return { outcome: 'other_body' };
  return {
    outcome: 'known',
    paymentId: String(found.paymentId),
    takeOver: async () =>
      request.now - Number(found.claimedAt) < claimLifeMs
        ? { outcome: 'in_progress' }
        : replace(table, found, { claimedAt: request.now }),
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

const itemKey = ({ apiKeyId, idempotencyKey }: ClaimRequest): Key => ({
  pk: `idempotency#${apiKeyId}#${sha256(idempotencyKey)}`,
  sk: 'idempotency',
});

const claimAttributes = ({ body, paymentId, now }: ClaimRequest) => ({
  fingerprint: sha256(body),
  paymentId,
  claimedAt: now,
  // DynamoDB's time to live counts in seconds; payments have no such attribute.
  forgetAt: Math.ceil((now + idempotencyWindowMs) / 1000),
});

async function replace(table: Table, found: Item, changes: Readonly<Record<string, string | number>>): Promise<Claim> {
  const result = await table.updateIf(found, found.version, changes);
  return result.written ? claimed(table, result.item) : { outcome: 'in_progress' };
}

const claimed = (table: Table, item: Item): Claim => ({
  outcome: 'claimed',
  paymentId: String(item.paymentId),
  // The request failed and made no payment: the next one with this key need not wait.
  release: async () => {
    await table.updateIf(item, item.version, { claimedAt: 0 });
  },
});
