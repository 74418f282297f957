import type { Asking } from '../asking.ts';
import type { Section } from '../fact.ts';
import { isTime, lacks, order, outcome, paid, paidOne, readied, subscribing, waiting } from '../shop.ts';
import type { Fields } from '../target.ts';

/** The order of a payment that nobody has looked at. */
const untouched = (asking: Asking) =>
  asking.once('untouched', async () => (await order(asking, (await readied(asking)).tid)).body);

const done = (asking: Asking) =>
  asking.once('order-paid', async () => (await order(asking, (await paidOne(asking)).body.tid)).body);

const total = (amount: unknown) => (amount as Fields | undefined)?.total;

export const orderFacts: Section = {
  title: { en: 'order', ko: 'order' },
  facts: [
    {
      id: 'order.unknown',
      mark: 'doc',
      says: { en: 'An unknown tid: -721', ko: '모르는 tid는 -721' },
      ask: (asking) => outcome(order(asking, 'T0000000000000000000')),
      expect: '400 -721',
    },
    {
      id: 'order.other-merchant',
      mark: 'inferred',
      says: { en: 'So is the tid of another merchant code', ko: '다른 가맹점 코드의 tid도 같습니다' },
      setting: 'otherMerchant',
      ask: async (asking) => outcome(order(asking, (await waiting(asking)).tid, subscribing)),
      expect: '400 -721',
    },
    {
      id: 'order.ready',
      mark: 'doc',
      says: { en: 'Before the payer comes, the status is `READY`', ko: '구매자가 오기 전의 상태는 `READY`입니다' },
      ask: async (asking) => (await untouched(asking)).status,
      expect: 'READY',
    },
    {
      id: 'order.fields',
      mark: 'doc',
      says: {
        en: 'order answers what ready was given, `amount`, `canceled_amount` and `cancel_available_amount`',
        ko: 'order는 ready에 보낸 것과 `amount`, `canceled_amount`, `cancel_available_amount`를 줍니다',
      },
      ask: async (asking) =>
        lacks(
          await untouched(asking),
          ...['tid', 'cid', 'status', 'partner_order_id', 'partner_user_id', 'item_name', 'quantity', 'created_at'],
          ...['amount', 'canceled_amount', 'cancel_available_amount'],
        ),
      expect: [],
    },
    {
      id: 'order.available-before',
      mark: 'inferred',
      says: {
        en: 'Before the approval all of it is `cancel_available_amount`, and nothing `canceled_amount`',
        ko: '승인 전에는 전액이 `cancel_available_amount`이고 `canceled_amount`는 0입니다',
      },
      setting: 'availableBeforeApproval',
      async ask(asking) {
        const { cancel_available_amount, canceled_amount } = await untouched(asking);
        return [total(cancel_available_amount), total(canceled_amount)];
      },
      expect: [2200, 0],
    },
    {
      id: 'order.paid',
      mark: 'doc',
      says: {
        en: 'After approve the status is `SUCCESS_PAYMENT`, and there are `approved_at` and `payment_method_type`',
        ko: 'approve 뒤의 상태는 `SUCCESS_PAYMENT`이고 `approved_at`과 `payment_method_type`이 있습니다',
      },
      needs: ['payer'],
      async ask(asking) {
        const { status, approved_at, payment_method_type } = await done(asking);
        return [status, isTime(approved_at), payment_method_type !== undefined];
      },
      expect: ['SUCCESS_PAYMENT', true, true],
    },
    {
      id: 'order.details',
      mark: 'doc',
      says: {
        en: '`payment_action_details` has one entry, a `PAYMENT`, with `aid`, `approved_at` and the amounts',
        ko: '`payment_action_details`에는 `aid`, `approved_at`, 금액이 있는 `PAYMENT` 하나가 있습니다',
      },
      needs: ['payer'],
      async ask(asking) {
        const entries = ((await done(asking)).payment_action_details ?? []) as readonly Fields[];
        const names = ['aid', 'approved_at', 'amount', 'point_amount', 'discount_amount'];
        return entries.map((entry) => [entry.payment_action_type, ...lacks(entry, ...names)]);
      },
      expect: [['PAYMENT']],
    },
    {
      id: 'order.card',
      mark: 'doc',
      says: {
        en: '`selected_card_info` of a card has `install_month` as a number, unlike approve',
        ko: '카드의 `selected_card_info`에서는 approve와 달리 `install_month`가 숫자입니다',
      },
      needs: ['payer'],
      async ask(asking) {
        const { tid } = await asking.once('by-card', () => paid(asking, {}, 'CARD'));
        const card = (await order(asking, tid)).body.selected_card_info as Fields | undefined;
        return [
          typeof card?.install_month,
          ...lacks(card ?? {}, 'card_bin', 'card_corp_name', 'interest_free_install'),
        ];
      },
      expect: ['number'],
    },
  ],
};
