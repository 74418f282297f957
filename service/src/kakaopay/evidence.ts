import type { OrderAnswer, Result } from 'kakaopay-client';
import type { Event } from '../payment/events.ts';
import type { Intent, Shown } from '../payment/payment.ts';
import type { Failure, FailureReason, WaitReason } from '../payment/reasons.ts';
import type { KakaoPaySaid } from './codes.ts';

/** What each status of the order lookup says of a payment. A subscription code also shows the issue of its SID. */
export type Evidence = 'open' | 'approved' | 'quit' | 'failed' | 'canceled';
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

/** `undefined` for a status that is not known: it proves nothing. */
export const evidenceOfStatus = (status: string): Evidence | undefined =>
  Object.hasOwn(evidence, status) ? evidence[status] : undefined;

export const evidenceOf = (result: Result<OrderAnswer>): Evidence | undefined =>
  result.ok ? evidenceOfStatus(result.value.status) : undefined;

/** Why a lookup proves nothing. */
export const waitReasonOf = (result: Result<OrderAnswer>): WaitReason => (result.ok ? 'unclear' : 'no_answer');

/** What a person may be shown of a lookup that was asked for at `at` (ms since 1970). */
export function shownOf(result: Result<OrderAnswer>, at: number): Shown | undefined {
  if (!result.ok) return undefined;
  const { status, amount, canceled_amount: canceled } = result.value;
  return {
    status,
    ...(amount && { totalWon: amount.total }),
    ...(canceled && { canceledWon: canceled.total }),
    at,
  };
}

export const unknown = (
  intent: Intent | undefined,
  reason: WaitReason,
): Extract<Event, { type: 'outcome_unknown' }> => ({
  type: 'outcome_unknown',
  intent: intent?.number,
  reason,
});

/** A person is called, with what KakaoPay showed and what it had answered before. */
export const contradiction = (
  intent: Intent | undefined,
  reason: FailureReason,
  shown?: Shown | undefined,
  answered?: Failure<string>,
): Extract<Event, { type: 'found_contradiction' }> => ({
  type: 'found_contradiction',
  intent: intent?.number,
  failure: { ...answered, reason },
  shown,
});

/** Why KakaoPay refused, in its own words and the payment method's. */
export const refusalOf = (error: KakaoPaySaid): Failure<'refused'> => ({
  reason: 'refused',
  ...(error.kakaoPayCode !== undefined && { kakaoPayCode: error.kakaoPayCode }),
  ...(error.kakaoPayMessage !== undefined && {
    kakaoPayMessage: error.extras?.method_result_message ?? error.kakaoPayMessage,
  }),
});
