import type { ApproveAnswer, KakaoPayError, OrderAnswer, Result } from 'kakaopay-client';
import type { Event } from '../payment/decide.ts';
import { kakaoPaySettledMs } from '../payment/limits.ts';
import type { Failure, Payment } from '../payment/payment.ts';

/** What a documented refusal of approve means for the payment; a refusal not named here has to be looked up. */
const refusals: Readonly<Record<number, 'approve_came_too_soon' | 'approve_refused'>> = {
  // The payer is not through yet, or somebody tried a wrong token on a good link: the payer may still come back.
  [-701]: 'approve_came_too_soon',
  [-708]: 'approve_came_too_soon',
  [-703]: 'approve_refused',
  [-704]: 'approve_refused',
  [-705]: 'approve_refused',
  [-706]: 'approve_refused',
  [-707]: 'approve_refused',
  [-722]: 'approve_refused',
  [-724]: 'approve_refused',
  [-725]: 'approve_refused',
  [-726]: 'approve_refused',
  [-780]: 'approve_refused',
  [-797]: 'approve_refused',
};

/** What an answer to approve says of the payment; `outcome_unknown` asks for evidence. */
export function approveOutcome(payment: Payment, result: Result<ApproveAnswer>): Event {
  const attempt = payment.attempt?.number ?? 0;
  if (result.ok) return confirmed(payment, result.value);
  const { error } = result;
  if (error.certainty !== 'refused') return { type: 'outcome_unknown', attempt };
  const refusal = refusals[error.kakaoPayCode ?? 0];
  if (refusal === undefined) return { type: 'outcome_unknown', attempt };
  if (refusal === 'approve_refused') return { type: refusal, attempt, failure: failureOf('refused', error) };
  return { type: refusal, attempt };
}

function confirmed(payment: Payment, answer: ApproveAnswer): Event {
  if (answer.amount.total !== payment.totalWon) return contradiction(payment, 'other_amount_approved');
  const installment = Number(answer.card_info?.install_month);
  return {
    type: 'approve_confirmed',
    approval: {
      aid: answer.aid,
      method: answer.payment_method_type ?? 'UNKNOWN',
      approvedAt: (answer.approved_at ?? answer.created_at)?.getTime() ?? payment.createdAt,
      ...(answer.card_info?.kakaopay_issuer_corp && { cardIssuer: answer.card_info.kakaopay_issuer_corp }),
      ...(Number.isInteger(installment) && { installmentMonths: installment }),
    },
  };
}

/** What each status of the order lookup says of an approve that we do not know the outcome of. */
const evidence: Readonly<Record<string, 'open' | 'approved' | 'quit' | 'failed' | 'contradiction'>> = {
  READY: 'open',
  SEND_TMS: 'open',
  OPEN_PAYMENT: 'open',
  SELECT_METHOD: 'open',
  ARS_WAITING: 'open',
  AUTH_PASSWORD: 'open',
  SUCCESS_PAYMENT: 'approved',
  QUIT_PAYMENT: 'quit',
  FAIL_AUTH_PASSWORD: 'failed',
  FAIL_PAYMENT: 'failed',
  ISSUED_SID: 'contradiction',
  PART_CANCEL_PAYMENT: 'contradiction',
  CANCEL_PAYMENT: 'contradiction',
};

/**
 * What the order lookup, asked for at `askedAt`, proves; `undefined`: nothing has to change. An unknown status proves
 * nothing.
 */
export function foundOutcome(payment: Payment, result: Result<OrderAnswer>, askedAt: number): Event | undefined {
  const attempt = payment.attempt?.number;
  const found = result.ok ? evidence[result.value.status] : undefined;
  if (result.ok && found === 'quit') return { type: 'found_quit' };
  if (result.ok && found === 'failed') {
    return { type: 'found_failed', failure: { reason: 'failed_at_kakaopay', kakaoPayMessage: result.value.status } };
  }
  if (result.ok && found === 'contradiction') {
    return contradiction(payment, `found_${result.value.status.toLowerCase()}`);
  }
  if (attempt === undefined) {
    return found === 'approved' ? contradiction(payment, 'approved_without_our_approve') : undefined;
  }
  if (result.ok && found === 'approved') return adopted(payment, result.value);
  const settled = askedAt >= (payment.attempt?.startedAt ?? 0) + kakaoPaySettledMs;
  if (found !== 'open' || !settled) return { type: 'outcome_unknown', attempt };
  return { type: askedAt < payment.expiresAt ? 'found_not_approved' : 'approve_came_too_late', attempt };
}

function adopted(payment: Payment, order: OrderAnswer): Event {
  const act = order.payment_action_details?.find((detail) => detail.payment_action_type === 'PAYMENT');
  if (order.amount?.total !== payment.totalWon) return contradiction(payment, 'other_amount_approved');
  const approvedAt = act?.approved_at ?? order.approved_at;
  const method = order.payment_method_type ?? act?.payment_method_type;
  return {
    type: 'approve_confirmed',
    approval: {
      ...(act?.aid && { aid: act.aid }),
      method: method ?? 'UNKNOWN',
      approvedAt: approvedAt?.getTime() ?? payment.createdAt,
      ...(order.selected_card_info?.card_corp_name && { cardIssuer: order.selected_card_info.card_corp_name }),
      ...(order.selected_card_info?.install_month !== undefined && {
        installmentMonths: order.selected_card_info.install_month,
      }),
    },
  };
}

const contradiction = ({ attempt }: Payment, reason: string): Event => ({
  type: 'found_contradiction',
  attempt: attempt?.number,
  failure: { reason },
});

const failureOf = (reason: string, error: Exclude<KakaoPayError, { certainty: 'our_fault' }>): Failure => ({
  reason,
  ...(error.kakaoPayCode !== undefined && { kakaoPayCode: error.kakaoPayCode }),
  ...(error.kakaoPayMessage !== undefined && {
    kakaoPayMessage: error.extras?.method_result_message ?? error.kakaoPayMessage,
  }),
});
