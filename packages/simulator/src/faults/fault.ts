import type { CallName } from '../api/calls.ts';
import type { Extras } from '../core/codes.ts';

/** Before the call takes effect, or after. */
export type When = 'before' | 'after';

/** Which calls a fault strikes: all that is given must fit. */
export interface Selectors {
  /** `any` or left out: every call that this kind can strike. */
  readonly call?: CallName | 'any';
  /** The calls of this payment only. */
  readonly tid?: string;
  /** The same by its order number (`partner_order_id`); a charge of a subscription has no tid yet. */
  readonly orderId?: string;
  /** The calls of this subscription only. */
  readonly sid?: string;
  /** Lets so many pass first. */
  readonly skip?: number;
  /** Each n-th call of those (1st, 2nd… = 1). */
  readonly every?: number;
  /** From 0 to 1, drawn from the simulator's seed: the same seed and calls give the same faults. */
  readonly chance?: number;
  /** At most so many times. */
  readonly times?: number;
}

/** What a fault does; `kinds.ts` has the table of them. */
export type FaultAct =
  | { readonly kind: 'refuse'; readonly code: number; readonly extras?: Extras }
  | { readonly kind: 'unavailable'; readonly status?: 429 | 500 | 503; readonly when?: When }
  | { readonly kind: 'lose_request' }
  | { readonly kind: 'lose_answer' }
  | { readonly kind: 'reset'; readonly when?: When }
  | { readonly kind: 'stall'; readonly ms?: number; readonly when?: When }
  | { readonly kind: 'cut' }
  | { readonly kind: 'garbage'; readonly status?: 200 | 502 | 504; readonly when?: When }
  | { readonly kind: 'bank_unknown' }
  | { readonly kind: 'repeat'; readonly code?: -702 | -785 }
  | { readonly kind: 'lag'; readonly ms?: number }
  | { readonly kind: 'payer_ends' };

/** A fault to inject. One strikes a call before its effect at most, and one after. */
export type Fault = Selectors & FaultAct;

export type FaultKind = FaultAct['kind'];
