import { type Amount, nothing, plus } from './amount.ts';
import type { Payment } from './books.ts';

/** What the acts on a payment tell of it. An approval, or the issue of a SID, comes before all others. */

export const approvedAt = ({ acts }: Payment): number | undefined => acts[0]?.at;

const cancels = ({ acts }: Payment) => acts.filter(({ type }) => type === 'CANCEL');

export const canceledAt = (payment: Payment): number | undefined => cancels(payment).at(-1)?.at;

export const canceled = (payment: Payment): Amount =>
  cancels(payment)
    .map(({ amount }) => amount)
    .reduce(plus, nothing);
