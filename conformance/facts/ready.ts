import type { Asking } from '../asking.ts';
import type { Fact, Section } from '../fact.ts';
import { idShape, isTime, lacks, outcome, readied, ready, subscribing, taken, waiting } from '../shop.ts';

const needed = [
  'cid',
  'partner_order_id',
  'partner_user_id',
  'item_name',
  'quantity',
  'total_amount',
  'tax_free_amount',
  'approval_url',
  'cancel_url',
  'fail_url',
] as const;

/** Those that may be left out after all. */
async function notNeeded(asking: Asking): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of needed) if ((await taken(ready(asking, { [name]: undefined }))) === 'taken') found.push(name);
  return found;
}

/** The path of an address, with what is different each time replaced. */
const pathShape = (address: unknown): string => new URL(String(address)).pathname.replace(/[0-9a-f]{64}/, '<64 hex>');

const kstOffsetMs = 9 * 3_600_000;

/** How far a time of KakaoPay's is from its clock, when it is read as the time of Korea. */
const kstDistanceMs = (time: unknown, nowMs: number) => Math.abs(Date.parse(`${time}Z`) - kstOffsetMs - nowMs);

const answers: readonly Fact[] = [
  {
    id: 'ready.fields',
    mark: 'doc',
    says: {
      en: 'ready answers `tid`, three `next_redirect_…_url` and `created_at`',
      ko: 'ready는 `tid`, 세 개의 `next_redirect_…_url`, `created_at`을 줍니다',
    },
    ask: async (asking) =>
      lacks(
        await waiting(asking),
        'tid',
        'next_redirect_app_url',
        'next_redirect_mobile_url',
        'next_redirect_pc_url',
        'created_at',
      ),
    expect: [],
  },
  {
    id: 'ready.more-fields',
    mark: 'client',
    says: {
      en: 'and, not documented any more, `tms_result`, `android_app_scheme` and `ios_app_scheme`',
      ko: '이제 문서에 없는 `tms_result`, `android_app_scheme`, `ios_app_scheme`도 줍니다',
    },
    ask: async (asking) => lacks(await waiting(asking), 'tms_result', 'android_app_scheme', 'ios_app_scheme'),
    expect: [],
  },
  {
    id: 'ready.tid',
    mark: 'doc',
    says: { en: 'A tid is `T` and 20 characters in all', ko: 'tid는 `T`로 시작하는 20글자입니다' },
    ask: async (asking) => idShape((await waiting(asking)).tid),
    expect: 'T, 20',
  },
  {
    id: 'ready.tid-time',
    mark: 'inferred',
    says: {
      en: 'Its first seven digits are the time in seconds, in hex without the leading 6',
      ko: '처음 일곱 자리는 초 단위 시각을 맨 앞의 6을 빼고 16진수로 쓴 것입니다',
    },
    async ask(asking) {
      const { tid, created_at } = await waiting(asking);
      const seconds = Number.parseInt(`6${String(tid).slice(1, 8)}`, 16);
      return kstDistanceMs(created_at, seconds * 1000) <= 2000;
    },
    expect: true,
  },
  {
    id: 'ready.created-at',
    mark: 'doc',
    says: {
      en: '`created_at` is like `2026-11-23T10:00:00`, without a fraction or an offset',
      ko: '`created_at`은 `2026-11-23T10:00:00`처럼 소수나 시간대 없이 씁니다',
    },
    ask: async (asking) => isTime((await waiting(asking)).created_at),
    expect: true,
  },
  {
    id: 'ready.kst',
    mark: 'client',
    says: { en: 'It is the time of Korea', ko: '한국 시각입니다' },
    async ask(asking) {
      const { created_at } = await readied(asking);
      return kstDistanceMs(created_at, await asking.target.now()) < 10 * 60_000;
    },
    expect: true,
  },
  {
    id: 'ready.pages',
    mark: 'client',
    says: {
      en: 'The pages of a test payment are `/mockup/bridge/{pc|mobile-web|mobile-app}/pg/one-time/payment/<64 hex>`',
      ko: '테스트 결제의 페이지는 `/mockup/bridge/{pc|mobile-web|mobile-app}/pg/one-time/payment/<64 hex>`입니다',
    },
    async ask(asking) {
      const { next_redirect_pc_url, next_redirect_mobile_url, next_redirect_app_url } = await waiting(asking);
      return [next_redirect_pc_url, next_redirect_mobile_url, next_redirect_app_url].map(pathShape);
    },
    expect: ['pc', 'mobile-web', 'mobile-app'].map((device) => `/mockup/bridge/${device}/pg/one-time/payment/<64 hex>`),
  },
  {
    id: 'ready.subscription-page',
    mark: 'client',
    says: {
      en: 'The PC page of a subscription is `/mockup/bridge/pc/pg/subscription/payment-issue/<64 hex>`',
      ko: '정기 결제의 PC 페이지는 `/mockup/bridge/pc/pg/subscription/payment-issue/<64 hex>`입니다',
    },
    ask: async (asking) => pathShape((await readied(asking, { cid: subscribing })).next_redirect_pc_url),
    expect: '/mockup/bridge/pc/pg/subscription/payment-issue/<64 hex>',
  },
  {
    id: 'ready.scheme',
    mark: 'client',
    says: {
      en: 'The app schemes begin with `kakaotalk://kakaopay/pg?url=`',
      ko: '앱 스킴은 `kakaotalk://kakaopay/pg?url=`로 시작합니다',
    },
    async ask(asking) {
      const { android_app_scheme, ios_app_scheme } = await waiting(asking);
      return [android_app_scheme, ios_app_scheme].map((scheme) => String(scheme).split('=', 1)[0]);
    },
    expect: ['kakaotalk://kakaopay/pg?url', 'kakaotalk://kakaopay/pg?url'],
  },
];

const requests: readonly Fact[] = [
  {
    id: 'ready.needed',
    mark: 'doc',
    says: {
      en: 'Needed are merchant code, order, user, item, quantity, total, tax-free amount and the three addresses',
      ko: '가맹점 코드, 주문, 사용자, 상품, 수량, 총액, 비과세 금액, 세 주소가 필요합니다',
    },
    ask: notNeeded,
    expect: [],
  },
  {
    id: 'ready.optional',
    mark: 'doc',
    says: {
      en: '`available_cards`, `install_month`, `use_share_installment`, `payment_method_type`, `custom_json` and `redirect_scheme_url` are taken',
      ko: '`available_cards`, `install_month`, `use_share_installment`, `payment_method_type`, `custom_json`, `redirect_scheme_url`을 받습니다',
    },
    ask: (asking) =>
      outcome(
        ready(asking, {
          available_cards: ['SHINHAN', 'KB'],
          install_month: 0,
          use_share_installment: 'N',
          payment_method_type: 'CARD',
          custom_json: { auto_close: 'Y' },
          redirect_scheme_url: 'shop://return',
        }),
      ),
    expect: '200',
  },
  {
    id: 'ready.lengths',
    mark: 'doc',
    says: {
      en: 'An order number of more than 100 characters, or an address of more than 255, is refused',
      ko: '100글자를 넘는 주문 번호와 255글자를 넘는 주소는 거절합니다',
    },
    async ask(asking) {
      const address = `${asking.target.returnBase}/${'a'.repeat(256)}`;
      return [
        await taken(ready(asking, { partner_order_id: 'a'.repeat(101) })),
        await taken(ready(asking, { approval_url: address })),
      ];
    },
    expect: ['refused', 'refused'],
  },
  {
    id: 'ready.install-month',
    mark: 'doc',
    says: { en: '`install_month` is 12 at most', ko: '`install_month`는 12까지입니다' },
    ask: (asking) => taken(ready(asking, { install_month: 13 })),
    expect: 'refused',
  },
  {
    id: 'ready.sequence',
    mark: 'client',
    says: { en: '`TCSEQUENCE` is a test merchant code too', ko: '`TCSEQUENCE`도 테스트 가맹점 코드입니다' },
    ask: (asking) => outcome(ready(asking, { cid: 'TCSEQUENCE' })),
    expect: '200',
  },
  {
    id: 'ready.same-order',
    mark: 'client',
    says: { en: 'A repeated order number is not refused', ko: '같은 주문 번호를 다시 보내도 거절하지 않습니다' },
    async ask(asking) {
      await readied(asking, { partner_order_id: 'twice' });
      return outcome(ready(asking, { partner_order_id: 'twice' }));
    },
    expect: '200',
  },
  {
    id: 'ready.domain',
    mark: 'doc',
    says: {
      en: 'A return address whose domain is not registered: -799',
      ko: '등록하지 않은 도메인의 돌아올 주소는 -799',
    },
    ask: (asking) => outcome(ready(asking, { approval_url: 'https://not-registered.example/' })),
    expect: '400 -799',
  },
  {
    id: 'ready.domain-text',
    mark: 'client',
    says: {
      en: 'Its text is `approve_url(<url>) does not match registered website domain.`',
      ko: '그 문구는 `approve_url(<url>) does not match registered website domain.`입니다',
    },
    async ask(asking) {
      const { body } = await ready(asking, { approval_url: 'https://not-registered.example/' });
      return String(body.error_message).replace(/\(.*\)/, '(<url>)');
    },
    expect: 'approve_url(<url>) does not match registered website domain.',
  },
];

export const readyFacts: Section = {
  title: { en: 'ready', ko: 'ready' },
  facts: [...answers, ...requests],
};
