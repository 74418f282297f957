import type { FaultRow } from '../faults/counters.ts';
import type { Assumptions } from './assumptions.ts';
import type { Books, Payment, Subscription } from './books.ts';
import type { Sums } from './sums.ts';

/** All that a simulator knows, as plain JSON: what is kept over a restart. */
export interface SimulatorState {
  readonly version: 1;
  readonly seed: string;
  /** How many ids have been made. */
  readonly idCount: number;
  /** How far the clock has been moved forward. */
  readonly aheadMs: number;
  readonly payments: readonly Payment[];
  readonly subscriptions: readonly Subscription[];
  /** The acts that moved money, by their `aid`, in their order. */
  readonly ledger: readonly string[];
  /** What the payments moved that were forgotten; older states have none. */
  readonly forgotten?: Sums;
  readonly faults: readonly FaultRow[];
  /** The settings changed since the start; older states have none. */
  readonly assume?: Partial<Assumptions>;
}

/** Copies what changes; the parts of a payment never do. */
export function savedBooks({ payments, subscriptions, ledger, forgotten }: Books) {
  return {
    payments: [...payments.values()].map((payment) => ({ ...payment })),
    subscriptions: [...subscriptions.values()].map((subscription) => ({ ...subscription })),
    ledger: ledger.map(({ aid }) => aid),
    forgotten: { ...forgotten },
  };
}

export function restoreBooks(books: Books, { payments, subscriptions, ledger, forgotten }: SimulatorState): void {
  for (const payment of payments) books.payments.set(payment.tid, Object.assign({}, payment));
  for (const subscription of subscriptions) books.subscriptions.set(subscription.sid, { ...subscription });
  const acts = new Map(payments.flatMap((payment) => payment.acts.map((act) => [act.aid, act])));
  for (const aid of ledger) {
    const act = acts.get(aid);
    if (act) books.ledger.push(act);
  }
  Object.assign(books.forgotten, forgotten);
}

/** Throws a TypeError for what is no state, or one of another version. */
export function checkState(state: SimulatorState): SimulatorState {
  const lists = [state?.payments, state?.subscriptions, state?.ledger, state?.faults];
  const counts = [state?.idCount, state?.aheadMs];
  const fits = lists.every(Array.isArray) && counts.every(Number.isSafeInteger) && typeof state.seed === 'string';
  if (!fits || state.version !== 1) throw new TypeError('The saved state is not one of this version of the simulator.');
  return state;
}
