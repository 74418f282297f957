import type { Outcome } from './outcome.ts';

interface Message {
  readonly title: string;
  readonly body: string;
}

/** What the payer's pages say. */
const ko = {
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

  consentTitle: '정기 결제 동의',
  subscriptionNote: '이번 결제 수단이 정기 결제로 등록되어, 다음부터 가맹점이 직접 청구해요.',
  consent: '다음부터 가맹점이 이 결제 수단으로 청구하는 데 동의해요.',

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
  cardCompany: '카드 선택',
  installment: '할부',
  lumpSum: '일시불',
  months: (count: number) => `${count}개월`,
  points: '카카오페이포인트',
  usePoints: (won: string) => `${won} 쓰기`,
  pointsHint: '나머지는 고른 결제 수단으로 결제해요',
  pay: (amount: string) => `${amount} 결제하기`,
  register: '결제 수단 등록하기',
  quit: '결제 그만두기',

  otherWays: '다른 결과 시험하기',
  otherWaysHint:
    '진짜 카카오페이도 테스트 키로는 비밀번호를 묻지 않아요. 여기에서는 그 단계와 실패도 시험할 수 있어요.',
  toCheck: '비밀번호 단계 거치기',
  failAuth: '인증에 실패하기',
  failAuthHint: '쇼핑몰의 fail_url로 돌아가요.',
  expire: '결제 시간 넘기기',
  expireHint: '시뮬레이터의 시계를 만료 시각으로 옮겨요. 다른 결제의 시간도 함께 흘러요.',

  checkTitle: '본인 확인',
  checkHint: '비밀번호나 생체 인증 차례예요. 모의 화면이라 아무것도 입력하지 않아요.',
  checkPad: '여섯 자리 비밀번호 칸, 입력할 수 없음',
  chosen: '고른 결제 수단',
  check: (amount: string) => `인증하고 ${amount} 결제하기`,
  checkAndRegister: '인증하고 등록하기',
  askArs: 'ARS 전화 인증 기다리기',
  arsWaiting: 'ARS 전화 인증을 기다리고 있어요. 전화는 오지 않으니 아래에서 이어 주세요.',
  chooseAgain: '결제 수단 다시 고르기',

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
  newTab: '새 탭',
};

const en: typeof ko = {
  payTitle: 'Payment',
  subscriptionTitle: 'Set up a subscription',
  amount: 'Amount',
  orderAmount: 'Order amount',
  item: 'Item',
  quantity: 'Quantity',
  quantityUnit: (count) => `× ${count}`,
  taxFree: 'Tax-free part',
  vat: 'VAT included',
  merchant: 'Merchant code',

  consentTitle: 'Consent to a subscription',
  subscriptionNote: 'This payment method is saved, and the merchant may charge it again from now on.',
  consent: 'I agree that the merchant charges this payment method from now on.',

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
  cardCompany: 'Choose a card',
  installment: 'Installments',
  lumpSum: 'Pay at once',
  months: (count) => `${count} months`,
  points: 'KakaoPay points',
  usePoints: (won) => `Use ${won}`,
  pointsHint: 'The rest is paid with the method you choose',
  pay: (amount) => `Pay ${amount}`,
  register: 'Save this payment method',
  quit: 'Leave this payment',

  otherWays: 'Try another outcome',
  otherWaysHint:
    'With a test key the real KakaoPay asks for no password either. Here you can try that step, and how it fails.',
  toCheck: 'Go through the password step',
  failAuth: 'Fail the password check',
  failAuthHint: 'Leads back to the shop’s fail_url.',
  expire: 'Let the time run out',
  expireHint: 'Moves the simulator’s clock to the end of this payment. Time passes for the other payments too.',

  checkTitle: 'Confirm it is you',
  checkHint: 'Here you would give your password, finger or face. This is a simulation: there is nothing to enter.',
  checkPad: 'Six boxes for a password, nothing can be entered',
  chosen: 'Chosen method',
  check: (amount) => `Confirm and pay ${amount}`,
  checkAndRegister: 'Confirm and save',
  askArs: 'Wait for a call (ARS)',
  arsWaiting: 'Waiting for the automated call. It never comes here: go on with one of the buttons below.',
  chooseAgain: 'Choose another method',

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
  newTab: 'new tab',
};

export const payerWords = { ko, en };
