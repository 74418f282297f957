import type { Language } from '../http/language.ts';
import {
  type DifferenceKind,
  differenceKinds,
  type NotComparable,
  notComparables,
  type RowOutcome,
  rowOutcomes,
} from './words.ts';

/** In this order. */
export const columns = [
  'at',
  'outcome',
  'kind',
  'orderId',
  'paymentId',
  'tid',
  'ourStatus',
  'theirStatus',
  'theirOrderId',
  'ourNetWon',
  'theirNetWon',
  'ourTotalWon',
  'theirTotalWon',
  'ourTaxFreeWon',
  'theirTaxFreeWon',
  'ourVatWon',
  'theirVatWon',
  'ourCanceledWon',
  'theirCanceledWon',
  'ourCanceledTaxFreeWon',
  'theirCanceledTaxFreeWon',
  'ourCanceledVatWon',
  'theirCanceledVatWon',
  'kakaoPayCode',
] as const;
export type Column = (typeof columns)[number];

interface CsvWords {
  readonly columns: Readonly<Record<Column, string>>;
  readonly kinds: Readonly<Record<DifferenceKind | NotComparable, string>>;
  readonly outcomes: Readonly<Record<RowOutcome, string>>;
  /** The last record of a part that has another one after it. */
  readonly continued: string;
}

/** The words of the CSV, for whoever keeps the books. */
export const csvWords: Readonly<Record<Language, CsvWords>> = {
  ko: {
    columns: {
      at: '확인 일시',
      outcome: '처리',
      kind: '차이',
      orderId: '주문번호',
      paymentId: '결제 ID',
      tid: 'TID',
      ourStatus: '상태',
      theirStatus: '카카오페이 상태',
      theirOrderId: '카카오페이 주문번호',
      ourNetWon: '순액',
      theirNetWon: '카카오페이 순액',
      ourTotalWon: '결제금액',
      theirTotalWon: '카카오페이 결제금액',
      ourTaxFreeWon: '면세금액',
      theirTaxFreeWon: '카카오페이 면세금액',
      ourVatWon: '부가세',
      theirVatWon: '카카오페이 부가세',
      ourCanceledWon: '취소금액',
      theirCanceledWon: '카카오페이 취소금액',
      ourCanceledTaxFreeWon: '취소 면세금액',
      theirCanceledTaxFreeWon: '카카오페이 취소 면세금액',
      ourCanceledVatWon: '취소 부가세',
      theirCanceledVatWon: '카카오페이 취소 부가세',
      kakaoPayCode: '카카오페이 오류 코드',
    },
    kinds: {
      canceled_more_there: '카카오페이에서 직접 취소된 금액이 있음',
      canceled_less_there: '카카오페이의 취소금액이 더 적음',
      paid_there: '카카오페이에는 결제됨, 여기에는 결제되지 않음',
      not_paid_there: '여기에는 결제됨, 카카오페이에는 결제되지 않음',
      other_order: '주문번호가 다름',
      other_total: '결제금액이 다름',
      other_tax_parts: '면세금액 또는 부가세가 다름',
      contradiction: '카카오페이의 상태와 취소금액이 서로 맞지 않음',
      no_tid: 'TID가 없어 조회할 수 없음',
      in_review: '이미 담당자 확인을 기다리고 있음',
      no_answer: '카카오페이가 응답하지 않음',
      refused: '카카오페이가 조회를 거절함',
      unknown_status: '알 수 없는 카카오페이 상태',
      sum_not_shown: '카카오페이가 취소금액을 알려 주지 않음',
      changed_meanwhile: '대조하는 동안 변경됨',
      unreadable: '여기의 기록을 읽을 수 없음',
    },
    outcomes: {
      adopted: '장부에 반영함',
      to_review: '담당자 확인 필요',
      reported: '보고만 함',
      not_comparable: '비교할 수 없음',
    },
    continued: '다음 파일에 계속',
  },
  en: {
    columns: {
      at: 'Looked at',
      outcome: 'What was done',
      kind: 'Difference',
      orderId: 'Order',
      paymentId: 'Payment',
      tid: 'TID',
      ourStatus: 'Status',
      theirStatus: 'Status at KakaoPay',
      theirOrderId: 'Order at KakaoPay',
      ourNetWon: 'Net',
      theirNetWon: 'Net at KakaoPay',
      ourTotalWon: 'Amount',
      theirTotalWon: 'Amount at KakaoPay',
      ourTaxFreeWon: 'Tax-free',
      theirTaxFreeWon: 'Tax-free at KakaoPay',
      ourVatWon: 'VAT',
      theirVatWon: 'VAT at KakaoPay',
      ourCanceledWon: 'Canceled',
      theirCanceledWon: 'Canceled at KakaoPay',
      ourCanceledTaxFreeWon: 'Canceled tax-free',
      theirCanceledTaxFreeWon: 'Canceled tax-free at KakaoPay',
      ourCanceledVatWon: 'Canceled VAT',
      theirCanceledVatWon: 'Canceled VAT at KakaoPay',
      kakaoPayCode: "KakaoPay's code",
    },
    kinds: { ...differenceKinds, ...notComparables },
    outcomes: rowOutcomes,
    continued: 'Goes on in the next file',
  },
};
