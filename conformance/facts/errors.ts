import type { Asking } from '../asking.ts';
import type { Section } from '../fact.ts';
import { lacks, order, outcome, outcomeOf, ready, readyFields, taken, waiting } from '../shop.ts';

const unknown = (asking: Asking) => asking.once('unknown', () => order(asking, 'T0000000000000000000'));

const missing = (asking: Asking) => asking.once('missing', () => ready(asking, { partner_order_id: undefined }));

export const errorFacts: Section = {
  title: { en: 'Bodies and envelopes', ko: '본문과 응답 형식' },
  facts: [
    {
      id: 'errors.content-type',
      mark: 'doc',
      says: { en: 'Answers are `application/json;charset=UTF-8`', ko: '응답은 `application/json;charset=UTF-8`입니다' },
      ask: async (asking) => (await ready(asking)).type,
      expect: 'application/json;charset=utf-8',
    },
    {
      id: 'errors.charset',
      mark: 'doc',
      says: { en: 'JSON may be sent with a charset', ko: 'JSON에 charset을 붙여 보내도 됩니다' },
      ask: (asking) =>
        outcome(
          asking.call('ready', readyFields(asking), { headers: { 'content-type': 'application/json;charset=UTF-8' } }),
        ),
      expect: '200',
    },
    {
      id: 'errors.numbers-as-text',
      mark: 'doc',
      says: { en: 'Numbers may be sent as texts: `"quantity":"1"`', ko: '숫자를 글로 보내도 됩니다: `"quantity":"1"`' },
      ask: (asking) => outcome(ready(asking, { quantity: '1', total_amount: '2200', tax_free_amount: '0' })),
      expect: '200',
    },
    {
      id: 'errors.unknown-fields',
      mark: 'inferred',
      says: { en: 'Unknown fields are ignored', ko: '모르는 필드는 무시합니다' },
      ask: (asking) => outcome(ready(asking, { something_else: 'x' })),
      expect: '200',
    },
    {
      id: 'errors.envelope',
      mark: 'doc',
      says: {
        en: 'A refusal has `error_code`, a number, and `error_message`',
        ko: '거절에는 숫자 `error_code`와 `error_message`가 있습니다',
      },
      async ask(asking) {
        const { body } = await unknown(asking);
        return [typeof body.error_code, typeof body.error_message];
      },
      expect: ['number', 'string'],
    },
    {
      id: 'errors.no-extras',
      mark: 'doc',
      says: {
        en: 'A refusal that comes from no payment method has no `extras`',
        ko: '결제 수단에서 온 것이 아닌 거절에는 `extras`가 없습니다',
      },
      setting: 'refusalExtras',
      ask: async (asking) => lacks((await unknown(asking)).body, 'extras'),
      expect: ['extras'],
    },
    {
      id: 'errors.no-such-url',
      mark: 'doc',
      says: { en: 'An unknown address: 404, -404', ko: '모르는 주소는 404, -404' },
      ask: (asking) => outcome(asking.call('nothing')),
      expect: '404 -404',
    },
    {
      id: 'errors.missing',
      mark: 'client',
      says: { en: 'A missing parameter: HTTP 400', ko: '파라미터가 없으면 HTTP 400' },
      ask: async (asking) => (await missing(asking)).http,
      expect: 400,
    },
    {
      id: 'errors.missing-code',
      mark: 'inferred',
      says: { en: 'Its code is -2', ko: '그 코드는 -2입니다' },
      setting: 'badParameter',
      ask: async (asking) => outcomeOf(await missing(asking)),
      expect: '400 -2',
    },
    {
      id: 'errors.form-body',
      mark: 'inferred',
      says: { en: 'A form is not read by the current API', ko: '현재 API는 폼을 읽지 않습니다' },
      ask: (asking) =>
        taken(
          asking.call(
            'ready',
            {},
            { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'cid=TC0ONETIME' },
          ),
        ),
      expect: 'refused',
    },
    {
      id: 'errors.page-query',
      mark: 'client',
      says: {
        en: 'The payment page bears a query of its own, such as `?kpayTid=…`',
        ko: '결제 페이지는 `?kpayTid=…` 같은 쿼리가 붙어도 열립니다',
      },
      async ask(asking) {
        const page = new URL(String((await waiting(asking)).next_redirect_pc_url));
        page.searchParams.set('kpayTid', 'T0000000000000000000');
        return (await asking.page(page.href)) < 400;
      },
      expect: true,
    },
  ],
};
