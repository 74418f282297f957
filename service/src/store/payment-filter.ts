import type { Payment } from '../payment/payment.ts';
import type { Status } from '../payment/states.ts';

/** Which payments of a list are wanted: all that fit everything that is named here. */
export interface PaymentFilter {
  readonly status?: Status | undefined;
  readonly buyerId?: string | undefined;
  /** KakaoPay's. */
  readonly tid?: string | undefined;
  /** KakaoPay's, of the approval or of a cancellation. */
  readonly aid?: string | undefined;
  readonly totalWon?: number | undefined;
  /** In the name or the code of the item, or in the order number, capital or not; or all of the buyer's name. */
  readonly text?: string | undefined;
}

/** Whether most payments may not be wanted. */
export const isNarrow = ({ status, buyerId, tid, aid, totalWon, text }: PaymentFilter): boolean =>
  [status, buyerId, tid, aid, totalWon, text].some((value) => value !== undefined);

export function matches(payment: Payment, { status, buyerId, tid, aid, totalWon, text }: PaymentFilter): boolean {
  const fits = (wanted: unknown, own: unknown) => wanted === undefined || wanted === own;
  return (
    fits(status, payment.status) &&
    fits(buyerId, payment.buyerId) &&
    fits(tid, payment.tid) &&
    fits(totalWon, payment.totalWon) &&
    (aid === undefined || aidsOf(payment).includes(aid)) &&
    (text === undefined || hasText(payment, text))
  );
}

const aidsOf = ({ approval, cancellations = [] }: Payment): readonly (string | undefined)[] => [
  approval?.aid,
  ...cancellations.map(({ aid }) => aid),
];

const hasText = ({ itemName, itemCode, orderId, buyerId }: Payment, text: string): boolean =>
  buyerId === text || [itemName, itemCode, orderId].some((own) => own?.toLowerCase().includes(text.toLowerCase()));
