import type { Tone } from '../../pages/sign.ts';
import type { Status } from '../../payment/states.ts';
import type { SubscriptionStatus } from '../../subscription/states.ts';
import type { Text } from './say.ts';

interface Label extends Text {
  readonly tone: Tone;
}

/** How a payment stands, in a word. */
export const statusLabels: Readonly<Record<Status, Label>> = {
  ready: { ko: '결제 전', en: 'Not paid yet', tone: 'calm' },
  approving: { ko: '승인 확인 중', en: 'Approving', tone: 'warn' },
  charging: { ko: '정기 결제 중', en: 'Charging', tone: 'warn' },
  approved: { ko: '결제 완료', en: 'Paid', tone: 'good' },
  canceling: { ko: '취소 확인 중', en: 'Canceling', tone: 'warn' },
  partially_canceled: { ko: '부분 취소', en: 'Partly refunded', tone: 'good' },
  canceled: { ko: '전액 취소', en: 'Refunded', tone: 'calm' },
  quit: { ko: '그만둠', en: 'Left', tone: 'calm' },
  closed: { ko: '닫힘', en: 'Closed', tone: 'calm' },
  expired: { ko: '시간 초과', en: 'Expired', tone: 'calm' },
  failed: { ko: '실패', en: 'Failed', tone: 'bad' },
  needs_review: { ko: '확인 필요', en: 'Needs review', tone: 'bad' },
};

export const subscriptionLabels: Readonly<Record<SubscriptionStatus, Label>> = {
  pending: { ko: '첫 결제 전', en: 'Not started', tone: 'calm' },
  active: { ko: '이용 중', en: 'Active', tone: 'good' },
  paused: { ko: '멈춤', en: 'Paused', tone: 'warn' },
  ended: { ko: '끝남', en: 'Ended', tone: 'calm' },
};

/** How a cancellation ended. */
export const cancellationLabels: Readonly<Record<string, Label>> = {
  canceling: { ko: '확인 중', en: 'Under way', tone: 'warn' },
  needs_review: { ko: '확인 필요', en: 'Needs review', tone: 'bad' },
  canceled: { ko: '취소됨', en: 'Refunded', tone: 'good' },
  canceled_elsewhere: { ko: '다른 곳에서 취소됨', en: 'Refunded elsewhere', tone: 'warn' },
  refused: { ko: '거절됨', en: 'Refused', tone: 'bad' },
};

/** How an event stands with an endpoint. */
export const deliveryLabels: Readonly<Record<'pending' | 'parked' | 'delivered', Label>> = {
  pending: { ko: '보내는 중', en: 'Pending', tone: 'warn' },
  parked: { ko: '보내지 못함', en: 'Given up', tone: 'bad' },
  delivered: { ko: '전달됨', en: 'Delivered', tone: 'good' },
};
