import type { Language } from '../http/language.ts';
import type { Act } from './acts.ts';

/** In this order. */
export const columns = [
  'at',
  'kind',
  'count',
  'totalWon',
  'supplyWon',
  'vatWon',
  'taxFreeWon',
  'method',
  'cardIssuer',
  'type',
  'orderId',
  'itemName',
  'paymentId',
  'tid',
  'aid',
] as const;
export type Column = (typeof columns)[number];

interface CsvWords {
  readonly columns: Readonly<Record<Column, string>>;
  readonly kinds: Readonly<Record<Act['kind'], string>>;
  readonly types: Readonly<Record<'once' | 'subscription', string>>;
  readonly approved: string;
  readonly canceled: string;
  readonly net: string;
  readonly asOf: string;
  readonly notOver: string;
  readonly unsettled: string;
  /** The last record of a part that has another one after it. */
  readonly continued: string;
}

/** The words of the CSV, for whoever keeps the books. */
export const csvWords: Readonly<Record<Language, CsvWords>> = {
  ko: {
    columns: {
      at: '일시',
      kind: '구분',
      count: '건수',
      totalWon: '금액',
      supplyWon: '공급가액',
      vatWon: '부가세',
      taxFreeWon: '면세금액',
      method: '결제수단',
      cardIssuer: '카드사',
      type: '결제유형',
      orderId: '주문번호',
      itemName: '상품명',
      paymentId: '결제 ID',
      tid: 'TID',
      aid: 'AID',
    },
    kinds: { approval: '승인', cancellation: '취소' },
    types: { once: '일반', subscription: '정기' },
    approved: '승인 합계',
    canceled: '취소 합계',
    net: '순매출',
    asOf: '조회 일시',
    notOver: '조회 일시(기간이 아직 끝나지 않음)',
    unsettled: '결과 미확정',
    continued: '다음 파일에 이어짐(합계는 마지막 파일에 있음)',
  },
  en: {
    columns: {
      at: 'Time (KST)',
      kind: 'Kind',
      count: 'Count',
      totalWon: 'Amount (KRW)',
      supplyWon: 'Taxed supply',
      vatWon: 'VAT',
      taxFreeWon: 'Tax-free',
      method: 'Method',
      cardIssuer: 'Card issuer',
      type: 'Type',
      orderId: 'Order',
      itemName: 'Item',
      paymentId: 'Payment',
      tid: 'TID',
      aid: 'AID',
    },
    kinds: { approval: 'Approval', cancellation: 'Cancellation' },
    types: { once: 'Once', subscription: 'Subscription' },
    approved: 'Approved, total',
    canceled: 'Canceled, total',
    net: 'Net sales',
    asOf: 'Read at',
    notOver: 'Read at (before the end of this time)',
    unsettled: 'Outcome not known yet',
    continued: 'Goes on in the next file (the totals are in the last one)',
  },
};
