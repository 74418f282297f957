import type { Language } from './goods.ts';

interface Message {
  readonly title: string;
  readonly text: string;
}

/** What the page of an order says first. */
export type Standing =
  | 'unpaid'
  | 'quit'
  | 'expired'
  | 'failed'
  | 'confirming'
  | 'paid'
  | 'refunding'
  | 'part'
  | 'refunded'
  | 'review';

export interface Words {
  readonly language: string;
  readonly languages: string;
  readonly shop: string;
  readonly sample: string;
  readonly shelf: string;
  readonly add: string;
  readonly monthly: string;
  readonly monthlyText: string;
  readonly subscribe: string;
  readonly cart: (pieces: number) => string;
  readonly myCart: string;
  readonly emptyCart: string;
  readonly quantity: string;
  readonly change: string;
  readonly remove: string;
  readonly total: string;
  readonly checkout: string;
  readonly orders: string;
  readonly noOrders: string;
  readonly toShelf: string;
  readonly leaving: Message;
  readonly goOn: string;
  readonly notFound: Message;
  readonly broken: Message;
  readonly standings: Readonly<Record<Standing, Message>>;
  readonly order: string;
  readonly orderedAt: string;
  readonly refunded: string;
  readonly lineRefunded: string;
  readonly pay: string;
  readonly payAgain: string;
  readonly trouble: string;
  readonly refundAll: string;
  readonly refundRest: string;
  readonly refundLine: string;
  readonly refundRefused: string;
  readonly subscription: string;
  readonly status: string;
  readonly statuses: Readonly<Record<string, string>>;
  readonly everyMonth: string;
  readonly nextCharge: string;
  readonly end: string;
  readonly pieces: (quantity: number) => string;
  readonly won: (amount: string) => string;
}

/** Everything that a buyer reads. */
export const words: Readonly<Record<Language, Words>> = {
  ko: {
    language: '한국어',
    languages: '언어',
    shop: '하루 상점',
    sample: '예제 상점이에요. 실제로 파는 물건은 없어요.',
    shelf: '오늘의 간식',
    add: '담기',
    monthly: '정기구독',
    monthlyText: '매달 다른 간식을 한 상자씩 보내 드려요. 언제든지 끝낼 수 있어요.',
    subscribe: '카카오페이로 구독하기',
    cart: (pieces) => `장바구니 ${pieces}`,
    myCart: '장바구니',
    emptyCart: '장바구니가 비어 있어요.',
    quantity: '수량',
    change: '바꾸기',
    remove: '빼기',
    total: '합계',
    checkout: '카카오페이로 결제하기',
    orders: '주문 내역',
    noOrders: '아직 주문이 없어요.',
    toShelf: '상점으로 가기',
    leaving: { title: '카카오페이로 이동하고 있어요', text: '자동으로 이동하지 않으면 아래 버튼을 눌러 주세요.' },
    goOn: '카카오페이로 가기',
    notFound: { title: '페이지를 찾을 수 없어요', text: '주소를 다시 확인해 주세요.' },
    broken: { title: '지금은 화면을 보여 드릴 수 없어요', text: '잠시 뒤에 다시 시도해 주세요.' },
    standings: {
      unpaid: { title: '아직 결제하지 않았어요', text: '결제된 금액은 없어요. 결제하면 이 화면이 자동으로 바뀌어요.' },
      quit: { title: '결제를 그만뒀어요', text: '결제된 금액은 없어요. 원하면 다시 결제할 수 있어요.' },
      expired: { title: '결제 시간이 지났어요', text: '결제된 금액은 없어요. 원하면 다시 결제할 수 있어요.' },
      failed: {
        title: '결제하지 못했어요',
        text: '결제된 금액은 없어요. 다시 시도하거나 다른 결제 수단을 이용해 주세요.',
      },
      confirming: {
        title: '결제를 확인하고 있어요',
        text: '보통 몇 초면 끝나고, 이 화면이 자동으로 바뀌어요. 창을 닫아도 되니 다시 결제하지 마세요.',
      },
      paid: { title: '결제가 완료되었어요', text: '주문해 주셔서 감사해요.' },
      refunding: {
        title: '환불을 처리하고 있어요',
        text: '아직 환불되지 않았어요. 끝나면 이 화면이 자동으로 바뀌어요. 창을 닫아도 처리는 계속돼요.',
      },
      part: {
        title: '일부가 환불되었어요',
        text: '결제한 수단으로 돌려드려요. 돌려받는 날은 결제 수단에 따라 달라요.',
      },
      refunded: { title: '환불되었어요', text: '결제한 수단으로 돌려드려요. 돌려받는 날은 결제 수단에 따라 달라요.' },
      review: { title: '결제 결과를 더 확인해야 해요', text: '상점에서 확인하고 있어요. 다시 결제하지 마세요.' },
    },
    order: '주문 번호',
    orderedAt: '주문 일시',
    refunded: '환불된 금액',
    lineRefunded: '환불됨',
    pay: '카카오페이로 결제하기',
    payAgain: '카카오페이로 다시 결제하기',
    trouble: '요청을 처리하지 못했어요. 잠시 뒤에 다시 눌러 주세요.',
    refundAll: '주문 전체 취소하기',
    refundRest: '나머지 모두 취소하기',
    refundLine: '이 상품만 취소',
    refundRefused: '취소하지 못했어요. 이 취소로 환불된 금액은 없어요.',
    subscription: '정기구독',
    status: '상태',
    statuses: {
      pending: '시작하는 중',
      active: '이용 중',
      paused: '멈춤: 지금은 결제되지 않아요',
      ended: '끝남: 더 이상 결제되지 않아요',
    },
    everyMonth: '매월 결제 금액',
    nextCharge: '다음 결제일',
    end: '구독 끝내기',
    pieces: (quantity) => `${quantity}개`,
    won: (amount) => `${amount}원`,
  },
  en: {
    language: 'English',
    languages: 'Language',
    shop: 'Haru Shop',
    sample: 'This is a sample shop. Nothing is really sold here.',
    shelf: 'Snacks of the day',
    add: 'Add to cart',
    monthly: 'Subscription',
    monthlyText: 'A box of other snacks each month. You can end it at any time.',
    subscribe: 'Subscribe with KakaoPay',
    cart: (pieces) => `Cart ${pieces}`,
    myCart: 'Cart',
    emptyCart: 'Your cart is empty.',
    quantity: 'Quantity',
    change: 'Change',
    remove: 'Remove',
    total: 'Total',
    checkout: 'Pay with KakaoPay',
    orders: 'Orders',
    noOrders: 'You have no orders yet.',
    toShelf: 'Go to the shop',
    leaving: { title: 'Taking you to KakaoPay', text: 'If nothing happens, use the button below.' },
    goOn: 'Go to KakaoPay',
    notFound: { title: 'Page not found', text: 'Please check the address.' },
    broken: { title: 'This page cannot be shown right now', text: 'Please try again in a moment.' },
    standings: {
      unpaid: {
        title: 'Not paid yet',
        text: 'You have not been charged. Once you have paid, this page changes by itself.',
      },
      quit: { title: 'You left the payment', text: 'You have not been charged. You can pay after all.' },
      expired: { title: 'Payment time has expired', text: 'You have not been charged. You can pay after all.' },
      failed: {
        title: 'Your payment did not go through',
        text: 'You have not been charged. Try again, or use another payment method.',
      },
      confirming: {
        title: 'Confirming your payment',
        text: 'This usually takes a few seconds, and the page changes by itself. You can close it; please do not pay again.',
      },
      paid: { title: 'Payment complete', text: 'Thank you for your order.' },
      refunding: {
        title: 'Your refund is being processed',
        text: 'Nothing has been refunded yet. The page changes by itself once it has. You can safely close it.',
      },
      part: {
        title: 'Part of your order was refunded',
        text: 'The money goes back to the payment method you used. When it arrives depends on that method.',
      },
      refunded: {
        title: 'Your order was refunded',
        text: 'The money goes back to the payment method you used. When it arrives depends on that method.',
      },
      review: {
        title: 'Your payment needs a closer look',
        text: 'The shop is looking into it. Please do not pay again.',
      },
    },
    order: 'Order number',
    orderedAt: 'Ordered at',
    refunded: 'Refunded',
    lineRefunded: 'refunded',
    pay: 'Pay with KakaoPay',
    payAgain: 'Pay again with KakaoPay',
    trouble: 'That did not work. Please try again in a moment.',
    refundAll: 'Cancel the whole order',
    refundRest: 'Cancel all that is left',
    refundLine: 'Cancel this item',
    refundRefused: 'It could not be canceled. Nothing was refunded by this.',
    subscription: 'Subscription',
    status: 'Status',
    statuses: {
      pending: 'Starting',
      active: 'Active',
      paused: 'Paused: you are not charged for now',
      ended: 'Ended: you will not be charged any more',
    },
    everyMonth: 'Each month',
    nextCharge: 'Next charge',
    end: 'End the subscription',
    pieces: (quantity) => `× ${quantity}`,
    won: (amount) => `₩${amount}`,
  },
};
