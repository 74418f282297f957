import { describe, expect, test } from 'vitest';
import { expectSettled } from '../../../tests/books.ts';
import { allPayments, bodyOf, order, payAtKakaoPay, returnLink, startPaid } from '../../../world/actions.ts';
import { allCuts, type Cut, callsOf, cutRun, cutsOf } from '../../../world/cuts.ts';
import { cutAt, type Hook, type OutsideCall } from '../../../world/outside.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Answer } from '../http/message.ts';
import { states } from '../payment/states.ts';
import type { PaymentView } from '../routes/view.ts';

/** The run came to a call that broke before the payer's return was written down: the second call writes it. */
const isTooEarly = ({ places }: Cut): boolean =>
  places.some(({ fate, index, moment }) => fate !== 'slow' && (index === 0 || (index === 1 && moment === 'before')));

const aftermaths: Readonly<Record<string, (virtual: VirtualWorld, comeBack: string) => Promise<unknown>>> = {
  nothing: async () => {},
  refresh: async (virtual, comeBack) => {
    for (let i = 0; i < 3; i++) await virtual.get(comeBack);
  },
  wake: async (virtual) => {
    virtual.simulator.clock.advance('31s');
    await virtual.wake();
  },
  'two wakes and a refresh at once': async (virtual, comeBack) => {
    virtual.simulator.clock.advance('31s');
    await Promise.all([virtual.wake(), virtual.get(comeBack), virtual.wake()]);
  },
};

const cuts = await allCuts(async (hook) => {
  const virtual = await createWorld();
  const { comeBack } = await startPaid(virtual);
  return virtual.get(comeBack, { hook });
});

test('the whole return was enumerated', () => {
  const names = new Set(cuts.filter(({ name }) => !name.includes('then')).map(({ name }) => name.split(' ')[2]));
  expect([...names]).toEqual(['table.get', 'table.updateIf', 'kakaopay.approve']);
  expect(cuts.some(({ name }) => name.includes('then crash after kakaopay.order'))).toBe(true);
  expect(cuts.length).toBeGreaterThan(30);
});

describe.each(Object.keys(aftermaths))('a return that is cut, then %s', (aftermath) => {
  test.each(cuts)('$name', async (cut) => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    await cutRun(virtual.get(comeBack, { hook: cut.hook }));
    await aftermaths[aftermath]?.(virtual, comeBack);
    const isBack = !isTooEarly(cut) || aftermath.includes('refresh');
    await expectSettled(virtual, id, isBack ? 'approved' : 'expired');
  });
});

describe('a return that is cut while its twin runs', () => {
  test.each(cuts)('$name', async (cut) => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    await Promise.all([cutRun(virtual.get(comeBack, { hook: cut.hook })), virtual.get(comeBack)]);
    await expectSettled(virtual, id, 'approved');
  });
});

describe('a wake that is cut', async () => {
  // What a wake finds: an approve that took effect or did not, and a payment nobody finished.
  const found: Readonly<Record<string, OutsideCall['moment'] | undefined>> = {
    'an approve that happened': 'after',
    'an approve that never happened': 'before',
    'a payment nobody finished': undefined,
  };
  const leaveBehind = async (moment: OutsideCall['moment'] | undefined) => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    if (moment !== undefined) await cutRun(virtual.get(comeBack, { hook: cutAt(2, moment, 'crash') }));
    virtual.simulator.clock.advance(moment === undefined ? '16m' : '31s');
    return { virtual, id };
  };
  const rows: { readonly what: string; readonly name: string; readonly cut: Cut }[] = [];
  for (const [what, moment] of Object.entries(found)) {
    const { virtual } = await leaveBehind(moment);
    const calls = await callsOf((hook) => virtual.wake(hook));
    rows.push(...cutsOf(calls).map((cut) => ({ what, name: cut.name, cut })));
  }

  test.each(rows)('$what: $name', async ({ what, cut }) => {
    const { virtual, id } = await leaveBehind(found[what]);
    await cutRun(virtual.wake(cut.hook).catch(() => undefined));
    await expectSettled(virtual, id, found[what] === undefined ? 'expired' : 'approved');
  });
});

describe('two runs of which one goes by whole in the middle of the other', () => {
  const runs: Readonly<
    Record<string, (virtual: VirtualWorld, id: string, comeBack: string, hook?: Hook) => Promise<unknown>>
  > = {
    'a return': (virtual, _, comeBack, hook) => virtual.get(comeBack, hook && { hook }),
    'a return with a wrong token': (virtual, id, _, hook) =>
      virtual.get(`${returnLink(virtual, id, 'approve')}?pg_token=wrong`, hook && { hook }),
    'a cancel return': (virtual, id, _, hook) => virtual.get(returnLink(virtual, id, 'cancel'), hook && { hook }),
    'a fail return': (virtual, id, _, hook) => virtual.get(returnLink(virtual, id, 'fail'), hook && { hook }),
    'the waiting page': (virtual, id, _, hook) => virtual.get(returnLink(virtual, id, 'result'), hook && { hook }),
    'a wake': (virtual, _, __, hook) => virtual.wake(hook),
  };
  const pairs = Object.keys(runs).flatMap((outer) => Object.keys(runs).map((inner) => ({ outer, inner })));

  /** Lets `inner` go by at this moment of `outer`, and says whether `outer` has such a moment. */
  async function interleave(outer: string, inner: string, at: Omit<OutsideCall, 'name'>, left: boolean) {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    if (left) {
      await cutRun(virtual.get(comeBack, { hook: cutAt(2, 'before', 'crash') }));
      virtual.simulator.clock.advance('31s');
    }
    let reached = false;
    await runs[outer]?.(virtual, id, comeBack, async ({ index, moment }) => {
      if (reached || index !== at.index || moment !== at.moment) return;
      reached = true;
      await runs[inner]?.(virtual, id, comeBack);
    });
    if (!reached) return false;
    await virtual.get(comeBack);
    await expectSettled(virtual, id, 'approved');
    return true;
  }

  describe.each([
    ['nothing', false],
    ['a return that was cut off', true],
  ])('after %s', (_, left) => {
    test.each(pairs)('$outer, and in it $inner', async ({ outer, inner }) => {
      for (let index = 0; index < 20; index++) {
        const before = await interleave(outer, inner, { index, moment: 'before' }, left);
        if (!before) return;
        await interleave(outer, inner, { index, moment: 'after' }, left);
      }
      throw new Error('The run has more calls than were tried.');
    });
  });
});

describe('an order that is cut, and sent again with the same key', async () => {
  const headers = { 'idempotency-key': 'key-1' };
  const send = (virtual: VirtualWorld, hook?: Hook) =>
    virtual.post('/v1/payments', order, { headers, ...(hook && { hook }) });
  const calls = await callsOf(async (hook) => send(await createWorld(), hook));

  test('the whole order was enumerated', () => {
    expect(calls).toEqual([
      'table.get',
      'table.putIfAbsent',
      'table.putIfAbsent',
      'kakaopay.ready',
      'table.putIfAbsent',
    ]);
  });

  async function expectOnePayable(virtual: VirtualWorld, answer: Answer): Promise<void> {
    expect(answer.status, answer.body).toBe(201);
    const payments = await allPayments(virtual);
    expect(payments.map(({ id }) => id)).toEqual([bodyOf<PaymentView>(answer).id]);
    for (const payment of payments) {
      await virtual.get(await payAtKakaoPay(virtual, payment));
      await expectSettled(virtual, payment.id, 'approved');
    }
  }

  test.each(cutsOf(calls))('$name, again when the first must be over', async ({ hook }) => {
    const virtual = await createWorld();
    await cutRun(send(virtual, hook));
    virtual.simulator.clock.advance('31s');
    await expectOnePayable(virtual, await send(virtual));
  });

  test.each(cutsOf(calls))('$name, again at once and until it is answered', async ({ hook }) => {
    const virtual = await createWorld();
    await cutRun(send(virtual, hook));
    let answer = await send(virtual);
    for (let i = 0; i < 10 && answer.status === 409; i++) {
      virtual.simulator.clock.advance('5s');
      answer = await send(virtual);
    }
    await expectOnePayable(virtual, answer);
  });

  test.each(cutsOf(calls))('$name, while its twin runs', async ({ hook }) => {
    const virtual = await createWorld();
    await Promise.all([cutRun(send(virtual, hook)), send(virtual)]);
    virtual.simulator.clock.advance('31s');
    await expectOnePayable(virtual, await send(virtual));
  });

  test.each(cutsOf(calls))('$name, and never again: nothing is taken', async ({ hook }) => {
    const virtual = await createWorld();
    await cutRun(send(virtual, hook));
    await virtual.settle();
    expect((await allPayments(virtual)).every(({ status }) => states[status].payerDone)).toBe(true);
    expect(virtual.simulator.ledger().entries).toEqual([]);
  });
});
