import type { Conclusion } from '../../kakaopay/conclusion.ts';
import type { Intent } from '../../payment/payment.ts';
import type { Text } from './say.ts';

/** What a payment may be settled as. */
export const asWords: Readonly<Record<Conclusion, Text>> = {
  paid: { ko: '결제됨', en: 'paid' },
  unpaid: { ko: '결제되지 않음', en: 'not paid' },
  partially_canceled: { ko: '일부 취소됨', en: 'partly refunded' },
  canceled: { ko: '전액 취소됨', en: 'refunded' },
};

export const intendedWords: Readonly<Record<Intent['type'], Text>> = {
  approve: { ko: '결제 승인', en: 'the approval' },
  cancel: { ko: '취소', en: 'a refund' },
  charge: { ko: '정기 결제', en: 'a charge' },
};
