import * as v from 'valibot';
import { type Amount, amountOf } from '../core/amount.ts';
import {
  type Act,
  type Books,
  type Generation,
  noActs,
  type Payment,
  recordAct,
  type Subscription,
} from '../core/books.ts';
import { Refusal, refuseIf } from '../core/codes.ts';
import { addPayment } from '../core/forgetting.ts';
import { checkMerchant, int, merchant, text } from './fields.ts';

export const subscriptionParams = v.object({
  ...merchant,
  sid: text(20),
  partner_order_id: text(100),
  partner_user_id: text(100),
  item_name: v.optional(text(100)),
  item_code: v.optional(text(100)),
  quantity: int,
  total_amount: int,
  tax_free_amount: int,
  vat_amount: v.optional(int),
  payload: v.optional(text(200)),
});
type SubscriptionParams = v.InferOutput<typeof subscriptionParams>;

/** The subscription of `sid`; what one of another merchant code is, is a setting. */
export function findSubscription(books: Books, params: { cid: string; sid: string }): Subscription {
  const found = books.subscriptions.get(params.sid);
  if (found?.cid === params.cid) return found;
  const { otherMerchant } = books.rules.assume;
  throw new Refusal(found === undefined || otherMerchant === 'as_unknown' ? -750 : otherMerchant);
}

/** A second or later charge: a new tid, approved at once, with no payer and no redirect [doc]. */
export function subscription(
  books: Books,
  params: SubscriptionParams,
  generation: Generation,
): { payment: Payment; act: Act } {
  checkMerchant(params);
  const found = findSubscription(books, params);
  refuseIf(found.inactivatedAt !== undefined, -751);
  refuseIf(params.partner_user_id !== found.userId, -753);
  const { assume } = books.rules;
  const amount = amountOf(assume.amountMisfit, params.total_amount, params.tax_free_amount, params.vat_amount);
  refuseIf(amount.total === 0, assume.zeroAmount);
  refuseIf(params.quantity < 0, assume.negativeQuantity);
  const payment = chargedPayment(books, params, { found, amount, generation });
  const act: Act = {
    aid: books.ids.make('A', payment.createdAt),
    tid: payment.tid,
    type: 'PAYMENT',
    amount,
    at: payment.createdAt,
    payload: params.payload,
  };
  addPayment(books, payment);
  recordAct(books, payment, act);
  found.lastApprovedAt = payment.createdAt;
  return { payment, act };
}

function chargedPayment(
  books: Books,
  params: SubscriptionParams,
  { found, amount, generation }: { found: Subscription; amount: Amount; generation: Generation },
) {
  const now = books.now();
  const payment: Payment = {
    tid: books.ids.make('T', now),
    cid: found.cid,
    generation,
    orderId: params.partner_order_id,
    userId: found.userId,
    itemName: params.item_name ?? found.itemName,
    itemCode: params.item_code,
    quantity: params.quantity,
    amount,
    greenDeposit: 0,
    approvalUrl: '',
    cancelUrl: '',
    failUrl: '',
    methods: [found.method.type],
    cards: [],
    fixedInstallMonths: found.method.installMonths,
    shareInstallment: false,
    createdAt: now,
    expiresAt: now,
    status: 'SUCCESS_PAYMENT',
    method: found.method,
    sid: found.sid,
    acts: noActs,
  };
  return payment;
}
