import type { PayMethod } from '../core/books.ts';
import type { ErrorPageView, Language } from '../views.ts';
import type { Outcome } from './outcome.ts';
import { statusWords } from './status-words.ts';

interface Message {
  readonly title: string;
  readonly body: string;
}

/** Every word a person reads on these pages. The Korean side is the model; the compiler holds the English one to it. */
const ko = {
  languageName: '한국어',
  languageSwitch: '언어',
  simulation: '모의 결제 – 실제로 결제되지 않아요',
  brand: '결제 시뮬레이터',
  skip: '본문으로 바로가기',

  payTitle: '결제하기',
  subscriptionTitle: '정기 결제 등록',
  amount: '결제 금액',
  orderAmount: '주문 금액',
  item: '상품',
  quantity: '수량',
  quantityUnit: (count: string) => `${count}개`,
  taxFree: '비과세',
  vat: '부가세 포함',
  merchant: '가맹점 코드',
  subscriptionNote: '이번 결제 수단이 정기 결제로 등록되어, 다음부터 가맹점이 직접 청구해요.',

  timeLeft: '남은 시간',
  announceMinutes: (minutes: number) => `남은 시간 ${minutes}분`,
  announceOver: '결제 시간이 끝났어요.',

  scanTitle: '휴대폰으로 결제',
  scanHint: '휴대폰 카메라로 QR 코드를 찍어 주세요. 휴대폰에서 결제가 끝나면 이 화면이 자동으로 넘어가요.',
  scanAlt: '휴대폰 결제 화면으로 가는 QR 코드',
  scanLink: '휴대폰 결제 화면 주소, 새 창',
  waiting: '휴대폰 결제를 기다리고 있어요',
  waitingWithoutScript: '자바스크립트가 꺼져 있어 30초마다 화면을 새로 불러와요.',
  hereTitle: '이 PC에서 바로 결제',

  method: '결제 수단',
  money: '카카오페이머니',
  moneyHint: '충전해 둔 잔액으로 결제',
  card: '카드',
  cardHint: '등록한 신용·체크카드로 결제',
  cardCompany: '카드사',
  installment: '할부',
  lumpSum: '일시불',
  months: (count: number) => `${count}개월`,
  pay: (amount: string) => `${amount} 결제하기`,
  register: '결제 수단 등록하기',
  quit: '결제 그만두기',

  outcome: {
    authenticated: {
      title: '결제 인증을 마쳤어요',
      body: '쇼핑몰이 결제를 승인하면 완료돼요. 쇼핑몰로 돌아가 주세요.',
    },
    paid: { title: '결제가 끝났어요', body: '쇼핑몰이 결제를 승인했어요. 같은 주소로 다시 결제되지 않아요.' },
    quit: {
      title: '결제를 그만뒀어요',
      body: '결제된 금액은 없어요. 다시 결제하려면 쇼핑몰에서 새로 시작해 주세요.',
    },
    failed: { title: '결제하지 못했어요', body: '결제된 금액은 없어요. 쇼핑몰로 돌아가 다시 시작해 주세요.' },
    expired: { title: '결제 시간이 지났어요', body: '결제된 금액은 없어요. 쇼핑몰로 돌아가 다시 시작해 주세요.' },
  } satisfies Record<Exclude<Outcome, 'open'>, Message>,
  handedBack: 'PC 화면에서 이어져요. 이 창은 닫아도 돼요.',
  toShop: '쇼핑몰로 돌아가기',

  reason: {
    not_found: {
      title: '결제를 찾을 수 없어요',
      body: '주소를 확인해 주세요. 시뮬레이터를 새로 시작했다면 이전 결제는 없을 수 있어요.',
    },
    refused: {
      title: '요청을 거절했어요',
      body: '다른 사이트에서 보낸 요청은 받지 않아요. 이 시뮬레이터의 화면에서 다시 해 주세요.',
    },
    cannot: {
      title: '이미 끝난 결제예요',
      body: '한 번 끝난 결제 주소는 다시 쓸 수 없어요. 쇼핑몰에서 새로 시작해 주세요.',
    },
    invalid: {
      title: '선택한 값을 쓸 수 없어요',
      body: '이 결제에서 허용되지 않는 값이에요. 앞 화면에서 다시 선택해 주세요.',
    },
  } satisfies Record<ErrorPageView['reason'], Message>,
  back: '돌아가기',

  listTitle: '카카오페이 시뮬레이터',
  listIntro:
    '이 컴퓨터에서 일어난 모의 결제를 보고, 구매자를 대신해 결제하거나 그만둘 수 있어요. 누르면 브라우저도 구매자처럼 돌아가는 주소로 이동해요.',
  clock: '시뮬레이터 시계',
  clockHint: '시계를 앞으로 옮겨 결제 만료를 시험해요.',
  clockAdvance: '시계 옮기기',
  advance: { '1m': '+1분', '16m': '+16분', '1d': '+1일' },
  kst: '한국 시간',
  reset: '모두 지우기',
  resetHint: '결제와 정기 결제를 모두 지우고 시계를 되돌려요.',
  resetAsk: '결제와 정기 결제를 모두 지워요. 계속할까요?',
  refresh: '새로 고침',
  payments: '결제',
  subscriptions: '정기 결제',
  countOf: (count: string) => `${count}건`,
  order: '주문 번호',
  createdAt: '요청',
  registeredAt: '등록',
  endedAt: '해지',
  lastChargedAt: '마지막 청구',
  totals: '합계',
  paid: '승인 금액',
  canceled: '취소 금액',
  openPage: '결제 화면 열기',
  actPay: { MONEY: '카카오페이머니로 결제', CARD: '카드로 결제' } satisfies Record<PayMethod, string>,
  actQuit: '그만두기',
  actEnd: '해지하기',
  search: '찾기',
  searchHint: '주문 번호, 상품, tid',
  all: '모두 보기',
  notFound: (text: string) => `‘${text}’에 맞는 결제가 없어요.`,
  pages: '쪽',
  newer: '최근 결제',
  older: '이전 결제',
  pageOf: (page: string, last: string) => `${last}쪽 중 ${page}쪽`,
  newsHeld: '새 소식이 있어요. 목록 밖을 누르면 바로 보여요.',
  refreshHint: '자바스크립트가 꺼져 있어요. 새 결제는 새로 고치면 보여요.',
  baseUrl: '프로그램에 알려 줄 주소:',
  example: '결제 요청 예시',
  emptyTitle: '아직 결제가 없어요',
  emptyText: '아래 명령을 터미널에 붙여 넣으면 첫 결제가 만들어져요. 이 화면에 바로 나타나요.',
  noSubscriptions: '등록된 정기 결제가 없어요. 가맹점 코드 TCSUBSCRIP로 결제를 승인하면 여기에 나타나요.',

  status: statusWords.ko,
};

export type Words = typeof ko;

const en: Words = {
  languageName: 'English',
  languageSwitch: 'Language',
  simulation: 'Simulation: you will not be charged',
  brand: 'Payment simulator',
  skip: 'Skip to content',

  payTitle: 'Payment',
  subscriptionTitle: 'Set up a subscription',
  amount: 'Amount',
  orderAmount: 'Order amount',
  item: 'Item',
  quantity: 'Quantity',
  quantityUnit: (count) => count,
  taxFree: 'Tax-free part',
  vat: 'VAT included',
  merchant: 'Merchant code',
  subscriptionNote: 'This payment method is saved, and the merchant may charge it again from now on.',

  timeLeft: 'Time left',
  announceMinutes: (minutes) => (minutes === 1 ? '1 minute left' : `${minutes} minutes left`),
  announceOver: 'Payment time has expired.',

  scanTitle: 'Pay with your phone',
  scanHint: 'Scan the QR code with your phone’s camera. This page updates by itself once you have paid there.',
  scanAlt: 'QR code that leads to the payment page for phones',
  scanLink: 'Address of the page for phones, opens a new window',
  waiting: 'Waiting for your phone',
  waitingWithoutScript: 'JavaScript is off, so this page reloads every 30 seconds.',
  hereTitle: 'Pay on this computer',

  method: 'Payment method',
  money: 'KakaoPay Money',
  moneyHint: 'Pay from the balance you have topped up',
  card: 'Card',
  cardHint: 'Pay with a credit or debit card on file',
  cardCompany: 'Card company',
  installment: 'Installments',
  lumpSum: 'Pay at once',
  months: (count) => `${count} months`,
  pay: (amount) => `Pay ${amount}`,
  register: 'Save this payment method',
  quit: 'Leave this payment',

  outcome: {
    authenticated: {
      title: 'Your part is done',
      body: 'The shop completes the payment by approving it. Go back to the shop.',
    },
    paid: { title: 'Payment complete', body: 'The shop has approved this payment. This link cannot charge you again.' },
    quit: {
      title: 'You left this payment',
      body: 'You have not been charged. To pay after all, start again at the shop.',
    },
    failed: {
      title: 'The payment did not go through',
      body: 'You have not been charged. Go back to the shop and start again.',
    },
    expired: {
      title: 'Payment time has expired',
      body: 'You have not been charged. Go back to the shop and start again.',
    },
  },
  handedBack: 'It continues on your computer. You can close this window.',
  toShop: 'Back to the shop',

  reason: {
    not_found: {
      title: 'No such payment',
      body: 'Check the address. A simulator that was started afresh does not know earlier payments.',
    },
    refused: {
      title: 'Request refused',
      body: 'Requests from other sites are not accepted. Try again from the simulator’s own page.',
    },
    cannot: { title: 'This payment is finished', body: 'A payment link works once. Start again at the shop.' },
    invalid: {
      title: 'That choice is not possible',
      body: 'This payment does not allow the value. Go back and choose again.',
    },
  },
  back: 'Go back',

  listTitle: 'KakaoPay simulator',
  listIntro:
    'See the simulated payments on this computer, and pay or leave on the payer’s behalf: your browser then goes where the payer’s would.',
  clock: 'Simulator clock',
  clockHint: 'Move the clock forward to see how payments expire.',
  clockAdvance: 'Move the clock',
  advance: { '1m': '+1 min', '16m': '+16 min', '1d': '+1 day' },
  kst: 'KST',
  reset: 'Clear everything',
  resetHint: 'Deletes all payments and subscriptions and sets the clock back.',
  resetAsk: 'This deletes all payments and subscriptions. Continue?',
  refresh: 'Refresh',
  payments: 'Payments',
  subscriptions: 'Subscriptions',
  countOf: (count) => (count === '1' ? '1 payment' : `${count} payments`),
  order: 'Order',
  createdAt: 'Requested',
  registeredAt: 'Set up',
  endedAt: 'Ended',
  lastChargedAt: 'Last charge',
  totals: 'Totals',
  paid: 'Approved',
  canceled: 'Canceled',
  openPage: 'Open payment page',
  actPay: { MONEY: 'Pay with KakaoPay Money', CARD: 'Pay with card' },
  actQuit: 'Leave',
  actEnd: 'End subscription',
  search: 'Search',
  searchHint: 'Order, item or tid',
  all: 'Show all',
  notFound: (text) => `No payment matches “${text}”.`,
  pages: 'Pages',
  newer: 'Newer',
  older: 'Older',
  pageOf: (page, last) => `Page ${page} of ${last}`,
  newsHeld: 'There is news. It appears as soon as you leave the list.',
  refreshHint: 'JavaScript is off. Refresh this page to see new payments.',
  baseUrl: 'Address to give to your program:',
  example: 'Example of a payment request',
  emptyTitle: 'No payments yet',
  emptyText: 'Paste this command into a terminal to create the first one, then refresh this page.',
  noSubscriptions: 'No subscriptions yet. Approve a payment with merchant code TCSUBSCRIP and it appears here.',

  status: statusWords.en,
};

export const otherLanguage: Readonly<Record<Language, Language>> = { ko: 'en', en: 'ko' };

export const words: Readonly<Record<Language, Words>> = { ko, en };
