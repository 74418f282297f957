import { describe, expect, test } from 'vitest';
import { expectGivenBack } from '../../../tests/books.ts';
import { cancel, getCancellations, paidWorld } from '../../../tests/canceling.ts';
import { startPaid, startPayment, statusOf } from '../../../world/actions.ts';
import { cutAll, type Hook } from '../../../world/outside.ts';
import { startCancelNeverKnown } from '../../../world/review.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';

const sent = ({ simulator }: VirtualWorld) => simulator.ledger().entries.length - 1;

describe('what is given back', () => {
  test('all of it, when no amount is named', async () => {
    const { virtual, id } = await paidWorld();
    const answer = await cancel(virtual, id);
    expect(answer).toMatchObject({ httpStatus: 201, id: '1', paymentId: id, status: 'canceled', amountWon: 2200 });
    expect(answer.headers.location).toBe(`/v1/payments/${id}/cancellations/1`);
    expect(answer.headers).not.toHaveProperty('idempotency-replayed');
    await expectGivenBack(virtual, id, [2200]);
  });

  test('a part, with its tax parts, why, by whom and when', async () => {
    const { virtual, id } = await paidWorld({ taxFreeWon: 550 });
    const answer = await cancel(virtual, id, { amountWon: 700, reason: '단순 변심' });
    const aid = virtual.simulator.ledger().entries[1]?.aid;
    const expected = {
      id: '1',
      paymentId: id,
      status: 'canceled',
      amountWon: 700,
      taxFreeWon: 175,
      vatWon: 48,
      reason: '단순 변심',
      askedBy: expect.stringMatching(/^[0-9a-z]{12}$/),
      askedAt: expect.stringMatching(/^2026-11-23T05:00:/),
      endedAt: '2026-11-23T05:00:00.000Z',
      aid,
    };
    const { httpStatus, headers: _, ...body } = answer;
    expect([httpStatus, body]).toEqual([201, expected]);
    expect(await getCancellations(virtual, id, '1')).toEqual({ httpStatus: 200, ...expected });
    expect(await getCancellations(virtual, id)).toEqual({
      httpStatus: 200,
      canceledWon: 700,
      leftWon: 1500,
      cancellations: [expected],
    });
    await expectGivenBack(virtual, id, [700]);
  });

  test('more and more, until nothing is left, and then no more', async () => {
    const { virtual, id } = await paidWorld();
    const amounts = [700, 700, 799, 1];
    for (const [at, amountWon] of amounts.entries()) {
      const answer = await cancel(virtual, id, { amountWon }, `key-${at}`);
      expect(answer).toMatchObject({ httpStatus: 201, id: String(at + 1), amountWon });
    }
    await expectGivenBack(virtual, id, amounts);
    const more = { httpStatus: 409, code: 'payment_not_cancelable', detail: 'It is canceled.' };
    expect(await cancel(virtual, id, { amountWon: 1 }, 'more')).toMatchObject(more);
    expect(await cancel(virtual, id, {}, 'all')).toMatchObject(more);
    expect(await getCancellations(virtual, id)).toMatchObject({ canceledWon: 2200, leftWon: 0 });
  });

  test('a part and then the rest', async () => {
    const { virtual, id } = await paidWorld();
    await cancel(virtual, id, { amountWon: 1 });
    expect(await statusOf(virtual, id)).toBe('partially_canceled');
    expect(await cancel(virtual, id, {}, 'key-2')).toMatchObject({ httpStatus: 201, amountWon: 2199 });
    await expectGivenBack(virtual, id, [1, 2199]);
  });

  test('a hundred times, and the 101st is for the partner console; what was refused does not count', async () => {
    const { virtual, id } = await paidWorld();
    virtual.simulator.faults.add({ call: 'cancel', kind: 'refuse', code: -781, times: 1 });
    expect(await cancel(virtual, id, { amountWon: 1 }, 'refused')).toMatchObject({ httpStatus: 422 });
    for (let i = 1; i <= 100; i++) {
      expect(await cancel(virtual, id, { amountWon: 1 }, `key-${i}`)).toMatchObject({ httpStatus: 201 });
    }
    expect(await cancel(virtual, id, {}, 'more')).toMatchObject({ httpStatus: 409, code: 'too_many_cancellations' });
    await expectGivenBack(virtual, id, Array(100).fill(1));
  });

  test('nothing while a person has to look, who is shown what was asked for', async () => {
    const virtual = await createWorld();
    const id = await startCancelNeverKnown(virtual, false);
    expect(await getCancellations(virtual, id, '1')).toMatchObject({ status: 'needs_review', amountWon: 700 });
    expect(await getCancellations(virtual, id)).toMatchObject({ canceledWon: 0, cancellations: [{ id: '1' }] });
    const other = { httpStatus: 409, code: 'payment_not_cancelable', detail: 'It is needs_review.' };
    expect(await cancel(virtual, id, { amountWon: 500 }, 'key-2')).toMatchObject(other);
    expect(sent(virtual)).toBe(0);
  });

  test('nothing of what was not paid', async () => {
    const virtual = await createWorld();
    const made = [await startPayment(virtual), await startPayment(virtual), await startPayment(virtual)];
    const [ready, quit, closed] = made.map(({ id }) => id) as [string, string, string];
    await virtual.simulator.payer.quit(made[1]?.tid ?? '');
    await virtual.post(`/v1/payments/${quit}/close`, {});
    await virtual.post(`/v1/payments/${closed}/close`, {});
    const failing = await startPaid(virtual);
    virtual.simulator.faults.add({ call: 'approve', kind: 'refuse', code: -780, times: 1 });
    await virtual.get(failing.comeBack);
    const underWay = await startPaid(virtual);
    await virtual.get(underWay.comeBack, { hook: cutAll('kakaopay.approve', 'before', 'lose') });
    for (const [id, status] of [
      [ready, 'ready'],
      [quit, 'quit'],
      [closed, 'closed'],
      [failing.id, 'failed'],
      [underWay.id, 'approving'],
    ] as const) {
      const answer = await cancel(virtual, id);
      expect(answer).toMatchObject({ httpStatus: 409, code: 'payment_not_cancelable', detail: `It is ${status}.` });
      expect(await getCancellations(virtual, id)).toMatchObject({ canceledWon: 0, cancellations: [] });
    }
    expect(virtual.simulator.ledger().entries).toEqual([]);
  });
});

describe('two at once', () => {
  /** Stands before the call, until the other one was answered. */
  const during = (act: () => Promise<unknown>): Hook => {
    let count = 0;
    return async ({ name, moment }) => {
      if (name === 'kakaopay.cancel' && moment === 'before' && count++ === 0) await act();
    };
  };

  test('with other keys: one works, and the other is told which one', async () => {
    const { virtual, id } = await paidWorld();
    let other: object | undefined;
    const hook = during(async () => {
      other = await cancel(virtual, id, { amountWon: 500 }, 'key-2');
    });
    expect(await cancel(virtual, id, { amountWon: 700 }, 'key-1', hook)).toMatchObject({ httpStatus: 201 });
    const told = { httpStatus: 409, code: 'cancellation_in_progress', cancellationId: '1', retryable: true };
    expect(other).toMatchObject({ ...told, headers: { 'retry-after': '5' } });
    await expectGivenBack(virtual, id, [700]);
    expect(await cancel(virtual, id, { amountWon: 500 }, 'key-2')).toMatchObject({ httpStatus: 201, id: '2' });
    await expectGivenBack(virtual, id, [700, 500]);
  });

  test('with the same key: it is given back once', async () => {
    const { virtual, id } = await paidWorld();
    let other: object | undefined;
    const hook = during(async () => {
      other = await cancel(virtual, id, { amountWon: 700 });
    });
    expect(await cancel(virtual, id, { amountWon: 700 }, 'key-1', hook)).toMatchObject({ httpStatus: 201, id: '1' });
    expect(other).toMatchObject({ httpStatus: 202, id: '1', status: 'canceling' });
    await expectGivenBack(virtual, id, [700]);
  });

  test('whatever the order of their steps', async () => {
    const { virtual, id } = await paidWorld();
    const all = await Promise.all(
      [700, 700, 500, 500].map((amountWon) => cancel(virtual, id, { amountWon }, `${amountWon}`)),
    );
    const statuses = all.map(({ httpStatus }) => httpStatus);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(new Set(statuses)).toEqual(new Set([201, 202, 409]));
    expect(sent(virtual)).toBe(1);
  });
});
