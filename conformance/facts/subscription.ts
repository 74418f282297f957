import type { Asking } from '../asking.ts';
import type { Fact, Section } from '../fact.ts';
import { cancel, idShape, lacks, oneTime, order, outcome, paid, subscribing } from '../shop.ts';
import type { Fields } from '../target.ts';

const first = (asking: Asking) => asking.once('subscribed', () => paid(asking, { cid: subscribing }));

const nothingPaid = (asking: Asking) =>
  asking.once('subscribed-for-0', () => paid(asking, { cid: subscribing, total_amount: 0 }));

async function charge(asking: Asking, more: Fields = {}) {
  const { sid } = await first(asking);
  return asking.call('subscription', {
    cid: subscribing,
    sid,
    partner_order_id: 'conformance-2',
    partner_user_id: 'user-1',
    quantity: 1,
    total_amount: 1100,
    tax_free_amount: 0,
    ...more,
  });
}

const charged = (asking: Asking) => asking.once('charged', async () => (await charge(asking)).body);

const manage = async (asking: Asking, act: 'status' | 'inactive', more: Fields = {}) =>
  asking.call(`manage/subscription/${act}`, { cid: subscribing, sid: (await first(asking)).sid, ...more });

const ended = (asking: Asking) => asking.once('ended', () => manage(asking, 'inactive'));

const charges: readonly Fact[] = [
  {
    id: 'subscription.sid',
    mark: 'doc',
    says: {
      en: 'The first payment answers a sid, `S` and 20 characters in all',
      ko: '첫 결제는 sid를 줍니다. `S`로 시작하는 20글자입니다',
    },
    needs: ['payer'],
    ask: async (asking) => idShape((await first(asking)).sid),
    expect: 'S, 20',
  },
  {
    id: 'subscription.zero',
    mark: 'doc',
    says: {
      en: 'One of 0 won issues a sid alone: `ISSUED_SID` as the status and in `payment_action_details`',
      ko: '0원이면 sid만 발급합니다. 상태와 `payment_action_details`가 `ISSUED_SID`입니다',
    },
    needs: ['payer'],
    async ask(asking) {
      const { sid, tid } = await nothingPaid(asking);
      const { body } = await order(asking, tid, subscribing);
      const entries = (body.payment_action_details ?? []) as readonly Fields[];
      return [idShape(sid), body.status, ...entries.map((entry) => entry.payment_action_type)];
    },
    expect: ['S, 20', 'ISSUED_SID', 'ISSUED_SID'],
  },
  {
    id: 'subscription.charge',
    mark: 'doc',
    says: {
      en: 'A later charge needs no payer, and answers as approve does: a new tid and aid, the same sid',
      ko: '이후의 청구에는 구매자가 필요 없고 approve처럼 답합니다: 새 tid와 aid, 같은 sid',
    },
    needs: ['payer'],
    async ask(asking) {
      const [before, after] = [await first(asking), await charged(asking)];
      return [after.tid !== before.tid, after.aid !== before.aid, after.sid === before.sid, ...lacks(after, 'amount')];
    },
    expect: [true, true, true],
  },
  {
    id: 'subscription.charge-cancel',
    mark: 'doc',
    says: { en: 'It can be canceled', ko: '취소할 수 있습니다' },
    needs: ['payer'],
    ask: async (asking) => outcome(cancel(asking, (await charged(asking)).tid, 1100, { cid: subscribing })),
    expect: '200',
  },
  {
    id: 'subscription.user',
    mark: 'doc',
    says: { en: 'Another `partner_user_id`: -753', ko: '다른 `partner_user_id`는 -753' },
    needs: ['payer'],
    ask: (asking) => outcome(charge(asking, { partner_user_id: 'another' })),
    expect: '400 -753',
  },
  {
    id: 'subscription.charge-zero',
    mark: 'inferred',
    says: { en: 'A charge of 0 won: -722', ko: '0원 청구는 -722' },
    needs: ['payer'],
    setting: 'zeroAmount',
    ask: (asking) => outcome(charge(asking, { total_amount: 0 })),
    expect: '400 -722',
  },
];

const unknown = { cid: subscribing, sid: 'S0000000000000000000' };

const managing: readonly Fact[] = [
  {
    id: 'subscription.unknown',
    mark: 'doc',
    says: { en: 'An unknown sid: -750', ko: '모르는 sid는 -750' },
    ask: (asking) => outcome(asking.call('manage/subscription/status', unknown)),
    expect: '400 -750',
  },
  {
    id: 'subscription.other-merchant',
    mark: 'inferred',
    says: { en: 'So is the sid of another merchant code', ko: '다른 가맹점 코드의 sid도 같습니다' },
    needs: ['payer'],
    setting: 'otherMerchant',
    ask: (asking) => outcome(manage(asking, 'status', { cid: oneTime })),
    expect: '400 -750',
  },
  {
    id: 'subscription.status',
    mark: 'doc',
    says: {
      en: 'status answers `available`, `ACTIVE`, the method and the times',
      ko: 'status는 `available`, `ACTIVE`, 결제 수단, 시각을 줍니다',
    },
    needs: ['payer'],
    async ask(asking) {
      const { body } = await manage(asking, 'status');
      const names = ['cid', 'sid', 'payment_method_type', 'item_name', 'created_at', 'last_approved_at'];
      return [body.available, body.status, ...lacks(body, ...names)];
    },
    expect: [true, 'ACTIVE'],
  },
  {
    id: 'subscription.inactive',
    mark: 'doc',
    says: {
      en: 'inactive ends it: `INACTIVE` with `inactivated_at`',
      ko: 'inactive로 해지합니다: `INACTIVE`와 `inactivated_at`',
    },
    needs: ['payer'],
    async ask(asking) {
      const { body } = await ended(asking);
      return [body.status, ...lacks(body, 'cid', 'sid', 'created_at', 'last_approved_at', 'inactivated_at')];
    },
    expect: ['INACTIVE'],
  },
  {
    id: 'subscription.ended-status',
    mark: 'doc',
    says: {
      en: 'status shows it: not `available`, `INACTIVE`',
      ko: 'status에 나타납니다: `available`이 아니고 `INACTIVE`',
    },
    needs: ['payer'],
    async ask(asking) {
      await ended(asking);
      const { body } = await manage(asking, 'status');
      return [body.available, body.status, ...lacks(body, 'inactivated_at')];
    },
    expect: [false, 'INACTIVE'],
  },
  {
    id: 'subscription.ended-charge',
    mark: 'doc',
    says: { en: 'and a charge is refused with -751', ko: '그리고 청구는 -751로 거절합니다' },
    needs: ['payer'],
    async ask(asking) {
      await ended(asking);
      return outcome(charge(asking));
    },
    expect: '400 -751',
  },
  {
    id: 'subscription.inactive-again',
    mark: 'inferred',
    says: { en: 'Ending it again answers the same', ko: '다시 해지하면 같은 응답입니다' },
    needs: ['payer'],
    setting: 'inactiveAgain',
    async ask(asking) {
      await ended(asking);
      return outcome(manage(asking, 'inactive'));
    },
    expect: '200',
  },
];

export const subscriptionFacts: Section = {
  title: { en: 'Subscriptions', ko: '정기 결제' },
  facts: [...charges, ...managing],
};
