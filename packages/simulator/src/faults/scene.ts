import type { CallName } from '../api/calls.ts';
import type { Raw } from '../api/parameters.ts';
import { asksPayer, type Books, type Generation, type Payment, type Subscription } from '../core/books.ts';
import type { Fault } from './fault.ts';

/** One call, as faults see it. */
export interface Scene {
  readonly call: CallName;
  readonly generation: Generation;
  readonly books: Books;
  readonly raw: Raw;
  readonly sleep: (ms: number) => Promise<void>;
  /** Hears which fault strikes. */
  readonly struck: (fault: Fault) => void;
}

const textOf = (value: unknown) => (value === undefined ? undefined : String(value));

/** The payment that a call names, if it is the caller's. */
export function paymentOf({ books, raw }: Scene): Payment | undefined {
  const payment = books.payments.get(String(raw.tid));
  return payment?.cid === textOf(raw.cid) ? payment : undefined;
}

export function subscriptionOf({ books, raw }: Scene): Subscription | undefined {
  const subscription = books.subscriptions.get(String(raw.sid));
  return subscription?.cid === textOf(raw.cid) ? subscription : undefined;
}

/** What a call is about: by its parameters, or by the payment of its tid. */
export function subjectOf(scene: Scene) {
  const { raw } = scene;
  const payment = paymentOf(scene);
  return {
    tid: textOf(raw.tid),
    orderId: payment?.orderId ?? textOf(raw.partner_order_id),
    sid: textOf(raw.sid) ?? payment?.sid,
  };
}

/** A charge of the same order was made, or the payment approved, or a cancel of the same amount. */
export function isRepeat(scene: Scene): boolean {
  const { call, raw } = scene;
  if (call === 'subscription') return hasCharge(scene);
  const acts = paymentOf(scene)?.acts ?? [];
  if (call === 'approve') return acts.length > 0;
  return acts.some(({ type, amount }) => type === 'CANCEL' && amount.total === Number(raw.cancel_amount));
}

function hasCharge(scene: Scene): boolean {
  const { books } = scene;
  const sid = subscriptionOf(scene)?.sid;
  const { orderId } = subjectOf(scene);
  return books.ledger.some(({ tid, type }) => {
    const payment = type === 'PAYMENT' ? books.payments.get(tid) : undefined;
    return payment !== undefined && payment.sid === sid && payment.orderId === orderId && !asksPayer(payment);
  });
}
