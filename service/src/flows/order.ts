import type { PaymentOrder } from '../payment/birth.ts';
import type { Payment } from '../payment/payment.ts';
import { paidStatuses, states } from '../payment/states.ts';
import type { Service } from '../service.ts';
import {
  claimLifeMs,
  claimOrder,
  claimSureMs,
  type Order,
  readOrder,
  releaseOrder,
  replaceInOrder,
} from '../store/orders.ts';
import { readPayment } from '../store/payments.ts';
import { close } from './close.ts';
import { type Creation, createPayment } from './create.ts';

/*
 * An order is paid at most once.
 *
 * O1. An order has one current payment, named by its claim before it exists.
 * O2. Another payment becomes the current one only when the one before it can never be paid any more.
 * O3. A payment is handed out only while it is surely the current one.
 */

/** What came of an order: a payment, or why there is none. */
export type Ordering =
  | Creation
  /** The same request was made before: this is its payment. */
  | { readonly outcome: 'found'; readonly payment: Payment }
  | { readonly outcome: 'already_paid'; readonly payment: Payment }
  /** It is being paid, or a person has to look at it. */
  | { readonly outcome: 'in_payment'; readonly payment: Payment }
  /** Another request for the same order is at work. */
  | { readonly outcome: 'in_progress' }
  | { readonly outcome: 'kakaopay_unavailable' };

export interface Ordered {
  /** The id the payment will have if one is made. */
  readonly paymentId: string;
  readonly order: PaymentOrder;
  /** What was asked for, in short. */
  readonly fingerprint: string;
  /** The id of the API key that it was asked for with. */
  readonly by: string;
  /** Done before the payment is made, and only if it is. */
  readonly prepare?: () => Promise<void>;
}

/** The order's payment: the one that is there, or a new one where none can be paid any more. */
export async function orderPayment(service: Service, ordered: Ordered): Promise<Ordering> {
  const { orderId } = ordered.order;
  const claim = { orderId, paymentId: ordered.paymentId, fingerprint: ordered.fingerprint, now: service.clock.now() };
  const first = await claimOrder(service.table, claim);
  if (first.order === undefined) return { outcome: 'in_progress' };
  if (first.claimed) return make(service, ordered, first.order);

  const current = await readPayment(service.table, first.order.paymentId);
  const standing = current && (await whatStands(service, ordered, first.order, current));
  if (standing !== undefined) return standing;
  const isAtWork = current === undefined && claim.now - first.order.claimedAt < claimLifeMs;
  if (isAtWork) return { outcome: 'in_progress' };

  const now = service.clock.now();
  const next = await replaceInOrder(service.table, first.order, { ...claim, now }, current !== undefined);
  return next.claimed && next.order ? make(service, ordered, next.order) : { outcome: 'in_progress' };
}

/** The answer that the current payment gives; `undefined`: it can never be paid any more (O2). */
async function whatStands(
  service: Service,
  { fingerprint, by }: Ordered,
  order: Order,
  current: Payment,
): Promise<Ordering | undefined> {
  if (isPaid(current)) return { outcome: 'already_paid', payment: current };
  const isSame = order.fingerprint === fingerprint;
  const isPayable = current.status === 'ready' && service.clock.now() < current.expiresAt;
  if (isSame && (isPayable || !isUnpaid(current))) return { outcome: 'found', payment: current };
  const closing = await close(service, current, by);
  if (closing.outcome === 'closed') return undefined;
  if (closing.outcome === 'kakaopay_unavailable') return closing;
  const { payment } = closing;
  return { outcome: isPaid(payment) ? 'already_paid' : 'in_payment', payment };
}

/**
 * Whether a payment that was asked for before may be handed out again (O3): one that can still be paid must be the
 * order's current one. A late write may have left it behind when the order was claimed anew.
 */
export async function isCurrent(service: Service, payment: Payment): Promise<boolean> {
  if (payment.status !== 'ready') return true;
  return (await readOrder(service.table, payment.orderId))?.paymentId === payment.id;
}

/** An order whose payment was given back as a whole may be paid anew. */
const isPaid = ({ status }: Payment): boolean => paidStatuses.includes(status);

const isUnpaid = ({ status }: Payment): boolean => status === 'ready' || states[status].over;

async function make(service: Service, { paymentId, order, by, prepare }: Ordered, claimed: Order): Promise<Ordering> {
  await prepare?.();
  const creation = await createPayment(service, paymentId, order, by);
  if (creation.outcome !== 'created') {
    // The next request need not wait for the claim to grow old.
    await releaseOrder(service.table, claimed);
    return creation;
  }
  if (service.clock.now() - claimed.claimedAt < claimSureMs) return creation;
  // O3: it took so long that another request may have claimed the order meanwhile.
  const now = await readOrder(service.table, order.orderId);
  if (now?.paymentId === paymentId) return creation;
  await close(service, creation.payment, by);
  return { outcome: 'in_progress' };
}
