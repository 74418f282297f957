import type { Asking } from '../asking.ts';
import type { Fact, Section } from '../fact.ts';
import { cancel, idShape, isTime, lacks, order, outcome, paid, paidOne, waiting } from '../shop.ts';
import type { Fields } from '../target.ts';

const won = (amount: unknown, name = 'total') => (amount as Fields | undefined)?.[name];

const cancelOne = async (asking: Asking, amount: number, more?: Fields) =>
  cancel(asking, (await paidOne(asking)).body.tid, amount, more);

/** 1,100 of the 2,200 won. */
const half = (asking: Asking) =>
  asking.once('half', () => cancelOne(asking, 1100, { cancel_available_amount: 2200, payload: 'a note' }));

const rest = (asking: Asking) => asking.once('rest', () => cancelOne(asking, 1100));

const before: readonly Fact[] = [
  {
    id: 'cancel.early',
    mark: 'doc',
    says: { en: 'A cancel before the approval: -784', ko: '승인 전의 취소는 -784' },
    ask: async (asking) => outcome(cancel(asking, (await waiting(asking)).tid, 2200)),
    expect: '400 -784',
  },
  {
    id: 'cancel.unknown',
    mark: 'doc',
    says: { en: 'An unknown tid: -721', ko: '모르는 tid는 -721' },
    ask: (asking) => outcome(cancel(asking, 'T0000000000000000000', 2200)),
    expect: '400 -721',
  },
  {
    id: 'cancel.above-approval',
    mark: 'doc',
    says: { en: 'More than was approved: -711', ko: '승인 금액보다 큰 취소는 -711' },
    needs: ['payer'],
    ask: (asking) => outcome(cancelOne(asking, 2201)),
    expect: '400 -711',
  },
  {
    id: 'cancel.guard',
    mark: 'inferred',
    says: { en: 'A wrong `cancel_available_amount`: -722', ko: '틀린 `cancel_available_amount`는 -722' },
    needs: ['payer'],
    setting: 'guardMismatch',
    ask: (asking) => outcome(cancelOne(asking, 1100, { cancel_available_amount: 2199 })),
    expect: '400 -722',
  },
  {
    id: 'cancel.tax-free',
    mark: 'inferred',
    says: { en: 'A tax-free amount that is not there: -722', ko: '남아 있지 않은 비과세 금액은 -722' },
    needs: ['payer'],
    setting: 'cancelPartsMisfit',
    ask: (asking) => outcome(cancelOne(asking, 1100, { cancel_tax_free_amount: 1100 })),
    expect: '400 -722',
  },
  {
    id: 'cancel.vat',
    mark: 'inferred',
    says: { en: 'More VAT than is left: -722', ko: '남은 것보다 큰 부가세는 -722' },
    needs: ['payer'],
    setting: 'cancelPartsMisfit',
    ask: (asking) => outcome(cancelOne(asking, 1100, { cancel_vat_amount: 201 })),
    expect: '400 -722',
  },
];

const parts: readonly Fact[] = [
  {
    id: 'cancel.part',
    mark: 'doc',
    says: {
      en: 'A part, with a right `cancel_available_amount`: `PART_CANCEL_PAYMENT`, and what is gone and left',
      ko: '`cancel_available_amount`가 맞는 부분 취소는 `PART_CANCEL_PAYMENT`이고 취소한 금액과 남은 금액을 줍니다',
    },
    needs: ['payer'],
    async ask(asking) {
      const { body } = await half(asking);
      const amounts = [body.approved_cancel_amount, body.canceled_amount, body.cancel_available_amount];
      return [body.status, ...amounts.map((amount) => won(amount))];
    },
    expect: ['PART_CANCEL_PAYMENT', 1100, 1100, 1100],
  },
  {
    id: 'cancel.default-vat',
    mark: 'doc',
    says: { en: 'Without a VAT it is a rounded eleventh', ko: '부가세를 보내지 않으면 11분의 1을 반올림합니다' },
    needs: ['payer'],
    ask: async (asking) => won((await half(asking)).body.approved_cancel_amount, 'vat'),
    expect: 100,
  },
  {
    id: 'cancel.fields',
    mark: 'client',
    says: {
      en: 'The fields stand in the order of a captured answer; those without a value are left out',
      ko: '필드는 수집한 응답의 순서대로이고 값이 없는 것은 생략합니다',
    },
    needs: ['payer'],
    setting: 'unusedFields',
    ask: async (asking) => Object.keys((await half(asking)).body).filter((name) => name !== 'payload'),
    expect: [
      ...['tid', 'cid', 'status', 'partner_order_id', 'partner_user_id', 'payment_method_type', 'item_name', 'aid'],
      ...['quantity', 'amount', 'canceled_amount', 'cancel_available_amount', 'approved_cancel_amount', 'created_at'],
      ...['approved_at', 'canceled_at'],
    ],
  },
  {
    id: 'cancel.aid',
    mark: 'doc',
    says: { en: 'The aid is a new one, and `payload` comes back', ko: 'aid는 새것이고 `payload`를 그대로 돌려줍니다' },
    needs: ['payer'],
    async ask(asking) {
      const { body } = await half(asking);
      return [idShape(body.aid), body.aid !== (await paidOne(asking)).body.aid, body.payload];
    },
    expect: ['A, 20', true, 'a note'],
  },
  {
    id: 'cancel.above-left',
    mark: 'doc',
    says: { en: 'More than is left: -710', ko: '남은 금액보다 큰 취소는 -710' },
    needs: ['payer'],
    async ask(asking) {
      await half(asking);
      return outcome(cancelOne(asking, 1101));
    },
    expect: '400 -710',
  },
];

const whole: readonly Fact[] = [
  {
    id: 'cancel.rest',
    mark: 'doc',
    says: { en: 'The last part: `CANCEL_PAYMENT`, nothing is left', ko: '마지막 부분은 `CANCEL_PAYMENT`, 남은 금액 0' },
    needs: ['payer'],
    async ask(asking) {
      await half(asking);
      const { body } = await rest(asking);
      return [body.status, won(body.canceled_amount), won(body.cancel_available_amount), isTime(body.canceled_at)];
    },
    expect: ['CANCEL_PAYMENT', 2200, 0, true],
  },
  {
    id: 'cancel.details',
    mark: 'doc',
    says: {
      en: 'order then shows `PAYMENT` and each `CANCEL` in `payment_action_details`, and `canceled_at`',
      ko: '그러면 order의 `payment_action_details`에 `PAYMENT`와 `CANCEL`이 모두 있고 `canceled_at`이 있습니다',
    },
    needs: ['payer'],
    async ask(asking) {
      await rest(asking);
      const { body } = await order(asking, (await paidOne(asking)).body.tid);
      const entries = (body.payment_action_details ?? []) as readonly Fields[];
      return [...entries.map((entry) => entry.payment_action_type).sort(), ...lacks(body, 'canceled_at')];
    },
    expect: ['CANCEL', 'CANCEL', 'PAYMENT'],
  },
  {
    id: 'cancel.again',
    mark: 'inferred',
    says: { en: 'Another cancel then: -784', ko: '그 뒤의 취소는 -784' },
    needs: ['payer'],
    setting: 'cancelAgain',
    async ask(asking) {
      await rest(asking);
      return outcome(cancelOne(asking, 1100));
    },
    expect: '400 -784',
  },
  {
    id: 'cancel.rest-vat',
    mark: 'inferred',
    says: {
      en: 'The cancel of all that is left takes all the VAT that is left, though a rounded eleventh would not fit',
      ko: '남은 금액을 모두 취소하면 남은 부가세를 모두 가져갑니다. 반올림한 11분의 1이 맞지 않아도 그렇습니다',
    },
    needs: ['payer'],
    setting: 'restVat',
    async ask(asking) {
      // 201 of VAT, of which half takes 101.
      const { tid } = await paid(asking, { total_amount: 2212 });
      await cancel(asking, tid, 1106);
      return outcome(cancel(asking, tid, 1106));
    },
    expect: '200',
  },
  {
    id: 'cancel.deposit',
    mark: 'inferred',
    says: {
      en: 'A part of a payment with a cup deposit: -722 (that it is refused is documented)',
      ko: '컵 보증금이 있는 결제의 부분 취소는 -722 (거절한다는 것은 문서에 있습니다)',
    },
    needs: ['payer'],
    setting: 'depositPartCancel',
    async ask(asking) {
      const { tid } = await paid(asking, { green_deposit: 300 });
      return outcome(cancel(asking, tid, 1100));
    },
    expect: '400 -722',
  },
];

export const cancelFacts: Section = {
  title: { en: 'cancel', ko: 'cancel' },
  facts: [...before, ...parts, ...whole],
};
