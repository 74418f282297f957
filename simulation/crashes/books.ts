import type { CancellationView } from '../../service/src/routes/cancellation-view.ts';
import type { PaymentView } from '../../service/src/routes/view.ts';

/** What moved money, in KakaoPay's books or in ours; its ids are missing where KakaoPay's answer was lost. */
export interface Act {
  readonly kind: string;
  readonly orderId: string;
  readonly totalWon: number;
  readonly taxFreeWon: number;
  readonly vatWon: number;
  readonly tid?: string;
  readonly aid?: string;
}

const paid: readonly PaymentView['status'][] = ['approved', 'canceling', 'partially_canceled', 'canceled'];

/** What a payment says of itself. */
export function actsOf(payment: PaymentView, cancellations: readonly CancellationView[]): readonly Act[] {
  if (!paid.includes(payment.status)) return [];
  const { tid, orderId, totalWon, taxFreeWon, vatWon, approval } = payment;
  const named = { orderId, ...(tid !== undefined && { tid }) };
  const aid = approval?.aid;
  const carriedOut = cancellations.filter(({ status }) => status === 'canceled' || status === 'canceled_elsewhere');
  return [
    { kind: 'PAYMENT', ...named, totalWon, taxFreeWon, vatWon, ...(aid !== undefined && { aid }) },
    ...carriedOut.map((one) => ({
      kind: 'CANCEL',
      ...named,
      totalWon: one.amountWon,
      taxFreeWon: one.taxFreeWon,
      vatWon: one.vatWon,
      ...(one.aid !== undefined && { aid: one.aid }),
    })),
  ];
}

/** Each act of ours is one of KakaoPay's, to the won of each tax part, and none is left over on either side. */
export function unequalBooks(ours: readonly Act[], theirs: readonly Act[]): string[] {
  const left = new Map<string, Act[]>();
  for (const act of theirs) left.set(act.orderId, [...(left.get(act.orderId) ?? []), act]);
  const onlyOurs: Act[] = [];
  // What names its act takes it first.
  for (const act of ours.toSorted((one, other) => knownOf(other) - knownOf(one))) {
    const found = left.get(act.orderId) ?? [];
    const at = found.findIndex((other) => Object.entries(act).every(([name, value]) => other[name as 'tid'] === value));
    if (at < 0) onlyOurs.push(act);
    else found.splice(at, 1);
  }
  return [
    ...onlyOurs.map((act) => `only in our books: ${JSON.stringify(act)}`),
    ...[...left.values()].flat().map((act) => `only in KakaoPay's books: ${JSON.stringify(act)}`),
  ];
}

const knownOf = (act: Act): number => Object.keys(act).length;

/** An order is paid once, and a date of a subscription's plan is charged once, whichever try it was. */
export function paidTwice(theirs: readonly Act[]): string[] {
  const counts = new Map<string, number>();
  for (const { kind, orderId } of theirs) {
    const name = orderId.replace(/^(sub_[^-]+-\d{1,4})-\d+$/, '$1');
    if (kind === 'PAYMENT') counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].flatMap(([name, count]) => (count > 1 ? [`paid ${count} times: ${name}`] : []));
}
