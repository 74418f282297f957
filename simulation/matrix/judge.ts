import type { PaymentSummary } from 'kakaopay-simulator';
import type { Payment } from '../../service/src/payment/payment.ts';
import { edgeFor, type Status, states } from '../../service/src/payment/states.ts';
import { type SubscriptionStatus, subscriptionEdgeFor } from '../../service/src/subscription/states.ts';
import type { Subscription } from '../../service/src/subscription/subscription.ts';

// What must hold whatever happened, as plain sentences about what does not. The ledger is KakaoPay's.

/** What a person is looking at is in nobody's books yet. */
const isInReview = ({ status }: Payment): boolean => status === 'needs_review';

type Book = { readonly tid: string };

/** Our books are KakaoPay's, won by won. */
export function bookFaults<Entry extends Book>(
  { ours, theirs }: { readonly ours: readonly Entry[]; readonly theirs: readonly Entry[] },
  payments: readonly Payment[],
  known: readonly PaymentSummary[],
): string[] {
  const orders = new Set(payments.filter(isInReview).map(({ orderId }) => orderId));
  const aside = new Set(known.filter(({ orderId }) => orders.has(orderId)).map(({ tid }) => tid));
  const lines = (entries: readonly Entry[]) =>
    entries.filter(({ tid }) => !aside.has(tid)).map((entry) => JSON.stringify(Object.entries(entry).sort()));
  const [held, done] = [lines(ours), lines(theirs)];
  return [
    ...held.filter((line) => !done.includes(line)).map((line) => `held, and not done at KakaoPay: ${line}`),
    ...done.filter((line) => !held.includes(line)).map((line) => `done at KakaoPay, and not held: ${line}`),
    ...(held.length === new Set(held).size ? [] : ['something is held twice']),
  ];
}

/** Only the edges of the table, from birth to how it stands; nothing is under way any more. */
export function paymentFaults(payment: Payment): string[] {
  const { id, status, events, intent } = payment;
  const faults = walkFaults(id, status, events, birthOf(payment), (from, event) => edgeFor(from, event as never)?.to);
  const isAtRest = states[status].over || ['approved', 'partially_canceled', 'needs_review'].includes(status);
  if (!isAtRest) faults.push(`${id} does not come to rest: ${status}`);
  if (intent !== undefined) faults.push(`${id} has an intent still`);
  return faults;
}

/** A charge is named after its subscription, and no payer is asked. */
const birthOf = ({ subscriptionId, orderId }: Payment): Status =>
  subscriptionId !== undefined && orderId.startsWith(`${subscriptionId}-`) ? 'charging' : 'ready';

export function subscriptionFaults({ id, status, events, charge }: Subscription): string[] {
  const next = (from: SubscriptionStatus, event: string) => subscriptionEdgeFor(from, event as never)?.to;
  const faults = walkFaults(id, status, events, 'pending', next);
  if (status === 'pending') faults.push(`${id} does not come to rest: ${status}`);
  if (charge !== undefined) faults.push(`${id} has a charge under way still`);
  return faults;
}

function walkFaults<State extends string>(
  id: string,
  status: State,
  events: readonly { readonly type: string; readonly n: number }[],
  birth: State,
  next: (from: State, event: string) => State | undefined,
): string[] {
  let at = birth;
  for (const [index, { type, n }] of events.entries()) {
    if (n !== index + 1) return [`${id}: event ${index + 1} has the number ${n}`];
    const to = type === 'created' ? (index === 0 ? birth : undefined) : next(at, type);
    if (to === undefined) return [`${id}: no edge from ${at} by ${type}`];
    at = to;
  }
  return at === status ? [] : [`${id} is ${status}, and its events lead to ${at}`];
}
