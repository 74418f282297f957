import type { TransportRequest } from 'kakaopay-client';
import { describe, expect, test } from 'vitest';
import { expectGivenBack } from '../../../tests/books.ts';
import { cancelPayment, startApproved } from '../../../world/actions.ts';
import { cutRun } from '../../../world/cuts.ts';
import { cutAll, cutAt, type Hook, keepInto, recordInto } from '../../../world/outside.ts';
import { cancelElsewhere } from '../../../world/review.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Payment } from '../payment/payment.ts';

// What is sent to KakaoPay to cancel, field by field, and when.

const won700 = { amountWon: 700 };

async function recorded(over: object = {}) {
  const requests: TransportRequest[] = [];
  const virtual = await createWorld({ transport: keepInto(requests) });
  const { id } = await startApproved(virtual, over);
  const sent = () =>
    requests
      .filter(({ url }) => url.endsWith('/cancel'))
      .map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  /** Until when each may leave, as ms since 1970. */
  const sendBefore = () =>
    requests.filter(({ url }) => url.endsWith('/cancel')).map((one) => one.sendBefore?.getTime());
  return { virtual, id, sent, sendBefore };
}

test('all three parts, the guard and a reference of its own, always', async () => {
  const { virtual, id, sent } = await recorded({ taxFreeWon: 550, itemCode: 'C-1' });
  const { tid } = (await virtual.payment(id)) as Payment;
  await cancelPayment(virtual, id, { amountWon: 700, reason: '단순 변심' }, { key: 'key-1' });
  await cancelPayment(virtual, id, { amountWon: 500, taxFreeWon: 0, vatWon: 0 });
  await cancelPayment(virtual, id, {});
  const every = { cid: 'TC0ONETIME', tid };
  expect(sent()).toEqual([
    {
      ...every,
      cancel_amount: 700,
      cancel_tax_free_amount: 175,
      cancel_vat_amount: 48,
      cancel_available_amount: 2200,
      payload: `${id}/1`,
    },
    {
      ...every,
      cancel_amount: 500,
      cancel_tax_free_amount: 0,
      cancel_vat_amount: 0,
      cancel_available_amount: 1500,
      payload: `${id}/2`,
    },
    {
      ...every,
      cancel_amount: 1000,
      cancel_tax_free_amount: 375,
      cancel_vat_amount: 102,
      cancel_available_amount: 1000,
      payload: `${id}/3`,
    },
  ]);
});

test('what KakaoPay shows not to have arrived is sent again as it was', async () => {
  const { virtual, id, sent } = await recorded();
  await cutRun(cancelPayment(virtual, id, won700, { hook: cutAll('kakaopay.cancel', 'before', 'lose') }));
  expect(sent()).toEqual([]);
  await virtual.settle();
  expect(sent()).toHaveLength(1);
  expect(sent()[0]).toMatchObject({ cancel_amount: 700, cancel_available_amount: 2200, payload: `${id}/1` });
  await expectGivenBack(virtual, id, [700]);
});

test('and with the guard as it is by then', async () => {
  const { virtual, id, sent } = await recorded();
  await cutRun(cancelPayment(virtual, id, won700, { hook: cutAt(3, 'before', 'crash') }));
  await cancelElsewhere(virtual, (await virtual.payment(id)) as Payment, 300);
  await virtual.settle();
  expect(sent().at(-1)).toMatchObject({ cancel_amount: 700, cancel_available_amount: 1900, payload: `${id}/1` });
  await expectGivenBack(virtual, id, [300, 700]);
});

test('what never arrives is sent six times in all, each time after KakaoPay was asked, and given up', async () => {
  const { virtual, id } = await recorded();
  const names: string[] = [];
  const never: Hook = ({ name, moment }) => {
    if (moment === 'before' && name.startsWith('kakaopay.')) names.push(name);
    return name === 'kakaopay.cancel' && moment === 'before' ? 'lose' : undefined;
  };
  await cancelPayment(virtual, id, won700, { key: 'key-1', hook: never });
  for (let minute = 0; minute < 20; minute++) {
    await virtual.pass(60_000);
    await virtual.wake(never);
  }
  expect(names.filter((name) => name === 'kakaopay.cancel')).toHaveLength(6);
  expect(names.join(' ')).not.toContain('kakaopay.cancel kakaopay.cancel');
  expect(await virtual.payment(id)).toMatchObject({
    status: 'approved',
    cancellations: [{ outcome: 'refused', failure: { reason: 'never_got_through' } }],
  });
  expect((await cancelPayment(virtual, id, won700, { key: 'key-1' })).status).toBe(422);
  await expectGivenBack(virtual, id, []);
});

describe('M1: nothing is sent later than 6 s after its intent', () => {
  /** When each cancel was sent, against the newest intent that had been written by then. */
  function watch(virtual: VirtualWorld, id: string) {
    const ages: number[] = [];
    const hook: Hook = async ({ name, moment }) => {
      if (name !== 'kakaopay.cancel' || moment !== 'before') return;
      const { intent } = (await virtual.payment(id)) as Payment;
      ages.push(virtual.service.clock.now() - (intent?.decidedAt ?? 0));
    };
    return { ages, hook };
  }
  const first =
    (hook: Hook, then: Hook): Hook =>
    async (call) =>
      (await hook(call)) ?? (await then(call));
  const slowWrites = (count: number): Hook => {
    let left = count;
    return ({ name, moment }) => (name === 'table.updateIf' && moment === 'before' && left-- > 0 ? 'slow' : undefined);
  };

  test.each([0, 1, 2])('after %i slow writes the intent is as fresh as ever', async (count) => {
    const { virtual, id, sent } = await recorded();
    const { ages, hook } = watch(virtual, id);
    const answer = await cancelPayment(virtual, id, won700, { hook: first(slowWrites(count), hook) });
    expect(answer.status).toBe(201);
    expect(ages).toHaveLength(1);
    expect(Math.max(...ages)).toBeLessThanOrEqual(3_000);
    expect(sent()).toHaveLength(1);
    await expectGivenBack(virtual, id, [700]);
  });

  test('and the connection is told until when it may leave, also when it is sent again', async () => {
    const { virtual, id, sendBefore } = await recorded();
    const decidedAt: number[] = [];
    const note: Hook = async ({ name, moment }) => {
      if (name !== 'kakaopay.cancel' || moment !== 'before') return undefined;
      decidedAt.push((await virtual.payment(id))?.intent?.decidedAt ?? 0);
      return decidedAt.length === 2 ? 'lose' : undefined;
    };
    await cancelPayment(virtual, id, won700, { key: 'key-1', hook: note });
    await cancelPayment(virtual, id, { amountWon: 500 }, { key: 'key-2', hook: note });
    await virtual.pass(60_000);
    await virtual.wake(note);
    const [first = 0, , again = 0] = decidedAt;
    expect(sendBefore()).toEqual([first + 6_000, again + 6_000]);
    await expectGivenBack(virtual, id, [700, 500]);
  });

  test('when every write is slow nothing is sent, and a wake does it', async () => {
    const { virtual, id, sent } = await recorded();
    const answer = await cancelPayment(virtual, id, won700, { hook: slowWrites(99) });
    expect(answer.status).toBe(202);
    expect(sent()).toEqual([]);
    await virtual.settle();
    expect(sent()).toHaveLength(1);
    await expectGivenBack(virtual, id, [700]);
  });

  test('a function that was frozen for minutes sends nothing: somebody else did', async () => {
    const { virtual, id, sent } = await recorded();
    let frozen = 1;
    await cancelPayment(virtual, id, won700, {
      hook: async ({ name, moment }) => {
        if (name !== 'table.updateIf' || moment !== 'after' || frozen-- < 1) return;
        await virtual.pass(120_000);
        await virtual.wake();
        expect(sent()).toHaveLength(1);
      },
    });
    expect(sent()).toHaveLength(1);
    await expectGivenBack(virtual, id, [700]);
  });

  test('the same holds for a wake that sends again', async () => {
    const { virtual, id, sent } = await recorded();
    await cutRun(cancelPayment(virtual, id, won700, { hook: cutAt(3, 'before', 'crash') }));
    await virtual.pass(31_000);
    const { ages, hook } = watch(virtual, id);
    await virtual.wake(first(slowWrites(1), hook));
    expect(ages).toHaveLength(1);
    expect(Math.max(...ages)).toBeLessThanOrEqual(3_000);
    expect(sent()).toHaveLength(1);
    await expectGivenBack(virtual, id, [700]);
  });

  test('as long as KakaoPay may still carry it out, nothing is sent again', async () => {
    const { virtual, id, sent } = await recorded();
    const askedAt = virtual.service.clock.now();
    const slowThenLate: Hook = async ({ name, moment }) => {
      if (name === 'table.updateIf' && moment === 'after') await virtual.pass(2_900);
      return name === 'kakaopay.cancel' && moment === 'before' ? 'late' : undefined;
    };
    const { status } = await cancelPayment(virtual, id, won700, { hook: slowThenLate });
    expect(status).toBe(202);
    const names: string[] = [];
    for (let second = 0; second < 30; second++) {
      if (virtual.service.clock.now() < askedAt + 13_500) expect(sent()).toEqual([]);
      await virtual.wake(recordInto(names));
      await virtual.pass(1_000);
    }
    expect(names).toContain('kakaopay.order');
    expect(names).not.toContain('kakaopay.cancel');
    expect(sent()).toHaveLength(1);
    await expectGivenBack(virtual, id, [700]);
  });
});
