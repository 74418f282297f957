import { describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { allPayments, bodyOf, statusOf } from '../../../world/actions.ts';
import { cutAll, type Hook } from '../../../world/outside.ts';
import {
  actOn,
  askSubscription,
  chargeNow,
  chargesOf,
  monthly,
  passUntil,
  startSubscribed,
  startSubscribing,
} from '../../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Answer } from '../http/message.ts';

const codeOf = (answer: Answer) => [answer.status, bodyOf<{ code?: string }>(answer).code];
const patch = (virtual: VirtualWorld, id: string, body: unknown) => virtual.patch(`/v1/subscriptions/${id}`, body);
const untilDue = async (virtual: VirtualWorld) => virtual.pass(Date.UTC(2026, 11, 23, 1) - virtual.service.clock.now());
const shown = (virtual: VirtualWorld) => virtual.simulator.subscriptions().map(({ status }) => status);

test.each(['pause', 'resume', 'end'] as const)('to %s twice changes nothing the second time', async (act) => {
  const virtual = await createWorld();
  const { id } = await startSubscribed(virtual);
  if (act === 'resume') await actOn(virtual, id, 'pause');
  const first = await actOn(virtual, id, act);
  const second = await actOn(virtual, id, act);
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.body).toBe(first.body);
});

test('nothing is possible with one that has ended, or that is not there', async () => {
  const virtual = await createWorld();
  const { id } = await startSubscribed(virtual);
  await actOn(virtual, id, 'end');
  for (const act of ['pause', 'resume'] as const) {
    expect(codeOf(await actOn(virtual, id, act))).toEqual([409, 'subscription_not_changeable']);
  }
  expect(codeOf(await patch(virtual, id, { amountWon: 1 }))).toEqual([409, 'subscription_not_changeable']);
  for (const other of ['sub_01m83ccy40eqyf4q04fx5fmdgv', id.replace('sub_', 'pay_'), 'x']) {
    expect(codeOf(await actOn(virtual, other, 'end'))).toEqual([404, 'subscription_not_found']);
    expect(codeOf(await patch(virtual, other, { amountWon: 1 }))).toEqual([404, 'subscription_not_found']);
  }
});

describe('the shop ends it', () => {
  test('before the payer has paid: the first payment can be made no more', async () => {
    const virtual = await createWorld();
    const { id, firstPaymentId, comeBack } = await startSubscribing(virtual);
    for (const act of ['pause', 'resume'] as const) {
      expect(codeOf(await actOn(virtual, id, act))).toEqual([409, 'subscription_not_changeable']);
    }
    expect(bodyOf(await actOn(virtual, id, 'end'))).toMatchObject({ status: 'ended', endReason: 'by_shop' });
    await virtual.get(comeBack);
    await virtual.settle();
    expect(await statusOf(virtual, firstPaymentId)).toBe('closed');
    expect(virtual.simulator.ledger().entries).toEqual([]);
  });

  test('while the first payment is being made: it is told so, and can end it afterwards', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startSubscribing(virtual);
    let told: Answer | undefined;
    const hook: Hook = async ({ name, moment }) => {
      if (name === 'kakaopay.approve' && moment === 'before') told = await actOn(virtual, id, 'end');
    };
    await virtual.get(comeBack, { hook });
    expect(told && codeOf(told)).toEqual([409, 'request_in_progress']);
    expect(bodyOf(await actOn(virtual, id, 'end'))).toMatchObject({ status: 'ended', endReason: 'by_shop' });
    expect(shown(virtual)).toEqual(['INACTIVE']);
    await expectEqualBooks(virtual);
  });

  test('while the first payment is being asked for: nobody gets to pay it', async () => {
    for (const at of ['before', 'after'] as const) {
      const virtual = await createWorld();
      const authorization = `Bearer ${virtual.apiKey}`;
      let told: Answer | undefined;
      const hook: Hook = async ({ name, moment }) => {
        if (name !== 'kakaopay.ready' || moment !== at) return;
        const list = await virtual.get('/v1/subscriptions', { headers: { authorization } });
        const [found] = bodyOf<{ subscriptions: { id: string }[] }>(list).subscriptions;
        told = await actOn(virtual, found?.id ?? '', 'end');
      };
      const answer = await virtual.post('/v1/subscriptions', monthly, { hook });
      expect(told?.status).toBe(200);
      expect(codeOf(answer)).toEqual([409, 'request_in_progress']);
      expect((await allPayments(virtual)).map(({ status }) => status)).toEqual(['closed']);
    }
  });

  test('while a charge is under way that never got through: it is not sent again', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -500, times: 1 });
    await untilDue(virtual);
    await virtual.wake();
    expect(bodyOf(await actOn(virtual, id, 'end'))).toMatchObject({ status: 'ended' });
    await virtual.settle();
    expect(await chargesOf(virtual)).toEqual(['2026-12-23 failed']);
    expect((await allPayments(virtual))[0]?.failure).toEqual({ reason: 'no_longer_wanted' });
    expect(virtual.simulator.ledger().entries).toHaveLength(1);
    expect(shown(virtual)).toEqual(['INACTIVE']);
  });

  test('while a charge is under way that was made: it stands, and then KakaoPay is told', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    await untilDue(virtual);
    const hook: Hook = async ({ name, moment }) => {
      if (name === 'kakaopay.subscription' && moment === 'after') await actOn(virtual, id, 'end');
    };
    await virtual.wake(hook);
    await virtual.settle();
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'ended', endReason: 'by_shop', charged: 1 });
    expect(await chargesOf(virtual)).toEqual(['2026-12-23 approved']);
    expect(shown(virtual)).toEqual(['INACTIVE']);
    await expectEqualBooks(virtual);
  });

  test('while a charge is under way that KakaoPay refuses since the payer has ended it: it comes to rest', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    const { sid = '' } = await askSubscription(virtual, id);
    await untilDue(virtual);
    await virtual.wake(async ({ name, moment }) => {
      if (name !== 'kakaopay.subscription' || moment !== 'before') return;
      await virtual.simulator.payer.endSubscription(sid);
      await actOn(virtual, id, 'end');
    });
    await virtual.settle();
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'ended', endReason: 'by_shop' });
    expect(await askSubscription(virtual, id)).not.toHaveProperty('chargingPaymentId');
  });

  test('without an answer of KakaoPay for hours: it is told as soon as it answers again, and nobody is called', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    const fault = virtual.simulator.faults.add({ call: 'subscription_inactive', kind: 'refuse', code: -500 });
    expect((await actOn(virtual, id, 'end')).status).toBe(200);
    for (let i = 0; i < 180; i++) {
      await virtual.pass(60_000);
      await virtual.wake();
    }
    expect(shown(virtual)).toEqual(['ACTIVE']);
    virtual.simulator.faults.remove(fault);
    await virtual.settle();
    expect(shown(virtual)).toEqual(['INACTIVE']);
    expect(virtual.lines.filter((line) => line.includes('"ERROR"'))).toEqual([]);
  });
});

describe('the shop pauses it', () => {
  test('while a charge of the plan is under way that never got through: it is not sent again until it is resumed', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -500, times: 1 });
    await untilDue(virtual);
    await virtual.wake();
    await actOn(virtual, id, 'pause');
    await virtual.settle();
    expect(await chargesOf(virtual)).toEqual(['2026-12-23 failed']);
    expect(bodyOf(await actOn(virtual, id, 'resume'))).toMatchObject({ nextCharge: { n: 1, attempt: 0 } });
    await virtual.wake();
    expect(await chargesOf(virtual)).toEqual(['2026-12-23 failed', '2026-12-23 approved']);
    await expectEqualBooks(virtual);
  });

  test('between a claim and its charge: it is not sent', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    await untilDue(virtual);
    await virtual.wake(async ({ name, moment }) => {
      if (name === 'kakaopay.status' && moment === 'after') await actOn(virtual, id, 'pause');
    });
    expect(await chargesOf(virtual)).toEqual(['2026-12-23 failed']);
    expect(await askSubscription(virtual, id)).not.toHaveProperty('chargingPaymentId');
    expect(virtual.simulator.ledger().entries).toHaveLength(1);
  });

  test('a charge of its own is sent all the same', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -500, times: 1 });
    expect((await chargeNow(virtual, id)).status).toBe(202);
    await actOn(virtual, id, 'pause');
    await virtual.settle();
    expect((await chargeNow(virtual, id)).status).toBe(201);
  });

  test('after the last date of its plan is over: resumed, it is complete', async () => {
    const virtual = await createWorld();
    const plan = { amountWon: 9900, interval: { unit: 'month' }, lastDay: '2026-12-25' };
    const { id } = await startSubscribed(virtual, { plan });
    await actOn(virtual, id, 'pause');
    await passUntil(virtual, '2026-12-26');
    expect(bodyOf(await actOn(virtual, id, 'resume'))).toMatchObject({ status: 'ended', endReason: 'completed' });
    await virtual.settle();
    expect(shown(virtual)).toEqual(['INACTIVE']);
  });
});

describe('the payer ends it at KakaoPay', () => {
  test('while a charge is under way: what was charged stands, and the next date finds it', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    const { sid = '' } = await askSubscription(virtual, id);
    await untilDue(virtual);
    await virtual.wake(async ({ name, moment }) => {
      if (name === 'kakaopay.subscription' && moment === 'after') await virtual.simulator.payer.endSubscription(sid);
    });
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'active', charged: 1 });
    await passUntil(virtual, '2027-01-24');
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'ended', endReason: 'by_payer', charged: 1 });
    await expectEqualBooks(virtual);
  });

  test('while nobody knows what became of a charge: it was not made, and ends it', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    const { sid = '' } = await askSubscription(virtual, id);
    await untilDue(virtual);
    await virtual.wake(cutAll('kakaopay.subscription', 'before', 'lose'));
    await virtual.simulator.payer.endSubscription(sid);
    await virtual.settle();
    expect(await chargesOf(virtual)).toEqual(['2026-12-23 failed']);
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'ended', endReason: 'by_payer' });
  });
});

describe('another amount or item', () => {
  test('counts from the next charge on', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    const answer = await patch(virtual, id, { amountWon: 12_100, taxFreeWon: 1_100, itemName: '큰 상자' });
    expect(bodyOf(answer)).toMatchObject({
      ...{ itemName: '큰 상자', plan: { amountWon: 12_100, taxFreeWon: 1_100, vatWon: 1_000 } },
      nextCharge: { n: 1, at: '2026-12-23T01:00:00.000Z' },
    });
    await passUntil(virtual, '2026-12-23');
    expect((await allPayments(virtual))[0]).toMatchObject({
      ...{ totalWon: 12_100, taxFreeWon: 1_100, vatWon: 1_000, itemName: '큰 상자', status: 'approved' },
    });
    expect((await allPayments(virtual))[1]).toMatchObject({ totalWon: 9900 });
    await expectEqualBooks(virtual);
  });

  test('changes no charge that is under way', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -500, times: 1 });
    await untilDue(virtual);
    await virtual.wake();
    await patch(virtual, id, { amountWon: 5_000 });
    await passUntil(virtual, '2027-01-23');
    const amounts = (await allPayments(virtual)).map(({ totalWon }) => totalWon);
    expect(amounts).toEqual([5_000, 9900, 9900]);
  });

  test('one thing at a time keeps the other; without a plan there is no amount', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    expect(bodyOf(await patch(virtual, id, { itemName: '새 이름' }))).toMatchObject({ plan: { amountWon: 9900 } });
    expect(bodyOf(await patch(virtual, id, { amountWon: 100 }))).toMatchObject({ itemName: '새 이름' });
    const other = await startSubscribed(virtual, { plan: undefined, orderId: 'S-1002' });
    expect(codeOf(await patch(virtual, other.id, { amountWon: 100 }))).toEqual([409, 'subscription_without_plan']);
    expect(bodyOf(await patch(virtual, other.id, { itemName: '새 이름' }))).toMatchObject({ itemName: '새 이름' });
  });

  test.each([
    ['nothing', {}],
    ['no JSON', 'x'],
    ['0 won', { amountWon: 0 }],
    ['parts without an amount', { taxFreeWon: 100 }],
    ['VAT without an amount', { vatWon: 100, itemName: 'x' }],
    ['parts larger than the whole', { amountWon: 100, taxFreeWon: 101 }],
    ['another interval', { plan: { interval: { unit: 'day' } } }],
    ['another buyer', { buyerId: 'buyer-2' }],
  ])('with %s is refused, and nothing is changed', async (_, body) => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    const before = await askSubscription(virtual, id);
    expect((await patch(virtual, id, body)).status).toBe(400);
    expect(await askSubscription(virtual, id)).toEqual(before);
  });
});
