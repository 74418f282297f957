import { approvedAt, canceled, canceledAt } from '../core/acts.ts';
import { type Amount, minus, nothing } from '../core/amount.ts';
import { type Act, type Books, type Generation, type Payment, type Subscription, shownStatus } from '../core/books.ts';
import { kst } from '../core/kst.ts';
import { pointsIn, pointsOfAct, pointsUsed } from '../core/points.ts';
import type { Pages } from './addresses.ts';
import { cardInfo, selectedCard } from './card-answers.ts';
import type { Fields } from './generations.ts';

const amountFields = (amount: Amount, greenDeposit: number, point: number): Fields => ({
  total: amount.total,
  tax_free: amount.taxFree,
  vat: amount.vat,
  point,
  discount: 0,
  green_deposit: greenDeposit,
});

const time = (ms: number | undefined) => (ms === undefined ? undefined : kst(ms));

export function readyFields(baseUrl: string, pages: Pages, payment: Payment): Fields {
  const scheme = `kakaotalk://kakaopay/pg?url=${baseUrl}${pages.talk}`;
  return {
    tid: payment.tid,
    tms_result: false,
    next_redirect_app_url: baseUrl + pages.app,
    next_redirect_mobile_url: baseUrl + pages.mobile,
    next_redirect_pc_url: baseUrl + pages.pc,
    android_app_scheme: scheme,
    ios_app_scheme: scheme,
    created_at: kst(payment.createdAt),
  };
}

export function approveFields({ payment, act }: { payment: Payment; act: Act }): Fields {
  return {
    aid: act.aid,
    tid: payment.tid,
    cid: payment.cid,
    sid: payment.sid,
    partner_order_id: payment.orderId,
    partner_user_id: payment.userId,
    item_name: payment.itemName,
    item_code: payment.itemCode,
    payload: act.payload,
    quantity: payment.quantity,
    amount: amountFields(payment.amount, payment.greenDeposit, pointsUsed(payment)),
    payment_method_type: payment.method?.type,
    card_info: cardInfo(payment),
    sequential_payment_methods: undefined,
    created_at: kst(payment.createdAt),
    approved_at: time(approvedAt(payment)),
  };
}

/** What is left to be canceled; before the approval that is all of it, oddly enough [client]: a setting. */
function leftOf(books: Books, payment: Payment, gone: Amount): Amount {
  const none = payment.acts.length === 0 && books.rules.assume.availableBeforeApproval === 'zero';
  return none ? nothing : minus(payment.amount, gone);
}

function cancelFields(books: Books, payment: Payment) {
  const gone = canceled(payment);
  const left = leftOf(books, payment, gone);
  const deposit = payment.greenDeposit;
  const point = pointsIn(payment, gone.total);
  return {
    canceled_amount: amountFields(gone, gone.total > 0 ? deposit : 0, point),
    cancel_available_amount: amountFields(
      left,
      left.total > 0 ? deposit : 0,
      left.total > 0 ? pointsUsed(payment) - point : 0,
    ),
  };
}

export function cancelAnswer(books: Books, { payment, act }: { payment: Payment; act: Act }): Fields {
  return {
    tid: payment.tid,
    cid: payment.cid,
    status: shownStatus(books, payment),
    partner_order_id: payment.orderId,
    partner_user_id: payment.userId,
    payment_method_type: payment.method?.type,
    item_name: payment.itemName,
    item_code: payment.itemCode,
    payload: act.payload,
    aid: act.aid,
    quantity: payment.quantity,
    amount: amountFields(payment.amount, payment.greenDeposit, pointsUsed(payment)),
    ...cancelFields(books, payment),
    approved_cancel_amount: amountFields(act.amount, payment.greenDeposit, pointsOfAct(payment, act)),
    created_at: kst(payment.createdAt),
    approved_at: time(approvedAt(payment)),
    canceled_at: time(canceledAt(payment)),
  };
}

/** The legacy generation tells of an act only these [client]. */
const legacyActFields = (payment: Payment, act: Act): Fields => ({
  aid: act.aid,
  approved_at: kst(act.at),
  point_amount: pointsOfAct(payment, act),
  discount_amount: 0,
  payment_action_type: act.type,
});

const actFields = (payment: Payment, act: Act): Fields =>
  payment.generation === 'legacy'
    ? legacyActFields(payment, act)
    : {
        aid: act.aid,
        approved_at: kst(act.at),
        amount: act.amount.total,
        point_amount: pointsOfAct(payment, act),
        discount_amount: 0,
        green_deposit: payment.greenDeposit,
        payment_action_type: act.type,
        ...(act.payload === undefined ? {} : { payload: act.payload }),
        payment_method_type: payment.method?.type,
      };

/** The legacy order has them the other way round [client]. */
function orderCancelFields(books: Books, payment: Payment): Fields {
  const { canceled_amount, cancel_available_amount } = cancelFields(books, payment);
  return payment.generation === 'legacy'
    ? { cancel_available_amount, canceled_amount }
    : { canceled_amount, cancel_available_amount };
}

export function orderFields(books: Books, { payment }: { payment: Payment }): Fields {
  return {
    tid: payment.tid,
    cid: payment.cid,
    status: shownStatus(books, payment),
    partner_order_id: payment.orderId,
    partner_user_id: payment.userId,
    payment_method_type: payment.method?.type,
    item_name: payment.itemName,
    item_code: payment.itemCode,
    quantity: payment.quantity,
    amount: amountFields(payment.amount, payment.greenDeposit, pointsUsed(payment)),
    ...orderCancelFields(books, payment),
    created_at: kst(payment.createdAt),
    approved_at: time(approvedAt(payment)),
    canceled_at: time(canceledAt(payment)),
    selected_card_info: selectedCard(payment),
    payment_action_details: payment.acts.length ? payment.acts.map((act) => actFields(payment, act)) : undefined,
  };
}

export function subscriptionStatusFields(generation: Generation, subscription: Subscription): Fields {
  const active = subscription.inactivatedAt === undefined;
  return {
    available: active,
    cid: subscription.cid,
    sid: subscription.sid,
    status: active ? 'ACTIVE' : 'INACTIVE',
    payment_method_type: subscription.method.type,
    item_name: subscription.itemName,
    ...(generation === 'current' ? { use_point_status: undefined } : {}),
    created_at: kst(subscription.createdAt),
    last_approved_at: kst(subscription.lastApprovedAt),
    inactivated_at: time(subscription.inactivatedAt),
  };
}

export function subscriptionInactiveFields(generation: Generation, subscription: Subscription): Fields {
  return {
    ...(generation === 'current' ? { cid: subscription.cid } : {}),
    sid: subscription.sid,
    status: 'INACTIVE',
    created_at: kst(subscription.createdAt),
    last_approved_at: kst(subscription.lastApprovedAt),
    inactivated_at: time(subscription.inactivatedAt),
  };
}
