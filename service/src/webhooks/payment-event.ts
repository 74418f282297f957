import { iso } from '../iso.ts';
import { type Cancellation, canceledOf, carriedOut } from '../payment/cancellation.ts';
import type { Approval, Happened, Payment } from '../payment/payment.ts';
import { edges, type Status, states } from '../payment/states.ts';

/** Where each event leads; those that the shop is told of lead to one state each. */
const statusAfter = new Map<string, Status>(edges.map(({ event, to }) => [event, to]));

/**
 * A payment as it stood after one of its events, told to the shop. The same however much has happened since: what
 * changes is taken from the events up to then. Nothing personal: whoever needs more asks for the payment.
 */
export function paymentAsOf(payment: Payment, { n, type, failure }: Happened) {
  const until = payment.events.filter((event) => event.n <= n);
  const status = statusAfter.get(type) ?? payment.status;
  const cancellations = booksAsOf(payment, until);
  return {
    id: payment.id,
    version: n,
    status,
    ...(payment.tid !== undefined && { tid: payment.tid }),
    orderId: payment.orderId,
    itemName: payment.itemName,
    ...(payment.itemCode !== undefined && { itemCode: payment.itemCode }),
    quantity: payment.quantity,
    totalWon: payment.totalWon,
    taxFreeWon: payment.taxFreeWon,
    vatWon: payment.vatWon,
    ...(payment.subscriptionId !== undefined && { subscriptionId: payment.subscriptionId }),
    ...(payment.period !== undefined && { period: payment.period }),
    createdAt: iso(payment.createdAt),
    ...(payment.approval && isPaid(status, until) && { approval: approvalView(payment.approval) }),
    canceledWon: canceledOf({ cancellations }).amountWon,
    ...(carriedOut({ cancellations }).length > 0 && {
      cancellations: carriedOut({ cancellations }).map(cancellationView),
    }),
    ...(failure && { failure }),
  };
}

/** The cancellations that were over by then. */
function booksAsOf({ cancellations = [] }: Payment, until: readonly Happened[]): readonly Cancellation[] {
  const last = until.findLast(({ books }) => books !== undefined)?.books ?? 0;
  return cancellations.filter(({ n }) => n <= last);
}

const wasPaid: readonly Status[] = ['approved', 'canceling', 'partially_canceled', 'canceled'];

/** A person may be called before or after it was paid. */
const isPaid = (status: Status, until: readonly Happened[]): boolean =>
  wasPaid.includes(status) ||
  (!states[status].over && until.some(({ type }) => wasPaid.includes(statusAfter.get(type) ?? 'ready')));

const approvalView = ({ aid, method, approvedAt, cardIssuer, installmentMonths }: Approval) => ({
  ...(aid !== undefined && { aid }),
  method,
  approvedAt: iso(approvedAt),
  ...(cardIssuer !== undefined && { cardIssuer }),
  ...(installmentMonths !== undefined && { installmentMonths }),
});

const cancellationView = ({ n, outcome, amountWon, taxFreeWon, vatWon, at, aid }: Cancellation) => ({
  id: String(n),
  status: outcome,
  amountWon,
  taxFreeWon,
  vatWon,
  at: iso(at),
  ...(aid !== undefined && { aid }),
});
