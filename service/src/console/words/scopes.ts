import type { Scope } from '../../store/api-keys.ts';
import type { Text } from './say.ts';

/** What each scope of an API key is good for. */
export const scopeWords: Readonly<Record<Scope, Text>> = {
  'payments:read': { ko: '결제 보기', en: 'see payments' },
  'payments:write': { ko: '결제 만들기와 닫기', en: 'make and close payments' },
  'cancellations:write': { ko: '결제 취소', en: 'refund' },
  'reviews:write': { ko: '확인이 필요한 결제 처리', en: 'settle payments that need a person' },
  'subscriptions:read': { ko: '정기 결제 보기', en: 'see subscriptions' },
  'subscriptions:write': { ko: '정기 결제 만들기, 바꾸기, 끝내기', en: 'make, change and end subscriptions' },
  'events:read': { ko: '이벤트와 엔드포인트 보기', en: 'see events and endpoints' },
  'events:write': { ko: '엔드포인트 바꾸기, 다시 보내기', en: 'change endpoints, deliver again' },
  'reports:read': { ko: '매출 보기', en: 'see reports' },
};
