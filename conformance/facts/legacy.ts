import { type Asking, formOf } from '../asking.ts';
import type { Fact, Section } from '../fact.ts';
import { lacks, oneTime, outcome, outcomeOf, readyFields } from '../shop.ts';
import type { Fields } from '../target.ts';

/** The legacy API has no domain that is open to development keys. */
const fieldsOf = (asking: Asking, more: Fields = {}) => {
  const addresses = { approval_url: 'paid', cancel_url: 'canceled', fail_url: 'failed' };
  const registered = Object.entries(addresses).map(([name, path]) => [name, `https://shop.example/${path}`]);
  return readyFields(asking, { ...Object.fromEntries(registered), ...more });
};

const readyAnswer = (asking: Asking) =>
  asking.once('legacy', () => asking.call('ready', fieldsOf(asking), { legacy: true }));

const approved = (asking: Asking) =>
  asking.once('legacy-paid', async () => {
    const { tid, ...addresses } = (await asking.call('ready', fieldsOf(asking), { legacy: true })).body;
    const back = await asking.target.pay({ tid, ...addresses }, 'CARD');
    const { cid, partner_order_id, partner_user_id } = fieldsOf(asking);
    const pg_token = back.searchParams.get('pg_token');
    const fields = { cid, tid, partner_order_id, partner_user_id, pg_token };
    return (await asking.call('approve', fields, { legacy: true })).body;
  });

const unpaid = async (asking: Asking, call: string) =>
  (await asking.call(call, { cid: oneTime, tid: (await readyAnswer(asking)).body.tid }, { legacy: true })).body;

const json = { 'content-type': 'application/json' };

const requests: readonly Fact[] = [
  {
    id: 'legacy.form',
    mark: 'doc',
    says: { en: 'A form with `KakaoAK …` is taken', ko: '`KakaoAK …`와 폼을 받습니다' },
    needs: ['legacy'],
    ask: (asking) => outcome(readyAnswer(asking)),
    expect: '200',
  },
  {
    id: 'legacy.query',
    mark: 'client',
    says: {
      en: 'So are parameters in the query string of a POST without a body',
      ko: '본문이 없는 POST의 쿼리 문자열에 있는 파라미터도 받습니다',
    },
    needs: ['legacy'],
    ask: (asking) => outcome(asking.call('ready', {}, { legacy: true, query: formOf(fieldsOf(asking)), body: '' })),
    expect: '200',
  },
  {
    id: 'legacy.json',
    mark: 'client',
    says: {
      en: 'JSON is not read: -2, and the text complains about `cid`',
      ko: 'JSON은 읽지 않습니다: -2이고 문구는 `cid`를 탓합니다',
    },
    needs: ['legacy'],
    async ask(asking) {
      const body = JSON.stringify(fieldsOf(asking));
      const answer = await asking.call('ready', {}, { legacy: true, headers: json, body });
      return [outcomeOf(answer), String(answer.body.msg).includes('cid')];
    },
    expect: ['400 -2', true],
  },
  {
    id: 'legacy.secret-key',
    mark: 'doc',
    says: { en: 'A key of the current API: 401, -401', ko: '현재 API의 키는 401, -401' },
    needs: ['legacy'],
    ask: (asking) =>
      outcome(
        asking.call('ready', fieldsOf(asking), {
          legacy: true,
          headers: { authorization: `SECRET_KEY ${asking.target.key}` },
        }),
      ),
    expect: '401 -401',
  },
  {
    id: 'legacy.no-header',
    mark: 'inferred',
    says: { en: 'No `Authorization` header: 400, -400', ko: '`Authorization` 헤더가 없으면 400, -400' },
    needs: ['legacy'],
    setting: 'legacyNoHeader',
    ask: (asking) =>
      outcome(asking.call('ready', fieldsOf(asking), { legacy: true, headers: { authorization: undefined } })),
    expect: '400 -400',
  },
];

const answers: readonly Fact[] = [
  {
    id: 'legacy.envelope',
    mark: 'doc',
    says: { en: 'A refusal has `code` and `msg`', ko: '거절에는 `code`와 `msg`가 있습니다' },
    needs: ['legacy'],
    async ask(asking) {
      const tid = 'T0000000000000000000';
      const { body } = await asking.call('order', { cid: oneTime, tid }, { legacy: true });
      return [body.code, typeof body.msg];
    },
    expect: [-721, 'string'],
  },
  {
    id: 'legacy.ready',
    mark: 'doc',
    says: {
      en: 'ready answers `tid`, three addresses, two app schemes and `created_at`',
      ko: 'ready는 `tid`, 세 주소, 두 앱 스킴, `created_at`을 줍니다',
    },
    needs: ['legacy'],
    ask: async (asking) =>
      lacks(
        (await readyAnswer(asking)).body,
        ...['tid', 'next_redirect_app_url', 'next_redirect_mobile_url', 'next_redirect_pc_url'],
        ...['android_app_scheme', 'ios_app_scheme', 'created_at'],
      ),
    expect: [],
  },
  {
    id: 'legacy.pages',
    mark: 'client',
    says: {
      en: 'The PC page of a test payment is `/mockup/v1/<64 hex>/info`',
      ko: '테스트 결제의 PC 페이지는 `/mockup/v1/<64 hex>/info`입니다',
    },
    needs: ['legacy'],
    async ask(asking) {
      const { pathname } = new URL(String((await readyAnswer(asking)).body.next_redirect_pc_url));
      return pathname.replace(/[0-9a-f]{64}/, '<64 hex>');
    },
    expect: '/mockup/v1/<64 hex>/info',
  },
  {
    id: 'legacy.status',
    mark: 'client',
    says: {
      en: 'The older path `status` answers as order, with all of it as `cancel_available_amount` before the approval',
      ko: '예전 경로 `status`는 order처럼 답하고, 승인 전에는 전액이 `cancel_available_amount`입니다',
    },
    needs: ['legacy'],
    setting: 'availableBeforeApproval',
    async ask(asking) {
      const { status, cancel_available_amount } = await unpaid(asking, 'status');
      return [status, (cancel_available_amount as Fields | undefined)?.total];
    },
    expect: ['READY', 2200],
  },
  {
    id: 'legacy.order-fields',
    mark: 'client',
    says: {
      en: 'In order `cancel_available_amount` stands before `canceled_amount`',
      ko: 'order에서는 `cancel_available_amount`가 `canceled_amount`보다 먼저 나옵니다',
    },
    needs: ['legacy'],
    ask: async (asking) => Object.keys(await unpaid(asking, 'order')).filter((name) => name.startsWith('cancel')),
    expect: ['cancel_available_amount', 'canceled_amount'],
  },
  {
    id: 'legacy.unused',
    mark: 'client',
    says: {
      en: 'approve leaves fields without a value out, but for `item_code`, which is empty',
      ko: 'approve는 값이 없는 필드를 생략하지만 `item_code`는 비어 있습니다',
    },
    needs: ['legacy', 'payer'],
    setting: 'unusedFields',
    async ask(asking) {
      const body = await approved(asking);
      return [body.item_code, ...lacks(body, 'sid', 'payload')];
    },
    expect: ['', 'sid', 'payload'],
  },
  {
    id: 'legacy.card',
    mark: 'doc',
    says: {
      en: '`card_info` has the older names too: `issuer_corp`, `purchase_corp` and their codes',
      ko: '`card_info`에 예전 이름도 있습니다: `issuer_corp`, `purchase_corp`과 그 코드',
    },
    needs: ['legacy', 'payer'],
    ask: async (asking) =>
      lacks(
        (await approved(asking)).card_info as Fields,
        ...['issuer_corp', 'issuer_corp_code', 'purchase_corp', 'purchase_corp_code'],
        ...['kakaopay_issuer_corp', 'kakaopay_purchase_corp'],
      ),
    expect: [],
  },
  {
    id: 'legacy.details',
    mark: 'client',
    says: {
      en: 'An entry of `payment_action_details` has no `amount`',
      ko: '`payment_action_details`의 항목에는 `amount`가 없습니다',
    },
    needs: ['legacy', 'payer'],
    async ask(asking) {
      const { tid } = await approved(asking);
      const { body } = await asking.call('order', { cid: oneTime, tid }, { legacy: true });
      return ((body.payment_action_details ?? []) as readonly Fields[]).map((entry) => Object.keys(entry));
    },
    expect: [['aid', 'approved_at', 'point_amount', 'discount_amount', 'payment_action_type']],
  },
];

export const legacyFacts: Section = {
  title: { en: 'The legacy API', ko: '이전 API' },
  facts: [...requests, ...answers],
};
