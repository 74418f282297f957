import { describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { allPayments, bodyOf, cancelPayment, viewOf } from '../../../world/actions.ts';
import { callsOf, cutRun } from '../../../world/cuts.ts';
import { cutAt, type Hook } from '../../../world/outside.ts';
import { actOn, askSubscription, chargeNow, startSubscribed, startSubscribing } from '../../../world/subscribing.ts';
import { createWorld } from '../../../world/world.ts';
import type { Answer } from '../http/message.ts';
import type { PaymentView } from '../routes/view.ts';

const codeOf = (answer: Answer) => [answer.status, bodyOf<{ code?: string }>(answer).code];
const without = { plan: undefined };
const chargesMade = async (virtual: Awaited<ReturnType<typeof createWorld>>) =>
  virtual.simulator.ledger().entries.length - 1;

describe('the same key', () => {
  test('twice and ten times at once charges once', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual, without);
    const answers = await Promise.all(Array.from({ length: 10 }, () => chargeNow(virtual, id)));
    expect(answers.map(({ status }) => status).every((status) => [201, 202, 409].includes(status))).toBe(true);
    const again = await chargeNow(virtual, id);
    expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, 'true']);
    expect(await chargesMade(virtual)).toBe(1);
    await expectEqualBooks(virtual);
  });

  test('with another body, or for another subscription, is refused', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual, without);
    const other = await startSubscribed(virtual, { ...without, orderId: 'S-1002' });
    await chargeNow(virtual, id);
    const answer = await chargeNow(virtual, id, { body: { amountWon: 501 } });
    expect(codeOf(answer)).toEqual([422, 'idempotency_key_reused']);
    expect(codeOf(await chargeNow(virtual, other.id))).toEqual([422, 'idempotency_key_reused']);
    expect((await allPayments(virtual)).filter(({ totalWon }) => totalWon < 9900)).toHaveLength(1);
  });

  test('after a refusal gives the refusal again, with KakaoPay’s words', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual, without);
    const extras = { method_result_code: '1', method_result_message: '잔액이 부족합니다.' };
    virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -782, extras, times: 1 });
    const answers = [await chargeNow(virtual, id), await chargeNow(virtual, id)];
    for (const answer of answers) {
      expect(bodyOf(answer)).toMatchObject({
        ...{ code: 'charge_refused', kakaoPay: { code: -782, message: '잔액이 부족합니다.' } },
      });
    }
    expect(await chargesMade(virtual)).toBe(0);
    expect((await chargeNow(virtual, id, { key: 'charge-2' })).status).toBe(201);
  });

  test('charges once when a function that was frozen goes on after another one that died with the same key', async () => {
    const calls = await callsOf(async (hook) => {
      const virtual = await createWorld();
      return chargeNow(virtual, (await startSubscribed(virtual, without)).id, { hook });
    });
    for (const frozen of calls.keys()) {
      for (const dies of calls.keys()) {
        const virtual = await createWorld();
        const { id } = await startSubscribed(virtual, without);
        const hook: Hook = async ({ index, moment }) => {
          if (index !== frozen || moment !== 'after') return;
          await virtual.pass(31_000);
          await cutRun(chargeNow(virtual, id, { hook: cutAt(dies, 'before', 'crash') }));
        };
        await chargeNow(virtual, id, { hook });
        await virtual.pass(31_000);
        await chargeNow(virtual, id);
        await virtual.settle();
        expect(await chargesMade(virtual), `frozen after ${frozen}, dies before ${dies}`).toBeLessThanOrEqual(1);
      }
    }
  });

  test('is needed', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual, without);
    const answer = await virtual.post(`/v1/subscriptions/${id}/charges`, { amountWon: 500 });
    expect(codeOf(answer)).toEqual([400, 'invalid_idempotency_key']);
  });
});

test('of two keys at once one charges; the other is told of it, and charges when it is sent again', async () => {
  const virtual = await createWorld();
  const { id } = await startSubscribed(virtual, without);
  const answers = await Promise.all([chargeNow(virtual, id), chargeNow(virtual, id, { key: 'charge-2' })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  const again = await Promise.all([chargeNow(virtual, id), chargeNow(virtual, id, { key: 'charge-2' })]);
  expect(again.map(({ status }) => status)).toEqual([201, 201]);
  expect(await chargesMade(virtual)).toBe(2);
  await expectEqualBooks(virtual);
});

describe('a charge of the shop', () => {
  test('works on a paused subscription, and moves no date', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    const { nextCharge } = await askSubscription(virtual, id);
    expect((await chargeNow(virtual, id)).status).toBe(201);
    expect(await askSubscription(virtual, id)).toMatchObject({ nextCharge, charged: 0 });
    await actOn(virtual, id, 'pause');
    expect((await chargeNow(virtual, id, { key: 'charge-2' })).status).toBe(201);
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'paused', charged: 0 });
  });

  test('is refused while the first payment is open, and after the end', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startSubscribing(virtual, without);
    expect(codeOf(await chargeNow(virtual, id))).toEqual([409, 'subscription_not_chargeable']);
    await virtual.get(comeBack);
    // What the answer was is not kept: the key charges now.
    expect((await chargeNow(virtual, id)).status).toBe(201);
    await actOn(virtual, id, 'end');
    expect(codeOf(await chargeNow(virtual, id, { key: 'charge-2' }))).toEqual([409, 'subscription_not_chargeable']);
    expect((await chargeNow(virtual, id)).status).toBe(201);
    expect(await chargesMade(virtual)).toBe(1);
  });

  test('of a subscription that the payer has ended finds that out', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual, without);
    await virtual.simulator.payer.endSubscription((await askSubscription(virtual, id)).sid ?? '');
    expect(codeOf(await chargeNow(virtual, id))).toEqual([409, 'subscription_not_chargeable']);
    expect(codeOf(await chargeNow(virtual, id))).toEqual([409, 'subscription_not_chargeable']);
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'ended', endReason: 'by_payer' });
  });

  test('is 202 while nobody knows, stands in the way of another, and is 201 in the end', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual, without);
    virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -500, times: 1 });
    const answer = await chargeNow(virtual, id);
    expect([answer.status, bodyOf<PaymentView>(answer).status]).toEqual([202, 'charging']);
    const paymentId = bodyOf<PaymentView>(answer).id;
    const other = await chargeNow(virtual, id, { key: 'charge-2' });
    expect(bodyOf(other)).toMatchObject({ code: 'charge_in_progress', paymentId });
    expect((await chargeNow(virtual, id)).status).toBe(202);
    await virtual.settle();
    expect((await chargeNow(virtual, id)).status).toBe(201);
    expect(await chargesMade(virtual)).toBe(1);
  });

  test('while KakaoPay cannot be asked is not sent, and is made once it can be', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual, without);
    virtual.simulator.faults.add({ call: 'subscription_status', kind: 'refuse', code: -500, times: 1 });
    expect(codeOf(await chargeNow(virtual, id))).toEqual([409, 'request_in_progress']);
    expect(await chargesMade(virtual)).toBe(0);
    await virtual.settle();
    expect((await chargeNow(virtual, id)).status).toBe(201);
    expect(await chargesMade(virtual)).toBe(1);
  });

  test.each([
    ['no body', ''],
    ['no amount', {}],
    ['0 won', { amountWon: 0 }],
    ['parts larger than the whole', { amountWon: 500, taxFreeWon: 501 }],
    ['VAT larger than the whole', { amountWon: 500, taxFreeWon: 400, vatWon: 101 }],
    ['half a won', { amountWon: 500.5 }],
    ['text', { amountWon: '500' }],
    ['KakaoPay’s name', { total_amount: 500 }],
    ['an empty item', { amountWon: 500, itemName: '' }],
  ])('with %s changes nothing', async (_, body) => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual, without);
    const answer = await virtual.post(`/v1/subscriptions/${id}/charges`, body, { headers: { 'idempotency-key': 'k' } });
    expect(answer.status).toBe(400);
    expect(await chargesMade(virtual)).toBe(0);
    // The key is free.
    expect((await chargeNow(virtual, id, { key: 'k' })).status).toBe(201);
  });
});

describe('a charge is a payment', () => {
  test('shown with its subscription and what it took, and given back like any other', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual, without);
    const body = { amountWon: 1000, taxFreeWon: 450, itemName: '추가 배송' };
    const payment = bodyOf<PaymentView>(await chargeNow(virtual, id, { body }));
    expect(payment).toMatchObject({
      ...{ totalWon: 1000, taxFreeWon: 450, vatWon: 50, itemName: '추가 배송', subscriptionId: id, status: 'approved' },
    });
    expect((await cancelPayment(virtual, payment.id, { amountWon: 400 })).status).toBe(201);
    expect(await viewOf(virtual, payment.id)).toMatchObject({ status: 'partially_canceled' });
    await expectEqualBooks(virtual);
  });

  test('whose answer was lost is known without the id that a cancellation needs, and says so', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual, without);
    virtual.simulator.faults.add({ call: 'subscription', kind: 'lose_answer', times: 1 });
    const payment = bodyOf<PaymentView>(await chargeNow(virtual, id));
    const answer = await cancelPayment(virtual, payment.id, { amountWon: 100 });
    expect(codeOf(answer)).toEqual([409, 'payment_not_cancelable']);
    expect(answer.body).toContain('partner console');
    await expectEqualBooks(virtual);
  });
});

test('a charge that KakaoPay refuses and shows all the same is for a person, and stands in the way', async () => {
  const virtual = await createWorld({
    transport: (toSimulator) => async (request) => {
      const answer = await toSimulator(request);
      const refusal = { status: 400, body: '{"error_code":-782,"error_message":"no"}' };
      return request.url.endsWith('/subscription') ? refusal : answer;
    },
  });
  const { id } = await startSubscribed(virtual, without);
  await virtual.pass(120_000);
  const answer = await chargeNow(virtual, id);
  expect([answer.status, bodyOf<PaymentView>(answer).status]).toEqual([202, 'needs_review']);
  await virtual.pass(2 * 3_600_000);
  await virtual.wake();
  expect(codeOf(await chargeNow(virtual, id, { key: 'charge-2' }))).toEqual([409, 'charge_in_progress']);
});
