import type { Language } from '../http/language.ts';
import type { Status } from '../payment/states.ts';

/** What a page can say of a payment: `expiring`, its time is over and KakaoPay is asked a last time. */
export type Shown = Status | 'closed' | 'expiring';

export interface Message {
  readonly title: string;
  readonly text: string;
}

export interface Words {
  readonly languageName: string;
  readonly languageSwitch: string;
  readonly brand: string;
  readonly test: string;
  readonly unknownLink: Message;
  readonly busy: Message;
  readonly status: Readonly<Record<Shown, Message>>;
  readonly takesLonger: string;
  readonly reasonGiven: string;
  readonly reasons: Readonly<Record<'limit' | 'method' | 'order', string>>;
  readonly order: string;
  readonly item: string;
  readonly quantity: (pieces: number) => string;
  readonly ordered: string;
  readonly paid: string;
  readonly supply: string;
  readonly vat: string;
  readonly taxFree: string;
  readonly method: string;
  readonly methods: Readonly<Record<string, string>>;
  readonly installments: (months: number) => string;
  readonly payUntil: string;
  readonly approvedAt: string;
  readonly registeredAt: string;
  readonly time: (kst: string) => string;
  readonly canceled: string;
  readonly canceledAt: (kst: string) => string;
  readonly left: string;
  readonly cardApprovalNumber: string;
  readonly approvalId: string;
  readonly kind: string;
  readonly testKind: string;
  readonly won: (amount: string) => string;
  readonly payNow: string;
  readonly backToShop: string;
  readonly tryAgain: string;
  readonly print: string;
  readonly contact: string;
  readonly closeWindow: string;
}

/** Everything the payer reads, in both languages. */
export const words: Readonly<Record<Language, Words>> = {
  ko: {
    languageName: '한국어',
    languageSwitch: '언어',
    brand: '카카오페이 결제',
    test: '테스트 결제예요. 실제로 결제되지 않아요.',
    unknownLink: {
      title: '페이지를 찾을 수 없어요',
      text: '주소가 잘못되었거나 없는 결제예요. 쇼핑몰에서 다시 시도해 주세요.',
    },
    busy: {
      title: '잠시만 기다려 주세요',
      text: '결제를 이어서 처리하고 있어요. 보통 몇 초면 자동으로 넘어가니, 창을 닫거나 다시 결제하지 마세요.',
    },
    status: {
      ready: {
        title: '아직 결제하지 않았어요',
        text: '결제된 금액은 없어요. 아래 버튼을 누르면 이어서 결제할 수 있어요.',
      },
      approving: {
        title: '결제를 확인하고 있어요',
        text: '보통 몇 초면 끝나고, 이 화면이 자동으로 넘어가요. 창을 닫아도 확인은 계속되니 다시 결제하지 마세요.',
      },
      approved: { title: '결제가 완료되었어요', text: '이용해 주셔서 감사해요.' },
      charging: {
        title: '정기 결제를 처리하고 있어요',
        text: '보통 몇 초면 끝나요. 창을 닫아도 처리는 계속되니 따로 결제하지 마세요.',
      },
      canceling: {
        title: '결제 취소를 처리하고 있어요',
        text: '보통 몇 초면 끝나요. 창을 닫아도 처리는 계속돼요.',
      },
      partially_canceled: {
        title: '결제 금액의 일부가 취소되었어요',
        text: '취소된 금액은 결제한 수단으로 돌려드려요. 돌려받는 날은 결제 수단에 따라 달라요.',
      },
      canceled: {
        title: '결제가 취소되었어요',
        text: '취소된 금액은 결제한 수단으로 돌려드려요. 돌려받는 날은 결제 수단에 따라 달라요.',
      },
      quit: {
        title: '결제를 그만뒀어요',
        text: '결제된 금액은 없어요. 다시 결제하려면 쇼핑몰에서 새로 시작해 주세요.',
      },
      closed: {
        title: '더 이상 결제할 수 없어요',
        text: '쇼핑몰에서 이 결제를 닫았거나 새 결제로 바꿨어요. 결제된 금액은 없어요. 쇼핑몰에서 주문을 확인해 주세요.',
      },
      expiring: {
        title: '결제 시간이 지났어요',
        text: '결제된 금액이 없는지 카카오페이에 확인하고 있어요. 보통 1~2분이면 끝나고, 이 화면이 자동으로 바뀌어요. 창을 닫아도 괜찮아요.',
      },
      expired: { title: '결제 시간이 지났어요', text: '결제된 금액은 없어요. 쇼핑몰에서 다시 주문해 주세요.' },
      failed: {
        title: '결제하지 못했어요',
        text: '결제된 금액은 없어요. 쇼핑몰에서 다시 시도하거나 다른 결제 수단을 이용해 주세요.',
      },
      needs_review: {
        title: '결제 결과를 더 확인해야 해요',
        text: '쇼핑몰에서 직접 확인해야 하는 결제예요. 다시 결제하지 말고 쇼핑몰에 문의해 주세요.',
      },
    },
    takesLonger: '몇 분이 지나도 그대로면 쇼핑몰에 문의해 주세요.',
    reasonGiven: '결제되지 않은 이유',
    reasons: {
      limit: '한 번에 결제할 수 있는 한도를 넘었어요.',
      method: '이 결제 수단은 사용할 수 없어요.',
      order: '주문 정보가 결제 정보와 달라요. 쇼핑몰에 문의해 주세요.',
    },
    order: '주문 번호',
    item: '상품',
    quantity: (pieces) => `${pieces}개`,
    ordered: '주문 금액',
    paid: '결제 금액',
    supply: '공급가액',
    vat: '부가세',
    taxFree: '비과세',
    method: '결제 수단',
    methods: { CARD: '카드', MONEY: '카카오페이머니' },
    installments: (months) => (months > 1 ? `${months}개월 할부` : '일시불'),
    payUntil: '결제 기한',
    approvedAt: '결제 일시',
    registeredAt: '등록 일시',
    time: (kst) => kst,
    canceled: '취소된 금액',
    canceledAt: (kst) => `${kst} 취소`,
    left: '취소 후 결제 금액',
    cardApprovalNumber: '카드 승인번호',
    approvalId: '결제 고유번호',
    kind: '구분',
    testKind: '테스트 결제',
    won: (amount) => `${amount}원`,
    payNow: '이어서 결제하기',
    backToShop: '쇼핑몰로 돌아가기',
    tryAgain: '새 테스트 결제 만들기',
    print: '인쇄하기',
    contact: '쇼핑몰 문의처',
    closeWindow: '이 창을 닫고 쇼핑몰로 돌아가 주세요.',
  },
  en: {
    languageName: 'English',
    languageSwitch: 'Language',
    brand: 'KakaoPay payment',
    test: 'This is a test payment. You will not be charged.',
    unknownLink: {
      title: 'Page not found',
      text: 'The address is wrong, or the payment does not exist. Please try again from the shop.',
    },
    busy: {
      title: 'One moment, please',
      text: 'We are still working on your payment. The page usually updates by itself within seconds: please do not close it or pay again.',
    },
    status: {
      ready: { title: 'Not paid yet', text: 'You have not been charged. Use the button below to continue.' },
      approving: {
        title: 'Confirming your payment',
        text: 'This usually takes a few seconds, and the page updates by itself. You can safely close it, but please do not pay again.',
      },
      approved: { title: 'Payment complete', text: 'Thank you for your order.' },
      charging: {
        title: 'Your subscription is being charged',
        text: 'This usually takes a few seconds. You can safely close this page, and there is no need to pay otherwise.',
      },
      canceling: {
        title: 'Your refund is being processed',
        text: 'This usually takes a few seconds. You can safely close this page.',
      },
      partially_canceled: {
        title: 'Part of your payment was refunded',
        text: 'The money goes back to the payment method you used. When it arrives depends on that method.',
      },
      canceled: {
        title: 'Your payment was refunded',
        text: 'The money goes back to the payment method you used. When it arrives depends on that method.',
      },
      quit: {
        title: 'You left this payment',
        text: 'You have not been charged. To pay after all, start again at the shop.',
      },
      closed: {
        title: 'This payment is no longer available',
        text: 'The shop has withdrawn it or replaced it with a new one. You have not been charged. Please check your order at the shop.',
      },
      expiring: {
        title: 'Payment time has expired',
        text: 'We are checking with KakaoPay that you have not been charged. This usually takes a minute or two, and the page updates by itself. You can safely close it.',
      },
      expired: {
        title: 'Payment time has expired',
        text: 'You have not been charged. Please place your order again at the shop.',
      },
      failed: {
        title: 'Your payment did not go through',
        text: 'You have not been charged. Please try again at the shop, or use another payment method.',
      },
      needs_review: {
        title: 'Your payment needs a closer look',
        text: 'The shop has to check this payment itself. Please do not pay again; contact the shop instead.',
      },
    },
    takesLonger: 'If nothing has changed after a few minutes, please contact the shop.',
    reasonGiven: 'Reason given',
    reasons: {
      limit: 'The amount is above the limit for a single payment.',
      method: 'This payment method cannot be used here.',
      order: 'The order does not match the payment. Please contact the shop.',
    },
    order: 'Order number',
    item: 'Item',
    quantity: (pieces) => `× ${pieces}`,
    ordered: 'Order amount',
    paid: 'Amount paid',
    supply: 'Net amount',
    vat: 'VAT',
    taxFree: 'Tax-free',
    method: 'Payment method',
    methods: { CARD: 'Card', MONEY: 'KakaoPay Money' },
    installments: (months) => (months > 1 ? `${months} monthly installments` : 'in full'),
    payUntil: 'Pay by',
    approvedAt: 'Paid at',
    registeredAt: 'Registered at',
    time: (kst) => `${kst} KST`,
    canceled: 'Refunded',
    canceledAt: (kst) => `Refunded ${kst} KST`,
    left: 'Paid after refunds',
    cardApprovalNumber: 'Card approval number',
    approvalId: 'Transaction ID',
    kind: 'Type',
    testKind: 'Test payment',
    won: (amount) => `₩${amount}`,
    payNow: 'Continue to payment',
    backToShop: 'Back to the shop',
    tryAgain: 'Make a new test payment',
    print: 'Print',
    contact: 'Contact the shop',
    closeWindow: 'You can close this page and return to the shop.',
  },
};
