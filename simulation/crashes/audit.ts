import type { Simulator } from 'kakaopay-simulator';
import type { CancellationView } from '../../service/src/routes/cancellation-view.ts';
import type { PaymentView } from '../../service/src/routes/view.ts';
import type { Asking } from './asking.ts';
import { type Act, actsOf, paidTwice, unequalBooks } from './books.ts';
import { listEvents, listPayments } from './listing.ts';
import type { Receiver } from './receiver.ts';
import { badTries, untold, untoldActs } from './told.ts';
import { undoneOrDoneTwice, type Wanted } from './wanted.ts';

export interface Audited {
  readonly asking: Asking;
  readonly simulator: Simulator;
  readonly receiver: Receiver;
  readonly wanted: Wanted;
  /** ms since 1970. */
  readonly startedAt: number;
}

export interface Findings {
  readonly violations: readonly string[];
  readonly payments: number;
  readonly cancels: number;
  readonly charges: number;
  readonly events: number;
}

/** Holds all books together: KakaoPay's, ours, what the shops asked for and what they were told. */
export async function audit({ asking, simulator, receiver, wanted, startedAt }: Audited): Promise<Findings> {
  const since = new Date(startedAt - 60_000).toISOString();
  const payments = await listPayments(asking, since.slice(0, 10));
  const ours = (await Promise.all(payments.map((payment) => actsBehind(asking, payment)))).flat();
  const theirs = ledgerOf(simulator);
  const events = await listEvents(asking, since);
  const isUnexpected = ({ status }: PaymentView) => status === 'needs_review' || status === 'failed';
  const firsts = wanted.planned.length + payments.filter(isFirstByHand(wanted)).length;
  return {
    violations: [
      ...unequalBooks(ours, theirs),
      ...paidTwice(theirs),
      ...undoneOrDoneTwice(wanted, payments, theirs),
      ...badTries(receiver.told),
      ...untold(events, receiver.told),
      ...untoldActs(receiver.told, theirs),
      ...payments.filter(isUnexpected).map(({ id, status }) => `a payment that went well: ${id} is ${status}`),
      ...wanted.unexpected.map((answer) => `an answer that no shop should get: ${answer}`),
    ],
    payments: payments.length,
    cancels: theirs.filter(({ kind }) => kind === 'CANCEL').length,
    charges: payments.filter(({ subscriptionId }) => subscriptionId !== undefined).length - firsts,
    events: events.length,
  };
}

const isFirstByHand =
  ({ planned }: Wanted) =>
  ({ orderId, subscriptionId = '' }: PaymentView): boolean =>
    orderId.startsWith('S-') && !planned.includes(subscriptionId);

async function actsBehind(asking: Asking, payment: PaymentView): Promise<readonly Act[]> {
  if (payment.canceledWon === 0) return actsOf(payment, []);
  const path = `/v1/payments/${payment.id}/cancellations`;
  const { cancellations } = await asking.read<{ readonly cancellations: readonly CancellationView[] }>(path);
  return actsOf(payment, cancellations);
}

function ledgerOf(simulator: Simulator): Act[] {
  const orderOf = new Map(simulator.payments().map(({ tid, orderId }) => [tid, orderId]));
  return simulator.ledger().entries.map(({ at: _, ...entry }) => ({ ...entry, orderId: orderOf.get(entry.tid) ?? '' }));
}
