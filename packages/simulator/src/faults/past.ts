import type { Act, Books, Payment, Subscription } from '../core/books.ts';
import { asksPayer } from '../core/books.ts';
import type { Status } from '../core/states.ts';
import { paymentOf, type Scene, subscriptionOf } from './scene.ts';

/** How things stood a while ago, for lookups that lag: told from the acts and their times. */

const statusAfter: Readonly<Record<Act['type'], Status>> = {
  PAYMENT: 'SUCCESS_PAYMENT',
  ISSUED_SID: 'ISSUED_SID',
  // More was done to it since, so this was not the last cancel.
  CANCEL: 'PART_CANCEL_PAYMENT',
};

/** The payment without its acts after `until`; a charge did not even have a tid then. */
function pastPayment(payment: Payment, until: number): Payment | undefined {
  const acts = payment.acts.filter(({ at }) => at <= until);
  if (acts.length === payment.acts.length) return payment;
  const last = acts.at(-1);
  if (last === undefined && !asksPayer(payment)) return undefined;
  return { ...payment, acts, status: last ? statusAfter[last.type] : 'AUTH_PASSWORD' };
}

function pastSubscription(books: Books, subscription: Subscription, until: number): Subscription | undefined {
  const { sid, createdAt, lastApprovedAt, inactivatedAt } = subscription;
  if (createdAt > until) return undefined;
  const isActive = inactivatedAt === undefined || inactivatedAt > until;
  return {
    ...subscription,
    lastApprovedAt: lastApprovedAt > until ? lastChargeAt(books, sid, until, createdAt) : lastApprovedAt,
    inactivatedAt: isActive ? undefined : inactivatedAt,
  };
}

function lastChargeAt({ ledger, payments }: Books, sid: string, until: number, createdAt: number): number {
  const last = ledger.findLast(
    ({ at, type, tid }) => at <= until && type === 'PAYMENT' && payments.get(tid)?.sid === sid,
  );
  return last?.at ?? createdAt;
}

/** Something has happened within the last `ms` to what the call asks about. */
export function isBehind(scene: Scene, ms: number): boolean {
  const until = scene.books.now() - ms;
  const subscription = subscriptionOf(scene);
  const times =
    scene.call === 'order'
      ? (paymentOf(scene)?.acts ?? []).map(({ at }) => at)
      : [subscription?.lastApprovedAt, subscription?.inactivatedAt];
  return times.some((at) => at !== undefined && at > until);
}

/** The books as a lookup sees them that is `ms` behind: what it asks about as it was, and nothing else. */
export function pastBooks(scene: Scene, ms: number): Books {
  const { books } = scene;
  const until = books.now() - ms;
  const [payment, subscription] = [paymentOf(scene), subscriptionOf(scene)];
  const before = payment && pastPayment(payment, until);
  const then = subscription && pastSubscription(books, subscription, until);
  return {
    ...books,
    payments: new Map(before ? [[before.tid, before]] : []),
    subscriptions: new Map(then ? [[then.sid, then]] : []),
  };
}
