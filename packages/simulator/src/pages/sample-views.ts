import type { ListedPayment, ListedSubscription, ListPageView, PaymentPageView } from '../views.ts';

/** Views for the tests beside this file. */

export const hostileText = `"><script>alert('pay')</script><img src=x onerror=alert(1)> & co`;

const cards = [
  { code: 'SHINHAN', ko: '신한카드', en: 'Shinhan Card' },
  { code: 'BC', ko: 'BC카드', en: 'BC Card' },
];

export const samplePayment = (changes: Partial<PaymentPageView> = {}): PaymentPageView => ({
  tid: 'T469b847306d7b2dc394',
  device: 'pc',
  lang: 'ko',
  otherLangUrl: '/pay/abc/pc?lang=en',
  itemName: '초코파이',
  quantity: 1,
  totalWon: 2200,
  taxFreeWon: 0,
  vatWon: 200,
  merchant: 'TC0ONETIME',
  subscription: false,
  status: 'OPEN_PAYMENT',
  finished: false,
  expiresAt: 1_900_000,
  now: 1_012_000,
  methods: ['MONEY', 'CARD'],
  cards,
  installments: { choices: [0, 2, 3] },
  mobileUrl: 'http://127.0.0.1:4000/pay/abc/mobile?from=pc&x=1',
  pointsWon: 1_000,
  newTab: false,
  actions: {
    pay: '/pay/abc/pc/pay',
    quit: '/pay/abc/pc/quit',
    check: '/pay/abc/pc/check',
    fail: '/pay/abc/pc/fail',
    ars: '/pay/abc/pc/ars',
    expire: '/pay/abc/pc/expire',
    state: '/pay/abc/pc/state',
    choose: '/pay/abc/pc',
  },
  handedBack: false,
  ...changes,
});

export const sampleListed = (changes: Partial<ListedPayment> = {}): ListedPayment => ({
  tid: 'T469b847306d7b2dc394',
  status: 'READY',
  finished: false,
  itemName: '초코파이',
  orderId: 'order-1',
  totalWon: 2200,
  canceledWon: 0,
  merchant: 'TC0ONETIME',
  createdAt: '2026-11-23T14:05:06',
  expiresAt: '2026-11-23T14:20:06',
  expired: false,
  methods: ['MONEY', 'CARD'],
  url: '/payments/T469b847306d7b2dc394',
  pageUrl: '/pay/abc/pc',
  phoneUrl: '/pay/abc/mobile?from=list&lang=ko',
  actions: { pay: '/list/T469b847306d7b2dc394/pay', quit: '/list/T469b847306d7b2dc394/quit' },
  ...changes,
});

export const sampleSubscription = (changes: Partial<ListedSubscription> = {}): ListedSubscription => ({
  sid: 'S469b847306d7b2dc394',
  status: 'ACTIVE',
  itemName: '월간 구독',
  merchant: 'TCSUBSCRIP',
  createdAt: '2026-11-23T14:05:06',
  lastApprovedAt: '2026-11-23T14:06:07',
  endUrl: '/list/S469b847306d7b2dc394/end',
  ...changes,
});

export const sampleList = (changes: Partial<ListPageView> = {}): ListPageView => ({
  lang: 'ko',
  otherLangUrl: '/?lang=en',
  baseUrl: 'http://127.0.0.1:4000',
  now: '2026-11-23T14:12:44',
  payments: [sampleListed()],
  search: { text: '', url: '/', allUrl: '/?lang=ko' },
  pages: { current: 1, last: 1, count: 1 },
  faults: [],
  subscriptions: [sampleSubscription()],
  totals: { paidWon: 0, canceledWon: 0 },
  states: [
    { state: 'all', url: '/?lang=ko', current: true },
    { state: 'paid', url: '/?lang=ko&state=paid', current: false },
  ],
  clockSteps: ['1m', '5m', '16m', '1d'],
  phoneUrl: '/phone?lang=ko',
  actions: {
    advance: '/list/clock',
    slide: '/list/slide',
    reset: '/list/reset',
    fault: '/list/faults',
    settings: '/list/settings',
  },
  history: { entries: [], onlySaid: false, allUrl: '/?lang=ko', saidUrl: '/?lang=ko&said=yes' },
  settings: [{ name: 'guard', question: 'Which `code`?', value: -710, choices: [-722, -710], mark: 'inferred' }],
  ...changes,
});
