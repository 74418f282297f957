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
  const cancellations = canceledAsOf(payment, until);
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
    ...(cancellations.length > 0 && { cancellations: cancellations.map(cancellationView) }),
    ...(failure && { failure }),
  };
}

/** What had been given back by then. */
function canceledAsOf(payment: Payment, until: readonly Happened[]): readonly Cancellation[] {
  const last = until.findLast(({ books }) => books !== undefined)?.books ?? 0;
  return carriedOut(payment).filter(({ n }) => n <= last);
}

const paid = new Set<Status | undefined>(['approved', 'canceling', 'partially_canceled', 'canceled']);

/** A person may be called before or after it was paid. */
const isPaid = (status: Status, until: readonly Happened[]): boolean =>
  paid.has(status) || (!states[status].over && until.some(({ type }) => paid.has(statusAfter.get(type))));

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
