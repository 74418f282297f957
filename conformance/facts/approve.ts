import type { Asking } from '../asking.ts';
import type { Fact, Section } from '../fact.ts';
import { agreedOne, idShape, isTime, lacks, oneTime, outcome, paid, paidOne, readyFields, waiting } from '../shop.ts';
import type { Fields } from '../target.ts';

/** approve of a payment that waits for its payer. */
const early = (asking: Asking) =>
  asking.once('early', async () => {
    const { partner_order_id, partner_user_id } = readyFields(asking);
    const { tid } = await waiting(asking);
    return asking.call('approve', { cid: oneTime, tid, partner_order_id, partner_user_id, pg_token: '0'.repeat(20) });
  });

const agreedBut = async (asking: Asking, other: Fields) =>
  outcome(asking.call('approve', { ...(await agreedOne(asking)).approve, ...other }));

const byCard = (asking: Asking) => asking.once('by-card', () => paid(asking, {}, 'CARD'));

const refusals: readonly Fact[] = [
  {
    id: 'approve.early',
    mark: 'doc',
    says: { en: 'approve before the payer has finished: -701', ko: '구매자가 끝내기 전의 approve는 -701' },
    ask: (asking) => outcome(early(asking)),
    expect: '400 -701',
  },
  {
    id: 'approve.early-text',
    mark: 'client',
    says: {
      en: "Its text is `authentication doesn't complete!`, with `method_result_code` 9999 in `extras`",
      ko: "그 문구는 `authentication doesn't complete!`이고 `extras`의 `method_result_code`는 9999입니다",
    },
    async ask(asking) {
      const { body } = await early(asking);
      return [body.error_message, (body.extras as Fields | undefined)?.method_result_code ?? null];
    },
    expect: ["authentication doesn't complete!", '9999'],
  },
  {
    id: 'approve.unknown',
    mark: 'doc',
    says: { en: 'An unknown tid: -721', ko: '모르는 tid는 -721' },
    async ask(asking) {
      const { partner_order_id, partner_user_id } = readyFields(asking);
      const tid = 'T0000000000000000000';
      return outcome(asking.call('approve', { cid: oneTime, tid, partner_order_id, partner_user_id, pg_token: '0' }));
    },
    expect: '400 -721',
  },
  {
    id: 'approve.order-id',
    mark: 'doc',
    says: { en: 'Another `partner_order_id` than that of ready: -706', ko: 'ready와 다른 `partner_order_id`는 -706' },
    needs: ['payer'],
    ask: (asking) => agreedBut(asking, { partner_order_id: 'another' }),
    expect: '400 -706',
  },
  {
    id: 'approve.user-id',
    mark: 'doc',
    says: { en: 'Another `partner_user_id`: -707', ko: '다른 `partner_user_id`는 -707' },
    needs: ['payer'],
    ask: (asking) => agreedBut(asking, { partner_user_id: 'another' }),
    expect: '400 -707',
  },
  {
    id: 'approve.pg-token',
    mark: 'doc',
    says: { en: 'A wrong `pg_token`: -708', ko: '틀린 `pg_token`은 -708' },
    needs: ['payer'],
    ask: (asking) => agreedBut(asking, { pg_token: '0'.repeat(20) }),
    expect: '400 -708',
  },
  {
    id: 'approve.total',
    mark: 'inferred',
    says: { en: 'Another `total_amount`: -725', ko: '다른 `total_amount`는 -725' },
    needs: ['payer'],
    setting: 'approveTotalDiffers',
    ask: (asking) => agreedBut(asking, { total_amount: 2201 }),
    expect: '400 -725',
  },
  {
    id: 'approve.after-refusals',
    mark: 'inferred',
    says: {
      en: 'After all these refusals it can still be approved',
      ko: '이렇게 거절한 뒤에도 승인할 수 있습니다',
    },
    needs: ['payer'],
    ask: (asking) => outcome(paidOne(asking)),
    expect: '200',
  },
];

const answers: readonly Fact[] = [
  {
    id: 'approve.fields',
    mark: 'doc',
    says: {
      en: 'approve answers the ids, the order, the method, the amounts and both times',
      ko: 'approve는 id, 주문, 결제 수단, 금액, 두 시각을 줍니다',
    },
    needs: ['payer'],
    ask: async (asking) =>
      lacks(
        (await paidOne(asking)).body,
        ...['aid', 'tid', 'cid', 'partner_order_id', 'partner_user_id', 'payment_method_type', 'amount'],
        ...['item_name', 'quantity', 'created_at', 'approved_at'],
      ),
    expect: [],
  },
  {
    id: 'approve.no-status',
    mark: 'doc',
    says: { en: 'but no `status`', ko: '그러나 `status`는 없습니다' },
    needs: ['payer'],
    ask: async (asking) => lacks((await paidOne(asking)).body, 'status'),
    expect: ['status'],
  },
  {
    id: 'approve.nulls',
    mark: 'client',
    says: {
      en: 'Fields without a value are `null`: `sid`, `item_code`, `sequential_payment_methods`',
      ko: '값이 없는 필드는 `null`입니다: `sid`, `item_code`, `sequential_payment_methods`',
    },
    needs: ['payer'],
    setting: 'unusedFields',
    async ask(asking) {
      const { body } = await paidOne(asking);
      const names = ['sid', 'item_code', 'sequential_payment_methods'];
      return names.map((name) => (name in body ? body[name] : 'left out'));
    },
    expect: [null, null, null],
  },
  {
    id: 'approve.field-order',
    mark: 'client',
    says: { en: 'All stand in the order of a captured answer', ko: '모두 수집한 응답의 순서대로입니다' },
    needs: ['payer'],
    setting: 'unusedFields',
    ask: async (asking) => Object.keys((await paidOne(asking)).body),
    expect: [
      ...['aid', 'tid', 'cid', 'sid', 'partner_order_id', 'partner_user_id', 'item_name', 'item_code', 'payload'],
      ...['quantity', 'amount', 'payment_method_type', 'card_info', 'sequential_payment_methods'],
      ...['created_at', 'approved_at'],
    ],
  },
  {
    id: 'approve.ids',
    mark: 'doc',
    says: {
      en: 'An aid is `A` and 20 characters in all; the tid is that of ready',
      ko: 'aid는 `A`로 시작하는 20글자이고, tid는 ready와 같습니다',
    },
    needs: ['payer'],
    async ask(asking) {
      const { body } = await paidOne(asking);
      return [idShape(body.aid), body.tid === (await agreedOne(asking)).approve.tid];
    },
    expect: ['A, 20', true],
  },
  {
    id: 'approve.amount',
    mark: 'doc',
    says: {
      en: '`amount` has `total`, `tax_free`, `vat`, `point`, `discount` and `green_deposit`',
      ko: '`amount`에는 `total`, `tax_free`, `vat`, `point`, `discount`, `green_deposit`이 있습니다',
    },
    needs: ['payer'],
    ask: async (asking) => (await paidOne(asking)).body.amount,
    expect: { total: 2200, tax_free: 0, vat: 200, point: 0, discount: 0, green_deposit: 0 },
  },
  {
    id: 'approve.payload',
    mark: 'doc',
    says: { en: '`payload` comes back', ko: '`payload`를 그대로 돌려줍니다' },
    needs: ['payer'],
    ask: async (asking) => (await paidOne(asking)).body.payload,
    expect: 'a note',
  },
  {
    id: 'approve.approved-at',
    mark: 'doc',
    says: {
      en: '`approved_at` is a time of Korea like `created_at`',
      ko: '`approved_at`은 `created_at`과 같은 한국 시각입니다',
    },
    needs: ['payer'],
    ask: async (asking) => isTime((await paidOne(asking)).body.approved_at),
    expect: true,
  },
];

const after: readonly Fact[] = [
  {
    id: 'approve.twice',
    mark: 'doc',
    says: { en: 'A second approve: -702', ko: '두 번째 approve는 -702' },
    needs: ['payer'],
    async ask(asking) {
      await paidOne(asking);
      return agreedBut(asking, {});
    },
    expect: '400 -702',
  },
  {
    id: 'approve.checks',
    mark: 'inferred',
    says: {
      en: 'The state is checked before order and user: a second approve with another user is -702 too',
      ko: '주문과 사용자보다 상태를 먼저 확인합니다. 다른 사용자로 한 두 번째 approve도 -702입니다',
    },
    needs: ['payer'],
    setting: 'approveChecks',
    async ask(asking) {
      await paidOne(asking);
      return agreedBut(asking, { partner_user_id: 'another' });
    },
    expect: '400 -702',
  },
  {
    id: 'approve.card-fields',
    mark: 'client',
    says: {
      en: '`card_info` of a card has the names and codes of issuer and purchaser, `bin`, `card_type` and the rest, in the order of a captured answer',
      ko: '카드의 `card_info`에는 발급사와 매입사의 이름과 코드, `bin`, `card_type` 등이 수집한 응답의 순서대로 있습니다',
    },
    needs: ['payer'],
    ask: async (asking) => Object.keys((await byCard(asking)).card_info as Fields),
    expect: [
      ...['kakaopay_purchase_corp', 'kakaopay_purchase_corp_code', 'kakaopay_issuer_corp', 'kakaopay_issuer_corp_code'],
      ...['bin', 'card_type', 'install_month', 'approved_id', 'card_mid', 'interest_free_install', 'card_item_code'],
      'installment_type',
    ],
  },
  {
    id: 'approve.card-names',
    mark: 'client',
    says: {
      en: 'KakaoPay’s own names of the companies carry no 카드',
      ko: '카카오페이의 회사 이름에는 "카드"가 붙지 않습니다',
    },
    needs: ['payer'],
    async ask(asking) {
      const { kakaopay_purchase_corp, kakaopay_issuer_corp } = (await byCard(asking)).card_info as Fields;
      return [kakaopay_purchase_corp, kakaopay_issuer_corp].map((name) => String(name).endsWith('카드'));
    },
    expect: [false, false],
  },
  {
    id: 'approve.card-values',
    mark: 'doc',
    says: {
      en: '`install_month` is two digits, `"00"` at once; `bin` is six digits',
      ko: '`install_month`는 두 자리이고 일시불은 `"00"`입니다. `bin`은 여섯 자리입니다',
    },
    needs: ['payer'],
    async ask(asking) {
      const { install_month, bin } = (await byCard(asking)).card_info as Fields;
      return [install_month, /^\d{6}$/.test(String(bin))];
    },
    expect: ['00', true],
  },
];

export const approveFacts: Section = {
  title: { en: 'approve', ko: 'approve' },
  facts: [...refusals, ...answers, ...after],
};
