import { describe, expect, test } from 'vitest';
import { expectSettled } from '../../../tests/books.ts';
import { allPayments, bodyOf, order, payAtKakaoPay, returnLink, startPaid, statusOf } from '../../../world/actions.ts';
import { allCuts, type Cut, callsOf, cutRun, cutsOf } from '../../../world/cuts.ts';
import { cutAt, type Hook } from '../../../world/outside.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Answer } from '../http/message.ts';
import type { PaymentView } from '../routes/view.ts';

// The crash matrix of closing. Whatever is cut: what was once called closed takes no money any more, and what was not
// can be paid as before.

const sendClose = (virtual: VirtualWorld, id: string, hook?: Hook): Promise<Answer> =>
  virtual.post(`/v1/payments/${id}/close`, {}, hook && { hook });

/** The payer has paid at KakaoPay and is about to come back: the moment in which closing is most dangerous. */
const closing = async (hook: Hook) => {
  const virtual = await createWorld();
  const { id } = await startPaid(virtual);
  return sendClose(virtual, id, hook);
};
const calls = await callsOf(closing);
const cuts = await allCuts(closing);

/** KakaoPay is waited for 4 s, the table as long as it may take; the last call is the write that closes. */
const isClosing = ({ places }: Cut): boolean =>
  places.every(({ name, moment, fate }) =>
    fate === 'slow' ? name !== 'kakaopay.order' : name === 'table.updateIf' && moment === 'after',
  );

test('the whole closing was enumerated', () => {
  expect(calls).toEqual(['table.get', 'table.get', 'kakaopay.order', 'table.get', 'table.updateIf']);
  for (const fate of ['crash', 'lose', 'slow', 'late']) {
    expect(cuts.map(({ name }) => name)).toContain(`${fate} before kakaopay.order (2)`);
  }
  expect(cuts.filter(isClosing).length).toBeGreaterThan(5);
});

const aftermaths: Readonly<Record<string, (virtual: VirtualWorld, id: string, comeBack: string) => Promise<unknown>>> =
  {
    nothing: async () => {},
    'the payer comes back': async (virtual, _, comeBack) => {
      for (let i = 0; i < 3; i++) await virtual.get(comeBack);
    },
    'the shop closes again': async (virtual, id) => {
      expect((await sendClose(virtual, id)).status).toBe(200);
    },
    'a wake': async (virtual) => {
      await virtual.pass(31_000);
      await virtual.wake();
    },
    'two wakes, a closing and the payer at once': async (virtual, id, comeBack) => {
      await virtual.pass(31_000);
      await Promise.all([virtual.wake(), sendClose(virtual, id), virtual.get(comeBack), virtual.wake()]);
    },
  };

/** What becomes of a payment that the cut closing has left open. */
const otherwise: Readonly<Record<string, readonly string[]>> = {
  'the payer comes back': ['approved'],
  'the shop closes again': ['closed'],
  'two wakes, a closing and the payer at once': ['approved', 'closed'],
};

describe.each(Object.keys(aftermaths))('a closing that is cut, then %s', (aftermath) => {
  test.each(cuts)('$name', async (cut) => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    await cutRun(sendClose(virtual, id, cut.hook));
    expect(await statusOf(virtual, id)).toBe(isClosing(cut) ? 'closed' : 'ready');
    await aftermaths[aftermath]?.(virtual, id, comeBack);
    await expectOneOf(virtual, id, isClosing(cut) ? ['closed'] : (otherwise[aftermath] ?? ['expired']));
  });
});

async function expectOneOf(virtual: VirtualWorld, id: string, expected: readonly string[]): Promise<void> {
  const payment = await virtual.payment(id);
  const open = payment?.status === 'ready' || payment?.status === 'approving';
  await virtual.settle();
  const status = (await statusOf(virtual, id)) ?? 'failed';
  expect(expected).toContain(status);
  if (!open) expect(status).toBe(payment?.status);
  await expectSettled(virtual, id, status);
}

/** What a shop was told holds: closed means that nothing was taken and nothing will be. */
async function expectKept(virtual: VirtualWorld, id: string, told: Answer | undefined): Promise<void> {
  const closed = told?.status === 200;
  if (closed) expect(bodyOf<PaymentView>(told).status).toBe('closed');
  await expectOneOf(virtual, id, closed ? ['closed'] : ['closed', 'approved', 'expired']);
}

type Other = (virtual: VirtualWorld, id: string, comeBack: string, hook?: Hook) => Promise<unknown>;

const others: Readonly<Record<string, Other>> = {
  'a closing': (virtual, id, _, hook) => sendClose(virtual, id, hook),
  'a return': (virtual, _, comeBack, hook) => virtual.get(comeBack, hook && { hook }),
  'a return whose approve is late': (virtual, _, comeBack) =>
    virtual.get(comeBack, { hook: cutAt(2, 'before', 'late') }),
  'a return that is gone before it approves': (virtual, _, comeBack) =>
    cutRun(virtual.get(comeBack, { hook: cutAt(2, 'before', 'crash') })),
  'a cancel return': (virtual, id, _, hook) => virtual.get(returnLink(virtual, id, 'cancel'), hook && { hook }),
  'a wake': (virtual, _, __, hook) => virtual.wake(hook),
};

describe.each(['a closing', 'a return', 'a wake'])('a closing that is cut while its twin runs: %s', (twin) => {
  test.each(cutsOf(calls))('$name', async (cut) => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    const [told] = await Promise.all([cutRun(sendClose(virtual, id, cut.hook)), others[twin]?.(virtual, id, comeBack)]);
    await expectKept(virtual, id, told);
  });
});

describe('a closing, and in the middle of it', () => {
  const at = cutsOf(calls).filter(({ places: [place] }) => place?.fate === 'lose');

  test.each(Object.keys(others).flatMap((inner) => at.map(({ name, places }) => ({ inner, name, places }))))(
    '$inner, where it would $name',
    async ({ inner, places: [place] }) => {
      const virtual = await createWorld();
      const { id, comeBack } = await startPaid(virtual);
      let count = 0;
      const told = await sendClose(virtual, id, async ({ index, moment }) => {
        if (index !== place?.index || moment !== place.moment || count++ > 0) return;
        await others[inner]?.(virtual, id, comeBack);
      });
      expect(count).toBe(1);
      await expectKept(virtual, id, told);
    },
  );
});

describe('in the middle of something else, a closing', () => {
  test.each(Object.keys(others))('%s', async (outer) => {
    for (let index = 0; index < 8; index++) {
      for (const moment of ['before', 'after'] as const) {
        const virtual = await createWorld();
        const { id, comeBack } = await startPaid(virtual);
        let told: Answer | undefined;
        await others[outer]?.(virtual, id, comeBack, async (call) => {
          if (told !== undefined || call.index !== index || call.moment !== moment) return;
          told = await sendClose(virtual, id);
        });
        await expectKept(virtual, id, told);
      }
    }
  });
});

describe('a payment that is being paid is not closed, however the closing is cut', async () => {
  const left = async (fate: 'late' | 'crash') => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    await cutRun(virtual.get(comeBack, { hook: cutAt(2, 'before', fate) }));
    return { virtual, id };
  };
  const calls = await callsOf(async (hook) => {
    const { virtual, id } = await left('late');
    return sendClose(virtual, id, hook);
  });

  test('nobody has to be asked to know that', () => {
    expect(calls).toEqual(['table.get', 'table.get']);
  });

  test.each(['late', 'crash'] as const)('its approve: %s', async (fate) => {
    for (const { hook } of cutsOf(calls)) {
      const { virtual, id } = await left(fate);
      const told = await cutRun(sendClose(virtual, id, hook));
      expect(told?.status).not.toBe(200);
      await expectSettled(virtual, id, 'approved');
    }
  });
});

describe('an order with another amount that is cut, which closes the payment before', async () => {
  const other = { ...order, totalWon: 2300 };
  const send = (virtual: VirtualWorld, hook?: Hook) => virtual.post('/v1/payments', other, hook && { hook });
  const paidBefore = async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    return { virtual, id, comeBack };
  };
  const calls = await callsOf(async (hook) => send((await paidBefore()).virtual, hook));

  test('the whole of it was enumerated', () => {
    expect(calls).toEqual([
      'table.get',
      'table.putIfAbsent',
      'table.get',
      'kakaopay.order',
      'table.get',
      'table.updateIf',
      'table.updateIf',
      'kakaopay.ready',
      'table.putIfAbsent',
    ]);
  });

  /** The shop asks until it is answered, every tab that there is comes back, and the order is paid once. */
  async function expectPaidOnce(virtual: VirtualWorld, oldTab: string): Promise<void> {
    let answer = await send(virtual);
    for (let i = 0; i < 10 && bodyOf<{ code?: string }>(answer).code === 'request_in_progress'; i++) {
      await virtual.pass(5_000);
      answer = await send(virtual);
    }
    const tabs = [oldTab];
    for (const payment of await allPayments(virtual)) {
      if (payment.totalWon === 2300 && payment.status === 'ready') tabs.push(await payAtKakaoPay(virtual, payment));
    }
    for (const tab of tabs) await virtual.get(tab);
    await virtual.settle();
    const paid = (await allPayments(virtual)).filter(({ status }) => status === 'approved');
    expect(paid).toHaveLength(1);
    expect(virtual.simulator.ledger().entries).toMatchObject([{ totalWon: paid[0]?.totalWon }]);
  }

  test.each(cutsOf(calls))('$name, then the shop again', async ({ hook }) => {
    const { virtual, comeBack } = await paidBefore();
    await cutRun(send(virtual, hook));
    await expectPaidOnce(virtual, comeBack);
  });

  test.each(cutsOf(calls))('$name, then the old tab and the shop again', async ({ hook }) => {
    const { virtual, comeBack } = await paidBefore();
    await cutRun(send(virtual, hook));
    await virtual.get(comeBack);
    await expectPaidOnce(virtual, comeBack);
  });

  test.each(cutsOf(calls))('$name, while the old tab comes back', async ({ hook }) => {
    const { virtual, comeBack } = await paidBefore();
    await Promise.all([cutRun(send(virtual, hook)), virtual.get(comeBack)]);
    await expectPaidOnce(virtual, comeBack);
  });
});
