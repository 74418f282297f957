import * as v from 'valibot';
import { type Act, type Books, isExpired, type Method, type Payment, recordAct } from '../core/books.ts';
import { Refusal, refuseIf } from '../core/codes.ts';
import { isSubscriptionCid } from '../core/merchant-codes.ts';
import { type Event, nextStatus, type Status, stateRow } from '../core/states.ts';
import { checkMerchant, int, merchant, text } from './fields.ts';

export const approveParams = v.object({
  ...merchant,
  tid: text(20),
  partner_order_id: text(100),
  partner_user_id: text(100),
  pg_token: text(100),
  payload: v.optional(text(200)),
  total_amount: v.optional(int),
});
type ApproveParams = v.InferOutput<typeof approveParams>;

/** The payment of `tid`; what one of another merchant code is, is a setting. */
export function findPayment(books: Books, params: { cid: string; tid: string }): Payment {
  const payment = books.payments.get(params.tid);
  if (payment?.cid === params.cid) return payment;
  const { otherMerchant } = books.rules.assume;
  throw new Refusal(payment === undefined || otherMerchant === 'as_unknown' ? -721 : otherMerchant);
}

function checkState(books: Books, payment: Payment): void {
  refuseIf(isExpired(payment, books.now()), -723);
  const refused = stateRow(payment.status).approve;
  if (refused) throw new Refusal(refused);
}

function checkIds(params: ApproveParams, payment: Payment): void {
  refuseIf(params.partner_order_id !== payment.orderId, -706);
  refuseIf(params.partner_user_id !== payment.userId, -707);
}

/** The order cid, tid, state, ids, pg_token, amount is inferred; whether state or ids are first is a setting. */
function checkApprove(books: Books, params: ApproveParams): Payment {
  const { approveChecks, approveTotalDiffers } = books.rules.assume;
  checkMerchant(params);
  const payment = findPayment(books, params);
  if (approveChecks === 'ids_first') checkIds(params, payment);
  checkState(books, payment);
  if (approveChecks === 'state_first') checkIds(params, payment);
  refuseIf(params.pg_token !== books.ids.pgToken(payment.tid), -708);
  refuseIf(params.total_amount !== undefined && params.total_amount !== payment.amount.total, approveTotalDiffers);
  return payment;
}

/** Approves what the payer has authenticated: the money moves here and nowhere earlier [doc]. */
export function approve(books: Books, params: ApproveParams): { payment: Payment; act: Act } {
  const payment = checkApprove(books, params);
  const event: Event = payment.amount.total === 0 ? 'issue_sid' : 'approve';
  const now = books.now();
  payment.status = nextStatus(payment.status, event) as Status;
  // The payer is never led there again, and 50,000 payments take room.
  payment.cancelUrl = '';
  payment.failUrl = '';
  if (isSubscriptionCid(payment.cid)) payment.sid = issueSid(books, payment, now);
  const act: Act = {
    aid: books.ids.make('A', now),
    tid: payment.tid,
    type: event === 'issue_sid' ? 'ISSUED_SID' : 'PAYMENT',
    amount: payment.amount,
    at: now,
    payload: params.payload,
  };
  recordAct(books, payment, act);
  return { payment, act };
}

function issueSid(books: Books, payment: Payment, now: number): string {
  const sid = books.ids.make('S', now);
  books.subscriptions.set(sid, {
    sid,
    cid: payment.cid,
    userId: payment.userId,
    itemName: payment.itemName,
    method: payment.method as Method,
    createdAt: now,
    lastApprovedAt: now,
    inactivatedAt: undefined,
  });
  return sid;
}
