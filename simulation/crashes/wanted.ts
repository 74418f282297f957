import type { PaymentView } from '../../service/src/routes/view.ts';
import type { Act } from './books.ts';
import type { Asked } from './shop.ts';

export interface Wanted extends Asked {
  /** How often each plan has come round. */
  readonly periods: number;
}

/**
 * What the shops were told is done, or will be: KakaoPay has done each of it once. Without an answer a shop asks again
 * with its key, so that it is told in the end.
 */
export function undoneOrDoneTwice(
  { cancels, charges, planned, periods }: Wanted,
  payments: readonly PaymentView[],
  theirs: readonly Act[],
): string[] {
  const orderOf = new Map(payments.map(({ id, orderId }) => [id, orderId]));
  const subscriptionOf = new Map(payments.map(({ orderId, subscriptionId }) => [orderId, subscriptionId]));
  const first = new Set(payments.filter(({ orderId }) => orderId.startsWith('S-')).map(({ orderId }) => orderId));
  const done = theirs.flatMap(({ kind, orderId, totalWon }) => {
    if (kind === 'CANCEL') return [`${orderId} given back ${totalWon}`];
    const subscription = subscriptionOf.get(orderId);
    return subscription && !first.has(orderId) ? [`${subscription} charged ${totalWon}`] : [];
  });
  const wanted = [
    ...cancels.map(({ paymentId, amountWon }) => `${orderOf.get(paymentId)} given back ${amountWon}`),
    ...charges.map(({ subscriptionId, amountWon }) => `${subscriptionId} charged ${amountWon}`),
    ...planned.flatMap((id) => Array.from({ length: periods }, () => `${id} charged 9900`)),
  ];
  return [
    ...without(wanted, done).map((act) => `asked for, and not done: ${act}`),
    ...without(done, wanted).map((act) => `done, and not asked for: ${act}`),
  ];
}

/** What is left of these when each of those has taken one of its own. */
function without(these: readonly string[], those: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const one of those) counts.set(one, (counts.get(one) ?? 0) + 1);
  return these.filter((one) => {
    const count = counts.get(one) ?? 0;
    counts.set(one, count - 1);
    return count <= 0;
  });
}
