import type { ApproveAnswer, OrderAnswer, Result } from 'kakaopay-client';
import type { Event } from '../payment/events.ts';
import { returnGraceMs, settledMs } from '../payment/limits.ts';
import type { Approval, Failure, FailureReason, Intent, Payment, WaitReason } from '../payment/payment.ts';
import { approveRefusal, type KakaoPaySaid } from './codes.ts';

/** What an answer to approve says of the payment; `outcome_unknown` asks for evidence. */
export function approveOutcome(payment: Payment, intent: Intent, result: Result<ApproveAnswer>): Event {
  if (result.ok) return confirmed(payment, intent, result.value);
  const { error } = result;
  if (error.certainty === 'our_fault') return unknown(intent, 'no_answer');
  const refusal = approveRefusal(error);
  if (refusal === 'too_soon') return { type: 'approve_came_too_soon', intent: intent.number };
  if (refusal === 'refused') return { type: 'approve_refused', intent: intent.number, failure: failureOf(error) };
  return unknown(intent, error.kakaoPayCode === undefined ? 'no_answer' : 'unclear');
}

function confirmed(payment: Payment, intent: Intent, answer: ApproveAnswer): Event {
  if (answer.amount.total !== payment.totalWon) return contradiction(intent, 'other_amount_approved');
  const installment = Number(answer.card_info?.install_month);
  return {
    type: 'approve_confirmed',
    approval: {
      aid: answer.aid,
      ...(answer.sid && { sid: answer.sid }),
      method: answer.payment_method_type ?? 'UNKNOWN',
      approvedAt: (answer.approved_at ?? answer.created_at)?.getTime() ?? payment.createdAt,
      ...(answer.card_info?.kakaopay_issuer_corp && { cardIssuer: answer.card_info.kakaopay_issuer_corp }),
      ...(answer.card_info?.approved_id && { cardApprovalNumber: answer.card_info.approved_id }),
      ...(Number.isInteger(installment) && { installmentMonths: installment }),
    },
  };
}

/** What each status of the order lookup says of a payment. A subscription code also shows the issue of its SID. */
type Evidence = 'open' | 'approved' | 'quit' | 'failed' | 'canceled';
const evidence: Readonly<Record<string, Evidence>> = {
  READY: 'open',
  SEND_TMS: 'open',
  OPEN_PAYMENT: 'open',
  SELECT_METHOD: 'open',
  ARS_WAITING: 'open',
  AUTH_PASSWORD: 'open',
  SUCCESS_PAYMENT: 'approved',
  ISSUED_SID: 'approved',
  QUIT_PAYMENT: 'quit',
  FAIL_AUTH_PASSWORD: 'failed',
  FAIL_PAYMENT: 'failed',
  PART_CANCEL_PAYMENT: 'canceled',
  CANCEL_PAYMENT: 'canceled',
};

const evidenceOf = (result: Result<OrderAnswer>): Evidence | undefined =>
  result.ok && Object.hasOwn(evidence, result.value.status) ? evidence[result.value.status] : undefined;

/** Why a lookup proves nothing. */
const waitReasonOf = (result: Result<OrderAnswer>): WaitReason => (result.ok ? 'unclear' : 'no_answer');

/**
 * What the order lookup, asked for at `askedAt` (ms since 1970), proves; `undefined`: nothing has to change. An unknown
 * status proves nothing.
 */
export function foundOutcome(payment: Payment, result: Result<OrderAnswer>, askedAt: number): Event | undefined {
  const { intent } = payment;
  const found = evidenceOf(result);
  if (found === 'quit') return { type: 'found_quit' };
  if (found === 'failed') return { type: 'found_failed', failure: { reason: 'failed_at_kakaopay' } };
  if (found === 'canceled') return contradiction(intent, 'canceled_at_kakaopay');
  if (intent === undefined) return foundOpen(payment, found, waitReasonOf(result), askedAt);
  if (result.ok && found === 'approved') return adopted(payment, intent, result.value);
  if (found !== 'open') return unknown(intent, waitReasonOf(result));
  if (askedAt < intent.decidedAt + settledMs) return unknown(intent, 'not_settled');
  return { type: askedAt < payment.expiresAt ? 'found_not_approved' : 'found_expired', intent: intent.number };
}

/** What it proves of a payment that we have not tried to approve. */
function foundOpen(
  payment: Payment,
  found: Evidence | undefined,
  reason: WaitReason,
  askedAt: number,
): Event | undefined {
  if (found === 'approved') return contradiction(undefined, 'approved_without_our_approve');
  if (askedAt < payment.expiresAt + returnGraceMs) return undefined;
  return found === 'open' ? { type: 'found_expired', intent: undefined } : unknown(undefined, reason);
}

/** What becomes of an open payment that the shop closes, by what KakaoPay shows; `undefined`: no clear answer. */
export function closeOutcome(payment: Payment, result: Result<OrderAnswer>): Event | undefined {
  const found = evidenceOf(result);
  if (found === 'open') return { type: 'shop_closed' };
  // Whatever is not open is settled, at whatever time it was asked.
  return found && foundOutcome(payment, result, payment.createdAt);
}

/**
 * What stands after KakaoPay has refused an approve for sure, and was asked about it: the refusal, unless KakaoPay
 * itself contradicts it or cannot be asked.
 */
export function refusedOutcome(
  refusal: Extract<Event, { type: 'approve_refused' }>,
  intent: Intent,
  result: Result<OrderAnswer>,
): Event {
  const found = evidenceOf(result);
  if (found === 'approved') return contradiction(intent, 'paid_after_refusal');
  if (found === 'canceled') return contradiction(intent, 'canceled_at_kakaopay');
  return found === undefined ? unknown(intent, waitReasonOf(result)) : refusal;
}

function adopted(payment: Payment, intent: Intent, order: OrderAnswer): Event {
  const act = order.payment_action_details?.find(({ payment_action_type: type }) => type !== 'CANCEL');
  if (order.amount?.total !== payment.totalWon) return contradiction(intent, 'other_amount_approved');
  const approvedAt = act?.approved_at ?? order.approved_at;
  const card = order.selected_card_info;
  const approval: Approval = {
    ...(act?.aid && { aid: act.aid }),
    method: order.payment_method_type ?? act?.payment_method_type ?? 'UNKNOWN',
    approvedAt: approvedAt?.getTime() ?? payment.createdAt,
    ...(card?.card_corp_name && { cardIssuer: card.card_corp_name }),
    ...(card?.install_month !== undefined && { installmentMonths: card.install_month }),
  };
  return { type: 'approve_confirmed', approval };
}

const unknown = (intent: Intent | undefined, reason: WaitReason): Event => ({
  type: 'outcome_unknown',
  intent: intent?.number,
  reason,
});

const contradiction = (intent: Intent | undefined, reason: FailureReason): Event => ({
  type: 'found_contradiction',
  intent: intent?.number,
  failure: { reason },
});

const failureOf = (error: KakaoPaySaid): Failure => ({
  reason: 'refused',
  ...(error.kakaoPayCode !== undefined && { kakaoPayCode: error.kakaoPayCode }),
  ...(error.kakaoPayMessage !== undefined && {
    kakaoPayMessage: error.extras?.method_result_message ?? error.kakaoPayMessage,
  }),
});
