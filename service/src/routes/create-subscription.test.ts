import type { TransportRequest } from 'kakaopay-client';
import { describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { allPayments, bodyOf, cancelPayment, order } from '../../../world/actions.ts';
import { cutAll, type Hook, keepInto } from '../../../world/outside.ts';
import { askSubscription, chargeNow, monthly, startSubscribed, startSubscribing } from '../../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Answer } from '../http/message.ts';
import type { SubscriptionView } from './subscription-view.ts';

const codeOf = (answer: Answer) => [answer.status, bodyOf<{ code?: string }>(answer).code];
const create = (virtual: VirtualWorld, over: object = {}, key?: string) =>
  virtual.post('/v1/subscriptions', { ...monthly, ...over }, key ? { headers: { 'idempotency-key': key } } : {});
const idOf = (answer: Answer) => bodyOf<SubscriptionView>(answer).id;
const listed = async (virtual: VirtualWorld) =>
  bodyOf<{ subscriptions: SubscriptionView[] }>(
    await virtual.get('/v1/subscriptions', { headers: { authorization: `Bearer ${virtual.apiKey}` } }),
  ).subscriptions;

describe.each(['current', 'legacy'] as const)('a subscription in the %s generation', (generation) => {
  test('is made with a checkout link, and charged again once the payer has paid', async () => {
    const virtual = await createWorld({ generation });
    const { id, firstPaymentId, comeBack } = await startSubscribing(virtual);
    const pending = await askSubscription(virtual, id);
    expect(pending).toMatchObject({
      ...{ status: 'pending', buyerId: 'buyer-1', itemName: '초코파이 정기 배송', quantity: 1, firstPaymentId },
      checkoutUrl: expect.stringMatching(/^http:\/\/localhost:3000\//),
      plan: {
        amountWon: 9900,
        taxFreeWon: 0,
        vatWon: 900,
        interval: { unit: 'month', count: 1 },
        anchor: '2026-11-23',
      },
    });
    expect(pending.plan).toMatchObject({ retryDays: [1, 3, 7], afterRetries: 'pause' });
    await virtual.get(comeBack);
    const active = await askSubscription(virtual, id);
    expect(active).toMatchObject({ status: 'active', charged: 0, paymentIds: [firstPaymentId] });
    expect(active).not.toHaveProperty('checkoutUrl');
    expect((await chargeNow(virtual, id)).status).toBe(201);
    await expectEqualBooks(virtual);
  });

  test('whose first amount is 0 takes nothing and can be charged', async () => {
    const virtual = await createWorld({ generation });
    const { id } = await startSubscribed(virtual, { firstPayment: { amountWon: 0 } });
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'active', sid: expect.stringMatching(/^S/) });
    expect(virtual.simulator.ledger().entries).toEqual([]);
    await virtual.pass(Date.UTC(2026, 11, 23, 1) - virtual.service.clock.now());
    await virtual.wake();
    expect(virtual.simulator.ledger().entries).toMatchObject([{ totalWon: 9900 }]);
    await expectEqualBooks(virtual);
  });
});

test('nobody asks for it: an hour later it has ended, and the wake finds that out alone', async () => {
  const virtual = await createWorld();
  const { id } = await startSubscribing(virtual);
  await virtual.settle();
  expect((await listed(virtual))[0]).toMatchObject({ id, status: 'ended', endReason: 'never_paid' });
});

test('a function that was frozen before it wrote the first payment hands out none without a subscription', async () => {
  const virtual = await createWorld();
  let isAsked = false;
  const hook: Hook = async ({ name, moment }) => {
    if (isAsked && name === 'table.putIfAbsent' && moment === 'before') {
      await virtual.pass(61_000);
      await virtual.wake();
    }
    isAsked ||= name === 'kakaopay.ready';
  };
  const answer = await virtual.post('/v1/subscriptions', monthly, { hook });
  expect(codeOf(answer)).toEqual([409, 'request_in_progress']);
  expect((await allPayments(virtual)).map(({ status }) => status)).toEqual(['closed']);
  expect((await create(virtual)).status).toBe(201);
});

test('the payer pays and nobody asks: the wake finds that out alone', async () => {
  const virtual = await createWorld();
  const { comeBack } = await startSubscribing(virtual, { plan: undefined });
  await virtual.get(comeBack);
  await virtual.settle();
  expect((await listed(virtual))[0]).toMatchObject({ status: 'active' });
});

test('a first payment whose answer was lost leaves nothing to charge with: it ends, and a person is called', async () => {
  const virtual = await createWorld();
  const { id, firstPaymentId, comeBack } = await startSubscribing(virtual);
  await virtual.get(comeBack, { hook: cutAll('kakaopay.approve', 'after', 'lose') });
  await virtual.settle();
  expect(await askSubscription(virtual, id)).toMatchObject({ status: 'ended', endReason: 'sid_unknown' });
  expect(virtual.lines.filter((line) => line.includes('"ERROR"')).join()).toContain('subscription_sid_missing');
  await expectEqualBooks(virtual);
  expect((await cancelPayment(virtual, firstPaymentId)).status).toBe(201);
});

describe('the same order', () => {
  test('twice is one subscription, whoever asks at once', async () => {
    const virtual = await createWorld();
    const first = await create(virtual);
    const second = await create(virtual);
    expect([first.status, second.status, idOf(second)]).toEqual([201, 200, idOf(first)]);
    const answers = await Promise.all([create(virtual, { orderId: 'S-2' }), create(virtual, { orderId: 'S-2' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await listed(virtual)).toHaveLength(2);
  });

  test('with another body takes the place of the one before, which nobody can pay any more', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribing(virtual);
    const other = await create(virtual, { plan: { ...monthly.plan, amountWon: 8800 } });
    expect(other.status).toBe(201);
    expect(idOf(other)).not.toBe(id);
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'ended', endReason: 'never_paid' });
    expect((await allPayments(virtual)).map(({ status }) => status).sort()).toEqual(['closed', 'ready']);
  });

  test('that is paid, by a subscription or by a payment, is not paid again', async () => {
    const virtual = await createWorld();
    await startSubscribed(virtual);
    expect(codeOf(await create(virtual))).toEqual([409, 'order_already_paid']);
    const once = await virtual.post('/v1/payments', { ...order, orderId: monthly.orderId });
    expect(codeOf(once)).toEqual([409, 'order_already_paid']);
  });

  test('with the same key gives the same answer, and with another body a problem', async () => {
    const virtual = await createWorld();
    const first = await create(virtual, {}, 'key-1');
    const again = await create(virtual, {}, 'key-1');
    expect([first.status, again.status, again.headers['idempotency-replayed']]).toEqual([201, 201, 'true']);
    expect(idOf(again)).toBe(idOf(first));
    expect(codeOf(await create(virtual, { orderId: 'S-2' }, 'key-1'))).toEqual([422, 'idempotency_key_reused']);
    expect(await listed(virtual)).toHaveLength(1);
  });
});

test('KakaoPay refuses the first payment: a problem, and the subscription is over', async () => {
  const virtual = await createWorld();
  virtual.simulator.faults.add({ call: 'ready', kind: 'refuse', code: -725, times: 1 });
  expect(codeOf(await create(virtual))).toEqual([422, 'refused_by_kakaopay']);
  await virtual.settle();
  expect(await listed(virtual)).toMatchObject([{ status: 'ended', endReason: 'never_paid' }]);
  expect((await create(virtual)).status).toBe(201);
});

describe('nothing is made and nothing is sent', () => {
  const plan = (over: object) => ({ plan: { ...monthly.plan, ...over } });
  test.each<[string, object | string, string]>([
    ['no JSON', 'x', ''],
    ['no order', { orderId: undefined }, 'orderId'],
    ['no buyer', { buyerId: undefined }, 'buyerId'],
    ['an empty item', { itemName: '' }, 'itemName'],
    ['no first payment', { firstPayment: undefined }, 'firstPayment'],
    ['a first payment below 0', { firstPayment: { amountWon: -1 } }, 'firstPayment.amountWon'],
    ['parts above the first amount', { firstPayment: { amountWon: 10, taxFreeWon: 11 } }, 'firstPayment.amountWon'],
    ['charges of 0', plan({ amountWon: 0 }), 'plan.amountWon'],
    ['parts above the amount', plan({ taxFreeWon: 9000, vatWon: 901 }), 'plan.amountWon'],
    ['no interval', plan({ interval: undefined }), 'plan.interval'],
    ['every hour', plan({ interval: { unit: 'hour' } }), 'plan.interval.unit'],
    ['every 0 days', plan({ interval: { unit: 'day', count: 0 } }), 'plan.interval.count'],
    ['every 367 days', plan({ interval: { unit: 'day', count: 367 } }), 'plan.interval.count'],
    ['a day that is none', plan({ anchor: '2026-02-29' }), 'plan.anchor'],
    ['a time for a day', plan({ anchor: '2026-11-23T00:00' }), 'plan.anchor'],
    ['an anchor and a trial', plan({ anchor: '2026-12-01', trialDays: 7 }), 'plan.trialDays'],
    ['no charge at all', plan({ chargesMax: 0 }), 'plan.chargesMax'],
    ['a last day before the first charge', plan({ lastDay: '2026-12-22' }), 'plan.lastDay'],
    ['a last day in the past', plan({ lastDay: '2020-01-01' }), 'plan.lastDay'],
    ['retries that go back', plan({ retryDays: [3, 1] }), 'plan.retryDays'],
    ['two retries on one day', plan({ retryDays: [1, 1] }), 'plan.retryDays'],
    ['a retry on the same day', plan({ retryDays: [0, 1] }), 'plan.retryDays.0'],
    ['eleven retries', plan({ retryDays: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] }), 'plan.retryDays'],
    ['something else after them', plan({ afterRetries: 'cancel' }), 'plan.afterRetries'],
    ['a field that is not known', { installmentMonths: 3 }, 'installmentMonths'],
    ['KakaoPay’s name', { partner_user_id: 'x' }, 'partner_user_id'],
    ['an address that may run', { returnUrl: 'javascript:alert(1)' }, 'returnUrl'],
    ['a method of tomorrow', { method: 'SEASHELLS' }, 'method'],
  ])('for %s', async (_, over, path) => {
    const sent: TransportRequest[] = [];
    const virtual = await createWorld({ transport: keepInto(sent) });
    const body = typeof over === 'string' ? over : { ...monthly, ...over };
    const answer = await virtual.post('/v1/subscriptions', body, { headers: { 'idempotency-key': 'k' } });
    expect(answer.status).toBe(400);
    const { errors = [] } = bodyOf<{ errors?: { path: string }[] }>(answer);
    expect(errors.map((error) => error.path)).toEqual(path === '' ? [] : [path]);
    expect(sent).toEqual([]);
    expect(await listed(virtual)).toEqual([]);
  });

  test('for a stage without a merchant code for subscriptions', async () => {
    const virtual = await createWorld({ subscriptionCode: '' });
    const [status, code] = codeOf(await create(virtual));
    expect([Number(status) >= 400, code]).toEqual([true, 'no_subscriptions']);
    expect(await listed(virtual)).toEqual([]);
  });

  test('for a key that may not', async () => {
    const virtual = await createWorld();
    const answer = await virtual.post('/v1/subscriptions', monthly, { headers: { authorization: 'Bearer x' } });
    expect(codeOf(answer)).toEqual([401, 'unauthorized']);
    expect(await listed(virtual)).toEqual([]);
  });
});
