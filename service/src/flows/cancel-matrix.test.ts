import { describe, expect, test } from 'vitest';
import { expectGivenBack } from '../../../tests/books.ts';
import { bodyOf, cancelPayment, startApproved } from '../../../world/actions.ts';
import { allCuts, type Cut, callsOf, cutRun, cutsOf } from '../../../world/cuts.ts';
import { cutAt, type Hook, type OutsideCall } from '../../../world/outside.ts';
import { cancelElsewhere } from '../../../world/review.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Answer } from '../http/message.ts';
import type { Payment } from '../payment/payment.ts';
import type { CancellationView } from '../routes/cancellation-view.ts';

// The crash matrix of canceling. Whatever is cut: the shop's 700 of 2,200 won are given back once or not at all, what
// it was told holds, and our books are KakaoPay's.

const generations = ['current', 'legacy'] as const;
type Generation = (typeof generations)[number];

const send = (virtual: VirtualWorld, id: string, hook?: Hook): Promise<Answer> =>
  cancelPayment(virtual, id, { amountWon: 700 }, { key: 'shop-1', ...(hook && { hook }) });
const sendOther = (virtual: VirtualWorld, id: string, hook?: Hook): Promise<Answer> =>
  cancelPayment(virtual, id, { amountWon: 500 }, { key: 'shop-2', ...(hook && { hook }) });

async function approved(generation: Generation = 'current') {
  const virtual = await createWorld({ generation });
  return { virtual, ...(await startApproved(virtual)) };
}

const canceling = async (hook: Hook) => {
  const { virtual, id } = await approved();
  return send(virtual, id, hook);
};
const calls = await callsOf(canceling);
const cuts = await allCuts(canceling);

test('the whole cancellation was enumerated', () => {
  expect(calls).toEqual(['table.get', 'table.get', 'table.updateIf', 'kakaopay.cancel', 'table.get', 'table.updateIf']);
  for (const fate of ['crash', 'lose', 'slow', 'late']) {
    expect(cuts.map(({ name }) => name)).toContain(`${fate} before kakaopay.cancel (3)`);
  }
  expect(cuts.some(({ name }) => name.includes('then crash after kakaopay.order'))).toBe(true);
  expect(cuts.length).toBeGreaterThan(60);
});

/** The run came to a call that broke before the intent was written: nothing was asked for. */
const isTooEarly = ({ places }: Cut): boolean =>
  places.some(({ fate, index, moment }) => fate !== 'slow' && (index < 2 || (index === 2 && moment === 'before')));

/** What a shop is told holds: given back, or under way and then given back. */
async function expectKept(virtual: VirtualWorld, id: string, told: Answer | undefined, won = 700): Promise<void> {
  if (told === undefined || told.status >= 300) return;
  const { id: n, status } = bodyOf<CancellationView>(told);
  expect([201, 202]).toContain(told.status);
  expect(status).toBe(told.status === 201 ? 'canceled' : 'canceling');
  const { cancellations = [] } = (await virtual.payment(id)) as Payment;
  expect(cancellations.filter((one) => String(one.n) === n)).toMatchObject([{ outcome: 'canceled', amountWon: won }]);
}

/** Gives the answer to the other cancellation, if there was one. */
const aftermaths: Readonly<Record<string, (virtual: VirtualWorld, id: string) => Promise<Answer | undefined>>> = {
  nothing: async () => undefined,
  'the same again': async (virtual, id) => {
    for (let i = 0; i < 2; i++) expect([201, 202]).toContain((await send(virtual, id)).status);
    return undefined;
  },
  'another cancellation': (virtual, id) => sendOther(virtual, id),
  'a wake': async (virtual) => {
    await virtual.pass(31_000);
    await virtual.wake();
    return undefined;
  },
  'two wakes, the same and another at once': async (virtual, id) => {
    await virtual.pass(31_000);
    const all = [virtual.wake(), send(virtual, id), sendOther(virtual, id), virtual.wake()] as const;
    return (await Promise.all(all))[2];
  },
};

/** Everything comes to rest, and so much was given back. */
async function expectOutcome(
  virtual: VirtualWorld,
  id: string,
  { first, other, must }: { first?: Answer | undefined; other?: Answer | undefined; must?: boolean },
): Promise<void> {
  await virtual.settle();
  const { cancellations = [] } = (await virtual.payment(id)) as Payment;
  const done = cancellations.filter(({ outcome }) => outcome === 'canceled').map(({ amountWon }) => amountWon);
  const wanted = [700, 500].filter((won) => done.includes(won));
  // Each of them once.
  expect([...done].sort()).toEqual([...wanted].sort());
  if (must !== undefined) expect(wanted.includes(700)).toBe(must);
  if (other) expect(wanted.includes(500)).toBe(other.status < 300);
  await expectKept(virtual, id, first);
  await expectKept(virtual, id, other, 500);
  await expectGivenBack(virtual, id, wanted);
}

/** The others meet every single cut alone: two in a row hardly differ for them. */
const meetsPairs = ['nothing', 'two wakes, the same and another at once'];

async function cutThen(generation: Generation, cut: Cut, aftermath: string): Promise<void> {
  const { virtual, id } = await approved(generation);
  const first = await cutRun(send(virtual, id, cut.hook));
  const other = await aftermaths[aftermath]?.(virtual, id);
  const isSentAgain = aftermath.includes('the same');
  await expectOutcome(virtual, id, { first, ...(other && { other }), ...(!isSentAgain && { must: !isTooEarly(cut) }) });
}

describe.each(Object.keys(aftermaths))('a cancellation that is cut, then %s', (aftermath) => {
  const met = meetsPairs.includes(aftermath) ? cuts : cutsOf(calls);
  test.each(met)('$name', (cut) => cutThen('current', cut, aftermath));
  test.each(cutsOf(calls))('legacy: $name', (cut) => cutThen('legacy', cut, aftermath));
});

const others: Readonly<Record<string, (virtual: VirtualWorld, id: string, hook?: Hook) => Promise<unknown>>> = {
  'the same': send,
  'another cancellation': sendOther,
  'one that is gone before it is sent': (virtual, id) => cutRun(sendOther(virtual, id, cutAt(3, 'before', 'crash'))),
  'one whose effect is late': (virtual, id) => sendOther(virtual, id, cutAt(3, 'before', 'late')),
  'a wake': (virtual, _, hook) => virtual.wake(hook),
};

describe.each(['the same', 'another cancellation', 'a wake'])(
  'a cancellation that is cut while its twin runs: %s',
  (twin) => {
    test.each(cutsOf(calls))('$name', async (cut) => {
      const { virtual, id } = await approved();
      const [first, other] = await Promise.all([cutRun(send(virtual, id, cut.hook)), others[twin]?.(virtual, id)]);
      await expectOutcome(virtual, id, { first, ...(twin === 'another cancellation' && { other: other as Answer }) });
    });
  },
);

const moments = calls.flatMap((name, index) =>
  (['before', 'after'] as const).map((moment): OutsideCall => ({ name, index, moment })),
);

/** Lets this happen once, at that moment of a run. */
function once({ index, moment }: Omit<OutsideCall, 'name'>, act: () => Promise<unknown>) {
  let count = 0;
  const hook: Hook = async (call) => {
    if (call.index !== index || call.moment !== moment || count++ > 0) return;
    await act();
  };
  return { hook, happened: () => count > 0 };
}

describe.each(generations)('%s: in the middle of a cancellation', (generation) => {
  test.each(Object.keys(others))('%s', async (inner) => {
    for (const at of moments) {
      const { virtual, id } = await approved(generation);
      const { hook, happened } = once(at, () => others[inner]?.(virtual, id) ?? Promise.resolve());
      const first = await send(virtual, id, hook);
      expect(happened()).toBe(true);
      await expectOutcome(virtual, id, { first });
    }
  });

  test.each([300, 700])('somebody cancels %i won at KakaoPay itself', async (won) => {
    for (const at of moments) {
      const { virtual, id } = await approved(generation);
      const payment = (await virtual.payment(id)) as Payment;
      const { hook, happened } = once(at, () => cancelElsewhere(virtual, payment, won));
      const first = await send(virtual, id, hook);
      expect(happened()).toBe(true);
      const isBefore = at.index < 3 || (at.index === 3 && at.moment === 'before');
      // Where just as much is gone and nothing tells whose it was, it counts for what was asked for: once is enough.
      expect(first.status).toBe(isBefore && won === 300 ? 422 : 201);
      const given = isBefore ? [won] : [won, 700];
      // What came after ours nobody here can know until KakaoPay is asked again: the guard refuses, and it is found.
      const rest = await cancelPayment(virtual, id, {}, { key: 'rest-1' });
      expect(rest.status).toBe(isBefore ? 201 : 422);
      if (!isBefore) expect((await cancelPayment(virtual, id, {}, { key: 'rest-2' })).status).toBe(201);
      await expectGivenBack(virtual, id, [...given, 2200 - given.reduce((sum, one) => sum + one, 0)]);
    }
  });
});

describe('in the middle of something else, a cancellation', () => {
  test.each(Object.keys(others))('%s', async (outer) => {
    for (const at of moments) {
      const { virtual, id } = await approved();
      let first: Answer | undefined;
      const { hook } = once(at, async () => {
        first = await send(virtual, id);
      });
      await others[outer]?.(virtual, id, hook);
      await expectOutcome(virtual, id, { first });
    }
  });
});

describe.each(generations)('%s: a wake that is cut', async (generation) => {
  // What a wake finds: a cancellation that took effect or did not.
  const left = async (moment: OutsideCall['moment']) => {
    const { virtual, id } = await approved(generation);
    await cutRun(send(virtual, id, cutAt(3, moment, 'crash')));
    await virtual.pass(31_000);
    return { virtual, id };
  };
  const rows: { readonly moment: OutsideCall['moment']; readonly name: string; readonly cut: Cut }[] = [];
  for (const moment of ['before', 'after'] as const) {
    const found = await callsOf(async (hook) => (await left(moment)).virtual.wake(hook));
    rows.push(...cutsOf(found).map((cut) => ({ moment, name: cut.name, cut })));
  }

  test('the sending again was enumerated', () => {
    expect(rows.map(({ name }) => name.replace(/ \(.*/, ''))).toContain('late before kakaopay.cancel');
  });

  test.each(rows)('it was cut off $moment its effect, and then $name', async ({ moment, cut }) => {
    const { virtual, id } = await left(moment);
    await cutRun(virtual.wake(cut.hook).catch(() => undefined));
    await expectOutcome(virtual, id, { must: true });
  });
});
