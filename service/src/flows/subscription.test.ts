import { describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { allPayments, bodyOf } from '../../../world/actions.ts';
import {
  actOn,
  askSubscription,
  chargeNow,
  passDays,
  startSubscribed,
  startSubscribing,
} from '../../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';

const day = 24 * 3_600_000;

const chargesOf = (virtual: VirtualWorld) =>
  virtual.simulator.ledger().entries.map(({ at, totalWon }) => [at, totalWon]);

describe('a monthly subscription', () => {
  test('is charged on its dates, and not between', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    expect(await askSubscription(virtual, id)).toMatchObject({
      status: 'active',
      sid: expect.stringMatching(/^S[0-9a-f]{19}$/),
      nextCharge: { n: 1, at: '2026-12-23T01:00:00.000Z', attempt: 0 },
    });
    await passDays(virtual, 92);
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'active', charged: 3 });
    expect(chargesOf(virtual)).toHaveLength(4);
    await expectEqualBooks(virtual);
    const payments = await allPayments(virtual);
    expect(payments.map(({ status, period }) => [status, period])).toEqual([
      ['approved', 3],
      ['approved', 2],
      ['approved', 1],
      ['approved', undefined],
    ]);
  });

  test('after a year has gone by at once, twelve charges are made', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    await virtual.pass(366 * day);
    for (let i = 0; i < 3; i++) await virtual.wake();
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'active', charged: 12 });
    expect(chargesOf(virtual)).toHaveLength(13);
    await expectEqualBooks(virtual);
  });

  test('of which nobody heard for a year that its first payment was made: twelve charges, too', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startSubscribing(virtual);
    await virtual.get(comeBack);
    await virtual.pass(366 * day);
    for (let i = 0; i < 3; i++) await virtual.wake();
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'active', charged: 12 });
    await expectEqualBooks(virtual);
  });

  test('is paused, resumed without arrears, and ended for good', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    expect(bodyOf(await actOn(virtual, id, 'pause'))).toMatchObject({ status: 'paused', pauseReason: 'by_shop' });
    await passDays(virtual, 75);
    expect(chargesOf(virtual)).toHaveLength(1);
    const resumed = bodyOf(await actOn(virtual, id, 'resume'));
    expect(resumed).toMatchObject({ status: 'active', nextCharge: { n: 3 } });
    await passDays(virtual, 31);
    expect(chargesOf(virtual)).toHaveLength(2);
    expect(bodyOf(await actOn(virtual, id, 'end'))).toMatchObject({ status: 'ended', endReason: 'by_shop' });
    expect(virtual.simulator.subscriptions()).toMatchObject([{ status: 'INACTIVE' }]);
    await passDays(virtual, 62);
    expect(chargesOf(virtual)).toHaveLength(2);
  });

  test('that the payer ends in KakaoTalk is not charged any more', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    await virtual.simulator.payer.endSubscription((await askSubscription(virtual, id)).sid ?? '');
    await passDays(virtual, 31);
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'ended', endReason: 'by_payer' });
    expect(chargesOf(virtual)).toHaveLength(1);
    await expectEqualBooks(virtual);
  });

  test('is charged again 1, 3 and 7 days after a refusal, and then paused', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -782 });
    await passDays(virtual, 45);
    const payments = await allPayments(virtual);
    const day = (at: number) => new Date(at + 9 * 3_600_000).toISOString().slice(5, 10);
    expect(payments.map(({ status, createdAt }) => `${status} ${day(createdAt)}`)).toEqual([
      'failed 12-30',
      'failed 12-26',
      'failed 12-24',
      'failed 12-23',
      'approved 11-23',
    ]);
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'paused', pauseReason: 'charges_refused' });
  });
});

describe('a charge that the shop asks for', () => {
  test('is made once for a key', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual, { plan: undefined });
    const first = await chargeNow(virtual, id);
    expect([first.status, bodyOf(first)]).toMatchObject([201, { status: 'approved', totalWon: 500 }]);
    const again = await chargeNow(virtual, id);
    expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, 'true']);
    expect(bodyOf(again)).toMatchObject({ id: bodyOf<{ id: string }>(first).id });
    expect(chargesOf(virtual)).toHaveLength(2);
    await expectEqualBooks(virtual);
  });

  test('whose answer is lost is found out by two looks, and charged neither twice nor never', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual, { plan: undefined });
    virtual.simulator.faults.add({ call: 'subscription', kind: 'lose_answer', times: 1 });
    const answer = await chargeNow(virtual, id);
    expect([answer.status, bodyOf(answer)]).toMatchObject([201, { status: 'approved' }]);
    expect(bodyOf(answer)).not.toHaveProperty('tid');
    await virtual.settle();
    expect(chargesOf(virtual)).toHaveLength(2);
    await expectEqualBooks(virtual);
  });
});
