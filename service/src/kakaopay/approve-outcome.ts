import type { ApproveAnswer, OrderAnswer, Result } from 'kakaopay-client';
import type { Event } from '../payment/events.ts';
import { returnGraceMs, settledMs } from '../payment/limits.ts';
import type { Approval, ApproveIntent, Payment } from '../payment/payment.ts';
import { approveRefusal } from './codes.ts';
import { contradiction, evidenceOf, refusalOf, shownOf, unknown, waitReasonOf } from './evidence.ts';

/** What an answer to approve says of the payment; `outcome_unknown` asks for evidence. */
export function approveOutcome(payment: Payment, intent: ApproveIntent, result: Result<ApproveAnswer>): Event {
  if (result.ok) return confirmed(payment, intent, result.value);
  const { error } = result;
  if (error.certainty === 'our_fault') return unknown(intent, 'no_answer');
  const refusal = approveRefusal(error);
  if (refusal === 'too_soon') return { type: 'approve_came_too_soon', intent: intent.number };
  if (refusal === 'refused') return { type: 'approve_refused', intent: intent.number, failure: refusalOf(error) };
  return unknown(intent, error.kakaoPayCode === undefined ? 'no_answer' : 'unclear');
}

function confirmed(payment: Payment, intent: ApproveIntent, answer: ApproveAnswer): Event {
  if (answer.amount.total !== payment.totalWon) return contradiction(intent, 'other_amount_approved');
  return { type: 'approve_confirmed', approval: approvalOf(payment, answer) };
}

/** The approval that KakaoPay's answer to approve or to a charge tells of. */
export function approvalOf(payment: Payment, answer: ApproveAnswer): Approval {
  const installment = Number(answer.card_info?.install_month);
  return {
    aid: answer.aid,
    ...(answer.sid && { sid: answer.sid }),
    method: answer.payment_method_type ?? 'UNKNOWN',
    approvedAt: (answer.approved_at ?? answer.created_at)?.getTime() ?? payment.createdAt,
    ...(answer.card_info?.kakaopay_issuer_corp && { cardIssuer: answer.card_info.kakaopay_issuer_corp }),
    ...(answer.card_info?.approved_id && { cardApprovalNumber: answer.card_info.approved_id }),
    ...(Number.isInteger(installment) && { installmentMonths: installment }),
  };
}

/**
 * What the order lookup, asked for at `askedAt` (ms since 1970), proves; `undefined`: nothing has to change. An unknown
 * status proves nothing.
 */
export function foundOutcome(payment: Payment, result: Result<OrderAnswer>, askedAt: number): Event | undefined {
  const intent = payment.intent?.type === 'approve' ? payment.intent : undefined;
  const found = evidenceOf(result);
  const shown = shownOf(result, askedAt);
  if (found === 'quit') return { type: 'found_quit' };
  if (found === 'failed') return { type: 'found_failed', failure: { reason: 'failed_at_kakaopay' } };
  if (found === 'canceled') return contradiction(intent, 'canceled_at_kakaopay', shown);
  if (result.ok && found === 'approved') {
    if (intent === undefined) return contradiction(undefined, 'approved_without_our_approve', shown);
    if (result.value.amount?.total !== payment.totalWon) return contradiction(intent, 'other_amount_approved', shown);
    return { type: 'approve_confirmed', approval: approvalShown(payment, result.value) };
  }
  // What was not sent cannot be under way: only the end of the time changes it.
  if (intent === undefined && askedAt < payment.expiresAt + returnGraceMs) return undefined;
  if (found !== 'open') return unknown(intent, waitReasonOf(result));
  if (intent === undefined) return { type: 'found_expired', intent: undefined };
  if (askedAt < intent.decidedAt + settledMs) return unknown(intent, 'not_settled');
  return { type: askedAt < payment.expiresAt ? 'found_not_approved' : 'found_expired', intent: intent.number };
}

/** What becomes of an open payment that the shop closes, by what KakaoPay shows; `undefined`: no clear answer. */
export function closeOutcome(payment: Payment, result: Result<OrderAnswer>, by: string | undefined): Event | undefined {
  const found = evidenceOf(result);
  if (found === 'open') return { type: 'shop_closed', by };
  // Whatever is not open is settled, at whatever time it was asked.
  const event = found && foundOutcome(payment, result, payment.createdAt);
  const act = event && { ...event, by };
  return act;
}

/**
 * What stands after KakaoPay has refused an approve for sure, and was asked about it: the refusal, unless KakaoPay
 * itself contradicts it or cannot be asked.
 */
export function refusedOutcome(
  refusal: Extract<Event, { type: 'approve_refused' }>,
  intent: ApproveIntent,
  result: Result<OrderAnswer>,
  askedAt: number,
): Event {
  const found = evidenceOf(result);
  const shown = shownOf(result, askedAt);
  if (found === 'approved') return contradiction(intent, 'paid_after_refusal', shown, refusal.failure);
  if (found === 'canceled') return contradiction(intent, 'canceled_at_kakaopay', shown, refusal.failure);
  return found === undefined ? unknown(intent, waitReasonOf(result)) : refusal;
}

/** The approval, as far as a lookup tells of it. */
export function approvalShown(payment: Payment, order: OrderAnswer): Approval {
  const act = order.payment_action_details?.find(({ payment_action_type: type }) => type !== 'CANCEL');
  const approvedAt = act?.approved_at ?? order.approved_at;
  const card = order.selected_card_info;
  return {
    ...(act?.aid && { aid: act.aid }),
    method: order.payment_method_type ?? act?.payment_method_type ?? 'UNKNOWN',
    approvedAt: approvedAt?.getTime() ?? payment.createdAt,
    ...(card?.card_corp_name && { cardIssuer: card.card_corp_name }),
    ...(card?.install_month !== undefined && { installmentMonths: card.install_month }),
  };
}
