import type { FaultKind } from '../faults/fault.ts';
import type { Context } from './context.ts';
import type { Severity } from './schemas.ts';
import type { SeenCall } from './seen.ts';

export interface Words {
  readonly en: string;
  readonly ko: string;
}

/** One thing there may be to say about a call. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly when: (call: SeenCall, context: Context) => boolean;
  readonly words: (call: SeenCall, context: Context) => Words;
}

/** Faults that refuse by themselves; with the others, a refusal is KakaoPay's own. */
const refusing: ReadonlySet<FaultKind | undefined> = new Set(['refuse', 'unavailable', 'bank_unknown', 'repeat']);

/** A refusal of KakaoPay's own, and not one that a fault has ordered. */
export const isRefused = ({ code, fault }: SeenCall): boolean => code !== undefined && !refusing.has(fault);

/** Where the code is an open question, every choice is meant, and the rule looks at the cause as well. */
export const refusedWith = (call: SeenCall, ...codes: readonly number[]): boolean =>
  isRefused(call) && codes.includes(call.code as number);

/** The payment or the subscription is one of another merchant code: how that is refused is a setting. */
export function isOtherMerchants({ tid, sid, raw, code }: SeenCall, { books }: Context): boolean {
  const cid = (books.payments.get(tid ?? '') ?? books.subscriptions.get(sid ?? ''))?.cid;
  return code !== undefined && cid !== undefined && raw?.cid !== undefined && cid !== String(raw.cid);
}
