import type { EventType } from '../../payment/states.ts';
import type { SubscriptionEventType } from '../../subscription/states.ts';
import type { Text } from './say.ts';

/** What happened to a payment, as its time line tells it. */
export const happenings: Readonly<Record<'created' | EventType, Text>> = {
  created: { ko: '결제를 만들었어요', en: 'The payment was created' },
  payer_returned: { ko: '구매자가 카카오페이에서 돌아왔어요. 승인을 요청해요', en: 'The buyer came back; approving' },
  shop_closed: { ko: '결제를 닫았어요', en: 'The payment was closed' },
  approve_confirmed: { ko: '결제가 승인됐어요', en: 'Approved: paid' },
  approve_refused: { ko: '승인이 거절됐어요', en: 'The approval was refused' },
  approve_came_too_soon: { ko: '카카오페이가 아직 준비되지 않았어요', en: 'KakaoPay was not ready yet' },
  intent_went_stale: { ko: '보내기 전에 시간이 지나 다시 시작해요', en: 'Too late to be sent; begun again' },
  found_not_approved: {
    ko: '확인해 보니 승인되지 않았어요. 다시 승인을 요청해요',
    en: 'Looked: not approved; approving again',
  },
  outcome_unknown: { ko: '결과를 알 수 없어 카카오페이에 물어보고 있어요', en: 'Outcome unknown; asking KakaoPay' },
  gave_up_looking: { ko: '하루 동안 답을 얻지 못했어요', en: 'No clear answer for a day' },
  found_quit: { ko: '구매자가 결제를 그만뒀어요', en: 'The buyer left' },
  found_failed: { ko: '카카오페이에서 결제가 실패했어요', en: 'Failed at KakaoPay' },
  found_expired: { ko: '15분이 지나 끝났어요', en: 'The 15 minutes passed' },
  found_contradiction: { ko: '카카오페이의 답이 기록과 달라요', en: 'KakaoPay contradicts our records' },
  charge_confirmed: { ko: '정기 결제가 승인됐어요', en: 'Charged' },
  charge_refused: { ko: '정기 결제가 거절됐어요', en: 'The charge was refused' },
  charge_given_up: { ko: '정기 결제를 하지 않기로 했어요', en: 'The charge was given up' },
  found_unchanged: { ko: '카카오페이에 아직 결제가 보이지 않아요', en: 'KakaoPay shows no charge yet' },
  found_not_charged: { ko: '결제되지 않은 것을 확인했어요. 다시 요청해요', en: 'Not charged; charging again' },
  cancel_asked: { ko: '취소를 요청했어요', en: 'A refund was asked for' },
  cancel_confirmed: { ko: '전액 취소됐어요', en: 'All of it was refunded' },
  part_cancel_confirmed: { ko: '일부가 취소됐어요', en: 'A part was refunded' },
  cancel_refused: { ko: '취소가 거절됐어요', en: 'The refund was refused' },
  further_cancel_refused: { ko: '추가 취소가 거절됐어요', en: 'The further refund was refused' },
  cancel_overtaken: { ko: '그사이 다른 곳에서 모두 취소됐어요', en: 'All was refunded elsewhere meanwhile' },
  found_not_canceled: { ko: '취소되지 않은 것을 확인했어요. 다시 요청해요', en: 'Not refunded; asking again' },
  found_canceled_elsewhere: { ko: '다른 곳에서 전액 취소된 것을 확인했어요', en: 'Found refunded elsewhere' },
  found_part_canceled_elsewhere: {
    ko: '다른 곳에서 일부 취소된 것을 확인했어요',
    en: 'Found partly refunded elsewhere',
  },
  found_difference: { ko: '카카오페이 장부와 다른 점을 찾았어요', en: 'A difference to KakaoPay’s books was found' },
  looked_again: { ko: '카카오페이에 다시 물어봤어요', en: 'KakaoPay was asked again' },
  concluded_paid: { ko: '결제된 것으로 처리했어요', en: 'Settled as paid' },
  concluded_unpaid: { ko: '결제되지 않은 것으로 처리했어요', en: 'Settled as not paid' },
  concluded_part_canceled: { ko: '일부 취소된 것으로 처리했어요', en: 'Settled as partly refunded' },
  concluded_canceled: { ko: '전액 취소된 것으로 처리했어요', en: 'Settled as refunded' },
};

/** The same of a subscription. */
export const subscriptionHappenings: Readonly<Record<'created' | SubscriptionEventType, Text>> = {
  created: { ko: '정기 결제를 만들었어요', en: 'The subscription was created' },
  first_paid: { ko: '첫 결제가 끝나 시작됐어요', en: 'The first payment was made' },
  first_unpaid: { ko: '첫 결제가 이루어지지 않았어요', en: 'The first payment was not made' },
  sid_missing: { ko: '카카오페이가 정기 결제 번호를 주지 않았어요', en: 'KakaoPay named no sid' },
  still_open: { ko: '아직 확인하는 중이에요', en: 'Still being looked into' },
  charge_claimed: { ko: '결제를 시작했어요', en: 'A charge was begun' },
  charge_succeeded: { ko: '결제됐어요', en: 'Charged' },
  charge_refused: { ko: '결제가 거절됐어요', en: 'The charge was refused' },
  charge_dropped: { ko: '결제하지 않기로 했어요', en: 'The charge was dropped' },
  retries_used_up: { ko: '다시 시도해도 거절되어 멈췄어요', en: 'Paused: every retry was refused' },
  refused_for_good: { ko: '거절되어 끝났어요', en: 'Ended: refused for good' },
  completed: { ko: '정한 횟수나 기간이 끝났어요', en: 'Completed' },
  found_ended: { ko: '구매자가 카카오페이에서 해지했어요', en: 'The buyer ended it at KakaoPay' },
  found_charged_elsewhere: { ko: '다른 곳에서 결제되어 멈췄어요', en: 'Paused: charged elsewhere' },
  shop_changed: { ko: '내용을 바꿨어요', en: 'Changed' },
  shop_paused: { ko: '멈췄어요', en: 'Paused' },
  shop_resumed: { ko: '다시 시작했어요', en: 'Resumed' },
  shop_ended: { ko: '끝냈어요', en: 'Ended' },
  sid_closed: { ko: '카카오페이의 정기 결제를 해지했어요', en: 'Closed at KakaoPay' },
};

/** A word of a later version is shown as it is. */
export const happened = (table: Readonly<Record<string, Text>>, type: string): Text =>
  (Object.hasOwn(table, type) ? table[type] : undefined) ?? { ko: type, en: type };
