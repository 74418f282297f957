import type { CoreSimulator } from 'kakaopay-simulator/browser';
import { believedWon, type Order } from './order.ts';

type Payment = ReturnType<CoreSimulator['payments']>[number];

/** What KakaoPay has taken for a payment and not given back. */
export const takenWon = ({ approvedAt, totalWon, canceledWon }: Payment): number =>
  approvedAt === undefined ? 0 : totalWon - canceledWon;

/** What KakaoPay has taken for an order, in however many payments. */
const takenFor = (payments: readonly Payment[], order: Order) =>
  payments.filter(({ orderId }) => orderId === order.id).reduce((won, payment) => won + takenWon(payment), 0);

export const differs = (payments: readonly Payment[], order: Order): boolean =>
  takenFor(payments, order) !== believedWon(order);

/** Both books, in won: they agree only where each order does. */
export function compared(payments: readonly Payment[], orders: readonly Order[]) {
  return {
    shopWon: orders.reduce((won, order) => won + believedWon(order), 0),
    kakaoPayWon: payments.reduce((won, payment) => won + takenWon(payment), 0),
    agree: !orders.some((order) => differs(payments, order)),
  };
}
