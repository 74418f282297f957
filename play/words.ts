/** Everything the page says, in Korean and English. Where a text has markup it is in `page.ts`. */

export const languages = ['ko', 'en'] as const;
export type Language = (typeof languages)[number];

const ko = {
  title: '카카오페이 시뮬레이터 체험',
  banner: '모의 결제 – 실제로 결제되지 않아요',
  skip: '본문으로 바로가기',
  languages: '언어',
  intro:
    '왼쪽은 내 쇼핑몰의 장부, 가운데는 구매자의 휴대폰, 오른쪽은 카카오페이의 장부예요. 응답 하나를 잃어 보고 두 장부가 그래도 맞는지 확인해 보세요. ' +
    '모두 이 페이지 안에서만 움직여요. 서버도, 키도, 돈도 없어요.',
  tryTitle: '이렇게 해 보세요',
  try1: '‘다음 응답 잃기’를 켜고 초코파이를 산 뒤 휴대폰에서 결제하세요. 급한 쇼핑몰은 실패했다고 적지만, 돈은 나갔어요.',
  try2: '‘order로 물어보기’를 누르거나, 꼼꼼한 쇼핑몰로 바꿔 처음부터 다시 해 보세요.',
  try3: '결제가 끝난 뒤 ‘돌아온 페이지 새로고침’을 눌러 보세요. approve가 한 번 더 불려요.',

  shopKind: '어떤 쇼핑몰인가요?',
  naive: '급한 쇼핑몰',
  naiveHint: '응답이 없으면 포기하거나, 확인 없이 한 번 더 보내요.',
  careful: '꼼꼼한 쇼핑몰',
  carefulHint: '자기 장부를 먼저 보고, 응답이 없으면 order로 물어본 뒤에 정해요.',
  kindNote: '바꾸면 처음부터 다시 시작해요.',
  shopActs: '쇼핑몰이 하는 일',
  buy: '초코파이 사기 (2,200원)',
  subscribe: '매달 받아 보기 (2,200원)',
  reload: '돌아온 페이지 새로고침',
  ask: 'order로 물어보기',
  cancel: '1,000원 취소하기',
  charge: '한 달 뒤 다음 결제',
  lastOrder: '‘사기’를 뺀 나머지는 마지막 주문에 해요.',
  shopBook: '내 쇼핑몰의 장부',
  noOrders: '아직 주문이 없어요.',
  order: '주문',
  believes: '쇼핑몰의 생각',
  won: '금액',
  waiting: '기다리는 중',
  paid: '결제됨',
  failed: '실패',
  differs: '카카오페이와 달라요',
  sum: '합계',

  phoneTitle: '구매자의 휴대폰',
  phoneEmpty: '쇼핑몰에서 초코파이를 사면 여기에 결제 페이지가 열려요.',
  phonePaid: '주문해 주셔서 고마워요',
  phonePaidHint: '쇼핑몰: 결제가 끝났어요.',
  phoneFailed: '결제하지 못했어요',
  phoneFailedHint: '쇼핑몰: 다시 주문해 주세요.',
  phoneWaiting: '결제를 확인하고 있어요',
  phoneWaitingHint: '쇼핑몰: 잠시만 기다려 주세요.',
  wrongTitle: '무슨 일이 생기게 할까요?',
  lose: '다음 응답 잃기',
  loseHint: '돈을 움직이는 다음 호출은 처리되지만, 쇼핑몰은 응답을 못 받아요.',
  clock: '시계를 16분 앞으로',
  clockHint: '결제 요청은 15분 동안만 살아 있어요.',
  now: '지금',
  restart: '처음부터 다시',
  restartHint: '두 장부를 모두 비워요.',

  kakaoPayTitle: '카카오페이의 장부',
  noPayments: '아직 결제가 없어요.',
  status: '상태',
  moved: '움직인 돈',
  expired: '만료',

  agree: (won: string) => `두 장부가 맞아요: ${won}.`,
  disagree: (shop: string, kakaoPay: string) =>
    `두 장부가 달라요. 쇼핑몰은 ${shop}, 카카오페이는 ${kakaoPay}을 받았다고 해요.`,
  amount: (won: number) => `${won.toLocaleString('ko')}원`,

  logTitle: '오간 호출',
  logHint: '새로운 것이 위에 있어요. pg_token은 가렸어요.',
  noCalls: '아직 호출이 없어요.',
  sent: '보낸 것',
  answered: '받은 것',
  lost: '응답 없음 – 처리는 됐어요',
  about: '어떻게 만들어졌나요?',
  aboutText:
    '여기서 움직이는 것은 kakaopay-simulator의 코드 그대로예요. 카카오페이와는 관계없는, 개발과 테스트를 위한 모의 프로그램이에요.',
  code: '소스 코드',
};

export type Words = typeof ko;

const en: Words = {
  title: 'Try the KakaoPay simulator',
  banner: 'Simulation – no payment is made',
  skip: 'Skip to content',
  languages: 'Language',
  intro:
    'On the left is your shop’s book, in the middle the payer’s phone, on the right KakaoPay’s books. Lose one answer, and see whether both books still ' +
    'agree. All of it happens inside this page: no server, no key, no money.',
  tryTitle: 'Try this',
  try1: 'Turn on “Lose the next answer”, buy a 초코파이 and pay on the phone. The naive shop writes down a failure, but the money is gone.',
  try2: 'Press “Ask order”, or change to the careful shop and do it all again.',
  try3: 'After a payment press “Reload the return page”: approve is called once more.',

  shopKind: 'What kind of shop is it?',
  naive: 'Naive shop',
  naiveHint: 'Without an answer it gives up, or sends the same again without looking.',
  careful: 'Careful shop',
  carefulHint: 'Looks into its own book first; without an answer it asks order, and then decides.',
  kindNote: 'Changing it starts over.',
  shopActs: 'What the shop does',
  buy: 'Buy a 초코파이 (2,200 won)',
  subscribe: 'Get one every month (2,200 won)',
  reload: 'Reload the return page',
  ask: 'Ask order',
  cancel: 'Cancel 1,000 won',
  charge: 'A month later: next charge',
  lastOrder: 'All but buying is about the last order.',
  shopBook: 'Your shop’s book',
  noOrders: 'No orders yet.',
  order: 'Order',
  believes: 'The shop believes',
  won: 'Amount',
  waiting: 'waiting',
  paid: 'paid',
  failed: 'failed',
  differs: 'differs from KakaoPay',
  sum: 'Total',

  phoneTitle: 'The payer’s phone',
  phoneEmpty: 'Buy a 초코파이 in the shop, and the payment page opens here.',
  phonePaid: 'Thank you for your order',
  phonePaidHint: 'The shop: it has been paid.',
  phoneFailed: 'The payment failed',
  phoneFailedHint: 'The shop: please order again.',
  phoneWaiting: 'Your payment is being checked',
  phoneWaitingHint: 'The shop: please wait a moment.',
  wrongTitle: 'What should go wrong?',
  lose: 'Lose the next answer',
  loseHint: 'The next call that moves money takes effect, but the shop hears nothing of it.',
  clock: 'Clock 16 minutes ahead',
  clockHint: 'A payment request lives for 15 minutes.',
  now: 'Now',
  restart: 'Start over',
  restartHint: 'Empties both books.',

  kakaoPayTitle: 'KakaoPay’s books',
  noPayments: 'No payments yet.',
  status: 'Status',
  moved: 'Money moved',
  expired: 'expired',

  agree: (won) => `Both books agree: ${won}.`,
  disagree: (shop, kakaoPay) => `The books differ: the shop says that it got ${shop}, KakaoPay says ${kakaoPay}.`,
  amount: (won) => `${won.toLocaleString('en')} won`,

  logTitle: 'The calls',
  logHint: 'The newest is on top. pg_token is hidden.',
  noCalls: 'No calls yet.',
  sent: 'Sent',
  answered: 'Answered',
  lost: 'no answer – but it took effect',
  about: 'How is it made?',
  aboutText:
    'What runs here is the code of kakaopay-simulator itself: a simulation for development and tests, not affiliated with KakaoPay Corp.',
  code: 'Source code',
};

export const words: Readonly<Record<Language, Words>> = { ko, en };

/** Those that are a text as they stand. */
export type TextName = { [K in keyof Words]: Words[K] extends string ? K : never }[keyof Words];
