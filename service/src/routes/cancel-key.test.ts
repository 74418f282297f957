import { describe, expect, test } from 'vitest';
import { expectGivenBack } from '../../../tests/books.ts';
import { cancel, cancellationsPath, getCancellations, paidWorld } from '../../../tests/canceling.ts';
import { expectDocumented } from '../../../tests/documented.ts';
import { bodyOf, startApproved } from '../../../world/actions.ts';
import { cutAll, cutAt } from '../../../world/outside.ts';

describe('an Idempotency-Key', () => {
  test('that is missing, or none, is refused', async () => {
    const { virtual, id } = await paidWorld();
    const address = cancellationsPath.replace('{id}', id);
    const answer = await virtual.post(address, {});
    expectDocumented(`POST ${cancellationsPath}`, answer);
    expect(bodyOf(answer)).toMatchObject({
      status: 400,
      code: 'invalid_idempotency_key',
      detail: 'The header Idempotency-Key is missing.',
    });
    for (const key of ['', '""', '한글', 'x'.repeat(256)]) {
      expect(await cancel(virtual, id, {}, key)).toMatchObject({ httpStatus: 400, code: 'invalid_idempotency_key' });
    }
    await expectGivenBack(virtual, id, []);
  });

  test('replays what was canceled, also in quotes and with the fields in another order', async () => {
    const { virtual, id } = await paidWorld();
    const first = await cancel(virtual, id, { amountWon: 700, reason: 'x' }, 'key-1');
    await cancel(virtual, id, { amountWon: 500 }, 'key-2');
    for (const key of ['key-1', '"key-1"']) {
      const again = await cancel(virtual, id, { reason: 'x', amountWon: 700 }, key);
      const headers = { ...first.headers, 'idempotency-replayed': 'true' };
      expect(again).toEqual({ ...first, headers });
    }
    await expectGivenBack(virtual, id, [700, 500]);
  });

  test('replays all that was left, when nothing is', async () => {
    const { virtual, id } = await paidWorld();
    const first = await cancel(virtual, id);
    expect(await cancel(virtual, id)).toMatchObject({ httpStatus: 201, id: first.id, amountWon: 2200 });
    await expectGivenBack(virtual, id, [2200]);
  });

  test('replays what is under way, and how it ended', async () => {
    const { virtual, id } = await paidWorld();
    const lost = cutAll('kakaopay.cancel', 'before', 'lose');
    const answer = await cancel(virtual, id, { amountWon: 700 }, 'key-1', lost);
    expect(answer).toMatchObject({ httpStatus: 202, id: '1', status: 'canceling', amountWon: 700 });
    expect(answer).not.toHaveProperty('endedAt');
    const again = await cancel(virtual, id, { amountWon: 700 });
    expect(again).toMatchObject({ httpStatus: 202, status: 'canceling', headers: { 'idempotency-replayed': 'true' } });
    expect(await getCancellations(virtual, id, '1')).toMatchObject({ status: 'canceling' });
    expect(await getCancellations(virtual, id)).toMatchObject({
      canceledWon: 0,
      leftWon: 2200,
      cancellations: [{ id: '1' }],
    });
    await virtual.settle();
    expect(await cancel(virtual, id, { amountWon: 700 })).toMatchObject({ httpStatus: 201, status: 'canceled' });
    await expectGivenBack(virtual, id, [700]);
  });

  test('replays a refusal, and is not used up for others', async () => {
    const { virtual, id } = await paidWorld();
    virtual.simulator.faults.add({ call: 'cancel', kind: 'refuse', code: -781, times: 1 });
    const first = await cancel(virtual, id, { amountWon: 700 });
    expect(await cancel(virtual, id, { amountWon: 700 })).toEqual(first);
    await expectGivenBack(virtual, id, []);
    expect(await cancel(virtual, id, { amountWon: 700 }, 'key-2')).toMatchObject({ httpStatus: 201, id: '2' });
    expect(await cancel(virtual, id, { amountWon: 700 })).toEqual(first);
    await expectGivenBack(virtual, id, [700]);
  });

  test('belongs to its body: canceled, under way, refused or turned away', async () => {
    const { virtual, id } = await paidWorld();
    const { faults } = virtual.simulator;
    const reused = { httpStatus: 422, code: 'idempotency_key_reused' };
    const isBound = async (key: string) => {
      expect(await cancel(virtual, id, { amountWon: 101 }, key)).toMatchObject(reused);
      expect(await cancel(virtual, id, {}, key)).toMatchObject(reused);
    };
    await cancel(virtual, id, { amountWon: 100 }, 'canceled');
    await isBound('canceled');
    for (const [key, code] of [['refused', -781] as const, ['turned away', -401] as const]) {
      faults.add({ call: 'cancel', kind: 'refuse', code, times: 1 });
      await cancel(virtual, id, { amountWon: 100 }, key);
      await isBound(key);
    }
    await cancel(virtual, id, { amountWon: 100 }, 'under way', cutAll('kakaopay.cancel', 'before', 'lose'));
    await isBound('under way');
    await virtual.settle();
    await expectGivenBack(virtual, id, [100, 100]);
  });

  test('means another cancellation at another payment', async () => {
    const { virtual, id } = await paidWorld();
    const other = await startApproved(virtual);
    expect(await cancel(virtual, id)).toMatchObject({ httpStatus: 201, paymentId: id });
    expect(await cancel(virtual, other.id)).toMatchObject({ httpStatus: 201, paymentId: other.id });
  });

  test('may be sent again after a crash: a wake gives it back, once', async () => {
    const { virtual, id } = await paidWorld();
    await cancel(virtual, id, { amountWon: 700 }, 'key-1', cutAt(3, 'before', 'lose'));
    for (let i = 0; i < 5; i++) {
      expect([201, 202]).toContain((await cancel(virtual, id, { amountWon: 700 })).httpStatus);
      await virtual.pass(10_000);
      await virtual.wake();
    }
    await expectGivenBack(virtual, id, [700]);
  });
});
