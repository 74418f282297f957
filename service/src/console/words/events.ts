import type { ToldType } from '../../webhooks/event-types.ts';
import type { Text } from './say.ts';

/** What the shop is told, in a few words. */
export const eventWords: Readonly<Record<ToldType, Text>> = {
  'payment.approved': { ko: '결제 완료', en: 'Paid' },
  'payment.failed': { ko: '결제 실패', en: 'Payment failed' },
  'payment.expired': { ko: '결제 시간 초과', en: 'Payment expired' },
  'payment.quit': { ko: '구매자가 그만둠', en: 'Buyer left' },
  'payment.closed': { ko: '결제 닫힘', en: 'Payment closed' },
  'payment.canceled': { ko: '전액 취소', en: 'Refunded' },
  'payment.partially_canceled': { ko: '부분 취소', en: 'Partly refunded' },
  'payment.cancellation_refused': { ko: '취소 거절', en: 'Refund refused' },
  'payment.canceled_elsewhere': { ko: '다른 곳에서 취소', en: 'Refunded elsewhere' },
  'payment.needs_review': { ko: '확인 필요', en: 'Needs review' },
  'subscription.activated': { ko: '정기 결제 시작', en: 'Subscription begun' },
  'subscription.resumed': { ko: '정기 결제 다시 시작', en: 'Subscription resumed' },
  'subscription.paused': { ko: '정기 결제 멈춤', en: 'Subscription paused' },
  'subscription.ended': { ko: '정기 결제 끝남', en: 'Subscription ended' },
  'reconciliation.finished': { ko: '장부 비교 끝남', en: 'Books compared' },
};
