import type { Language } from '../http/language.ts';
import type { Status } from '../payment/states.ts';

export interface Words {
  readonly test: string;
  readonly unknownLink: { readonly title: string; readonly text: string };
  readonly busy: { readonly title: string; readonly text: string };
  readonly status: Readonly<Record<Status, { readonly title: string; readonly text: string }>>;
  readonly order: string;
  readonly item: string;
  readonly quantity: (pieces: number) => string;
  readonly total: string;
  readonly vat: string;
  readonly taxFree: string;
  readonly method: string;
  readonly methods: Readonly<Record<string, string>>;
  readonly installments: (months: number) => string;
  readonly approvedAt: string;
  readonly approvalId: string;
  readonly won: (amount: string) => string;
  readonly payNow: string;
  readonly otherLanguage: string;
}

/** Everything the payer reads, in both languages. */
export const words: Readonly<Record<Language, Words>> = {
  ko: {
    test: '테스트 결제입니다. 실제 돈은 움직이지 않습니다.',
    unknownLink: {
      title: '페이지를 찾을 수 없어요',
      text: '주소가 잘못되었거나 결제가 없어요. 쇼핑몰에서 다시 시도해 주세요.',
    },
    busy: {
      title: '잠시만 기다려 주세요',
      text: '창을 닫거나 다시 결제하지 마세요. 곧 자동으로 넘어가요.',
    },
    status: {
      ready: { title: '아직 결제하지 않았어요', text: '결제된 금액은 없어요. 아래 버튼으로 이어서 결제할 수 있어요.' },
      approving: {
        title: '결제를 확인하고 있어요',
        text: '창을 닫거나 다시 결제하지 마세요. 확인되면 자동으로 넘어가요.',
      },
      approved: { title: '결제가 완료되었어요', text: '이용해 주셔서 고맙습니다.' },
      quit: { title: '결제를 취소했어요', text: '결제된 금액은 없어요.' },
      closed: {
        title: '더 이상 결제할 수 없는 주문이에요',
        text: '결제된 금액은 없어요. 쇼핑몰에서 주문을 다시 확인해 주세요.',
      },
      expired: { title: '결제 시간이 지났어요', text: '결제된 금액은 없어요. 쇼핑몰에서 다시 주문해 주세요.' },
      failed: { title: '결제하지 못했어요', text: '결제된 금액은 없어요. 다른 결제 수단으로 다시 시도해 주세요.' },
      needs_review: {
        title: '결제를 확인하는 중이에요',
        text: '쇼핑몰이 직접 확인하고 있어요. 다시 결제하지 말고 쇼핑몰에 문의해 주세요.',
      },
    },
    order: '주문 번호',
    item: '상품',
    quantity: (pieces) => `${pieces}개`,
    total: '결제 금액',
    vat: '부가세',
    taxFree: '비과세',
    method: '결제 수단',
    methods: { CARD: '카드', MONEY: '카카오페이머니' },
    installments: (months) => (months > 1 ? `${months}개월 할부` : '일시불'),
    approvedAt: '결제 일시',
    approvalId: '승인 번호',
    won: (amount) => `${amount}원`,
    payNow: '이어서 결제하기',
    otherLanguage: 'English',
  },
  en: {
    test: 'This is a test payment. No money moves.',
    unknownLink: {
      title: 'Page not found',
      text: 'The address is wrong, or there is no such payment. Please try again from the shop.',
    },
    busy: {
      title: 'One moment, please',
      text: 'Please do not close this page or pay again. It moves on by itself.',
    },
    status: {
      ready: { title: 'Not paid yet', text: 'Nothing was charged. You can go on with the payment below.' },
      approving: {
        title: 'Confirming your payment',
        text: 'Please do not close this page or pay again. It moves on by itself.',
      },
      approved: { title: 'Payment complete', text: 'Thank you.' },
      quit: { title: 'Payment cancelled', text: 'Nothing was charged.' },
      closed: {
        title: 'This payment is no longer available',
        text: 'Nothing was charged. Please check your order in the shop.',
      },
      expired: { title: 'The time to pay has passed', text: 'Nothing was charged. Please order again in the shop.' },
      failed: {
        title: 'The payment did not go through',
        text: 'Nothing was charged. Please try again with another method.',
      },
      needs_review: {
        title: 'We are checking your payment',
        text: 'The shop is looking into it. Please do not pay again; ask the shop.',
      },
    },
    order: 'Order',
    item: 'Item',
    quantity: (pieces) => `× ${pieces}`,
    total: 'Total',
    vat: 'VAT',
    taxFree: 'Tax-free',
    method: 'Method',
    methods: { CARD: 'Card', MONEY: 'KakaoPay Money' },
    installments: (months) => (months > 1 ? `${months} monthly instalments` : 'in full'),
    approvedAt: 'Paid at',
    approvalId: 'Approval',
    won: (amount) => `₩${amount}`,
    payNow: 'Go on with the payment',
    otherLanguage: '한국어',
  },
};
