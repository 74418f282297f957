import { asksPayer, type Books, isExpired, type Payment } from './books.ts';
import { stateRow } from './states.ts';
import { addAct } from './sums.ts';

/**
 * Old payments can be forgotten, so that a simulator that runs for weeks takes no more memory than one that runs for
 * an hour. What they moved stays in the sums.
 */

/** Throws a TypeError for what is no number of payments. */
export function checkKeep(keep: number): number {
  if (!Number.isSafeInteger(keep) || keep < 1)
    throw new TypeError('keep must be a whole number of payments, 1 or more.');
  return keep;
}

/** A walk over all payments is shared by a quarter as many new ones. */
const nextSweep = (size: number) => size + Math.ceil(size / 4);

export function addPayment(books: Books, payment: Payment): void {
  const { payments, rules } = books;
  payments.set(payment.tid, payment);
  if (rules.keep === undefined || payments.size < books.sweepAt) return;
  sweep(books, rules.keep);
  books.sweepAt = nextSweep(Math.max(payments.size, rules.keep));
}

/** Nothing can happen to it any more but a cancel, and no subscription that goes on began with it. */
function mayGo({ subscriptions }: Books, payment: Payment, now: number): boolean {
  if (stateRow(payment.status).waiting && !isExpired(payment, now)) return false;
  const begun = asksPayer(payment) && payment.sid !== undefined ? subscriptions.get(payment.sid) : undefined;
  return begun === undefined || begun.inactivatedAt !== undefined;
}

/** Forgets all but the newest `keep` of the finished payments. */
function sweep(books: Books, keep: number): void {
  const now = books.now();
  const finished = [...books.payments.values()].filter((payment) => mayGo(books, payment, now));
  for (const { tid } of finished.slice(0, -keep)) books.payments.delete(tid);
  books.ledger = books.ledger.filter((act) => {
    const stays = books.payments.has(act.tid);
    if (!stays) addAct(books.forgotten, act);
    return stays;
  });
}
