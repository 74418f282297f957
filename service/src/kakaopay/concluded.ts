import type { OrderAnswer } from 'kakaopay-client';
import { type Asked, type Cancellation, canceledOf, withCancellation } from '../payment/cancellation.ts';
import type { Event } from '../payment/events.ts';
import type { Payment, Shown } from '../payment/payment.ts';
import { approvalShown } from './approve-outcome.ts';
import { type Done, ownAct, withElsewhere } from './cancel-evidence.ts';
import type { Conclusion, Standing } from './conclusion.ts';

/** The event that says it. */
export const eventOf = {
  paid: 'concluded_paid',
  unpaid: 'concluded_unpaid',
  partially_canceled: 'concluded_part_canceled',
  canceled: 'concluded_canceled',
} as const satisfies Readonly<Record<Conclusion, Event['type']>>;

/** Who concludes it, and when (ms since 1970). */
interface Act {
  readonly by: string;
  readonly reason?: string | undefined;
  readonly now: number;
  /** What KakaoPay shows then, if it can be asked. */
  readonly shown?: Shown | undefined;
}

/** The event that brings a payment to where it stands; `order`: KakaoPay's answer, where that is what is adopted. */
export function concluded(
  payment: Payment,
  { as, canceledWon }: Standing,
  { by, reason, now, shown }: Act,
  order?: OrderAnswer,
): Event {
  const act = { by, reason, asOf: payment.version, ...(shown && { shown }) };
  if (as === 'unpaid') return { type: eventOf[as], ...act, failure: { reason: 'settled_by_a_person' } };
  const unnamed = { method: 'UNKNOWN', approvedAt: payment.createdAt };
  const approval = payment.approval ?? (order ? approvalShown(payment, order) : unnamed);
  const cancellations = booksWith(payment, canceledWon, now, order);
  return { type: eventOf[as], ...act, approval, ...(cancellations && { cancellations }) };
}

/** The books with so much given back: by the cancellation under way, or else by somebody at KakaoPay itself. */
function booksWith(
  payment: Payment,
  canceledWon: number,
  now: number,
  order: OrderAnswer | undefined,
): readonly Cancellation[] | undefined {
  const addedWon = canceledWon - canceledOf(payment).amountWon;
  const asked = payment.review?.asked;
  if (asked === undefined) return withElsewhere(payment, { n: 0 }, addedWon, now, order).cancellations;
  const own = ownOf(payment, asked, addedWon, order);
  const ours: Cancellation = own
    ? { ...asked, outcome: 'canceled', at: now, ...own }
    : { ...asked, outcome: 'refused', failure: { reason: 'settled_by_a_person' }, at: now };
  const books = { ...payment, cancellations: withCancellation(payment, ours) };
  return withElsewhere(books, asked, addedWon - (own ? asked.amountWon : 0), now, order).cancellations;
}

function ownOf(payment: Payment, asked: Asked, addedWon: number, order: OrderAnswer | undefined): Done | undefined {
  if (order === undefined) return addedWon === asked.amountWon ? {} : undefined;
  const own = ownAct(payment, asked, order, addedWon, false);
  return own === 'unclear' ? undefined : own;
}
