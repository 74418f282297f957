import { describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { allPayments } from '../../../world/actions.ts';
import { allCuts, type Cut, callsOf, cutRun, cutsOf } from '../../../world/cuts.ts';
import type { Hook, OutsideCall } from '../../../world/outside.ts';
import { actOn, askSubscription, chargeNow, startSubscribed } from '../../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { states } from '../payment/states.ts';

// The crash matrix of charges. Whatever is cut, frozen or done meanwhile: a date is charged once at most, a key too,
// our books are KakaoPay's, and everything comes to rest.

interface Charging {
  readonly virtual: VirtualWorld;
  readonly id: string;
}

const untilDue = Date.UTC(2026, 11, 23, 1) - Date.UTC(2026, 10, 23, 5);
const plan = { amountWon: 9900, interval: { unit: 'month' }, chargesMax: 1 };

/** What charges, and what must be there before. */
const kinds = {
  'a charge by the plan': {
    async prepare(create = createWorld): Promise<Charging> {
      const virtual = await create();
      const { id } = await startSubscribed(virtual, { plan });
      await virtual.pass(untilDue);
      return { virtual, id };
    },
    run: ({ virtual }: Charging, hook?: Hook): Promise<unknown> => virtual.wake(hook),
  },
  'a charge of the shop': {
    async prepare(create = createWorld): Promise<Charging> {
      const virtual = await create();
      const { id } = await startSubscribed(virtual, { plan: undefined });
      await virtual.pass(60_000);
      return { virtual, id };
    },
    run: ({ virtual, id }: Charging, hook?: Hook): Promise<unknown> => chargeNow(virtual, id, hook && { hook }),
  },
} as const;
type Kind = keyof typeof kinds;
const names = Object.keys(kinds) as Kind[];

const endAtKakaoPay = async ({ virtual, id }: Charging) => {
  await virtual.simulator.payer.endSubscription((await askSubscription(virtual, id)).sid ?? '');
};
const wakeLater = async ({ virtual }: Charging) => {
  await virtual.pass(31_000);
  await virtual.wake();
};

const wakesAndKeys = async ({ virtual, id }: Charging) => {
  await virtual.pass(31_000);
  const again = [chargeNow(virtual, id), chargeNow(virtual, id, { key: 'charge-2' })];
  await Promise.all([virtual.wake(), ...again, virtual.wake()]);
};
const pauseAndResume = async ({ virtual, id }: Charging) => {
  await actOn(virtual, id, 'pause');
  await virtual.pass(12_000);
  await actOn(virtual, id, 'resume');
};

const aftermaths: Readonly<Record<string, (charging: Charging) => Promise<unknown>>> = {
  nothing: async () => {},
  'the same key again': ({ virtual, id }) => chargeNow(virtual, id),
  'another key': ({ virtual, id }) => chargeNow(virtual, id, { key: 'charge-2' }),
  'a wake': wakeLater,
  'two wakes and both keys at once': wakesAndKeys,
  'the payer ends it': endAtKakaoPay,
  'the shop pauses it': ({ virtual, id }) => actOn(virtual, id, 'pause'),
  'the shop pauses and resumes it': pauseAndResume,
  'the shop ends it': ({ virtual, id }) => actOn(virtual, id, 'end'),
};

/** One charge for a date and for a key, whatever happened; and nothing is left to be done. */
async function expectSound({ virtual, id }: Charging): Promise<void> {
  await virtual.settle();
  const payments = (await allPayments(virtual)).filter(({ approval }) => approval);
  const dates = payments.map(({ period }) => period).filter((period) => period !== undefined);
  expect(new Set(dates).size).toBe(dates.length);
  for (const { status } of await allPayments(virtual)) expect(states[status].over || status === 'approved').toBe(true);
  const entries = virtual.simulator.ledger().entries.map(({ totalWon }) => totalWon);
  expect(entries).toHaveLength(payments.length);
  await expectEqualBooks(virtual);
  const { chargingPaymentId, status } = await askSubscription(virtual, id);
  expect(chargingPaymentId).toBeUndefined();
  if (status === 'ended') expect(virtual.simulator.subscriptions()).toMatchObject([{ status: 'INACTIVE' }]);
}

const callsOfKind = (kind: Kind) => callsOf(async (hook) => kinds[kind].run(await kinds[kind].prepare(), hook));

/** Looking into the queue puts nothing at stake. After a charge without answer the run goes another way. */
const cutsOfKind = async (kind: Kind): Promise<readonly Cut[]> => {
  const run = async (hook: Hook) => kinds[kind].run(await kinds[kind].prepare(), hook).catch(() => undefined);
  const cuts = await allCuts(run, ({ name, fate }) => name === 'kakaopay.subscription' && fate !== 'slow');
  return cuts.filter(({ places }) => places.every(({ name }) => name !== 'table.query'));
};
const cuts: Readonly<Record<Kind, readonly Cut[]>> = {
  'a charge by the plan': await cutsOfKind('a charge by the plan'),
  'a charge of the shop': await cutsOfKind('a charge of the shop'),
};

test('the whole charge was enumerated', async () => {
  const charge = ['kakaopay.status', 'table.putIfAbsent', 'table.get', 'kakaopay.subscription', 'table.get'];
  for (const kind of names) {
    expect((await callsOfKind(kind)).join(' ')).toContain(charge.join(' '));
    const found = cuts[kind].map(({ name }) => name.replace(/ \(\d+\)/g, ''));
    for (const fate of ['crash', 'lose', 'slow', 'late'])
      expect(found).toContain(`${fate} before kakaopay.subscription`);
    expect(found).toContain('lose after kakaopay.subscription, then crash after kakaopay.status');
    expect(found.length).toBeGreaterThan(100);
  }
});

describe.each(names)('%s that is cut, then', (kind) => {
  const single = cuts[kind].filter(({ places }) => places.length === 1);
  describe.each(Object.keys(aftermaths))('%s', (aftermath) => {
    test.each(aftermath === 'nothing' ? cuts[kind] : single)('$name', async (cut) => {
      const charging = await kinds[kind].prepare();
      await cutRun(kinds[kind].run(charging, cut.hook).catch(() => undefined));
      await aftermaths[aftermath]?.(charging);
      await expectSound(charging);
      await expectTaken(charging, kind, aftermath);
    });
  });
});

describe.each(names)('%s by the older API that is cut, then a wake', (kind) => {
  const single = cuts[kind].filter(({ places }) => places.length === 1);
  test.each(single)('$name', async (cut) => {
    const charging = await kinds[kind].prepare(() => createWorld({ generation: 'legacy' }));
    await cutRun(kinds[kind].run(charging, cut.hook).catch(() => undefined));
    await wakeLater(charging);
    await expectSound(charging);
    await expectTaken(charging, kind, 'a wake');
  });
});

/** By the plan it is taken in the end, unless it was called off; each key of the shop takes once at most. */
async function expectTaken({ virtual }: Charging, kind: Kind, meanwhile: string): Promise<void> {
  const taken = virtual.simulator.ledger().entries.slice(1);
  const byPlan = taken.filter(({ totalWon }) => totalWon === 9900).length;
  const keys = /another|both|charges/.test(meanwhile) ? 2 : 1;
  expect(taken.length - byPlan).toBeLessThanOrEqual(keys);
  if (kind === 'a charge of the shop') expect(byPlan).toBe(0);
  else if (/ends|pauses|refused/.test(meanwhile)) expect(byPlan).toBeLessThanOrEqual(1);
  else expect(byPlan).toBe(1);
}

type Moment = Omit<OutsideCall, 'name'>;

/** Lets this happen at one moment of a run, and says whether the run has that moment. */
async function frozenAt(kind: Kind, charging: Charging, at: Moment, meanwhile: () => Promise<unknown>) {
  let reached = false;
  await cutRun(
    kinds[kind]
      .run(charging, async ({ index, moment }) => {
        if (reached || index !== at.index || moment !== at.moment) return;
        reached = true;
        await meanwhile();
      })
      .catch(() => undefined),
  );
  return reached;
}

describe.each(names)('%s that is frozen, and meanwhile', (kind) => {
  const others: Readonly<Record<string, (charging: Charging) => Promise<unknown>>> = {
    'another key': ({ virtual, id }) => chargeNow(virtual, id, { key: 'charge-2' }),
    'two wakes and both keys at once': wakesAndKeys,
    'the payer ends it': endAtKakaoPay,
    'the shop pauses and resumes it': pauseAndResume,
    'everything comes to rest': async ({ virtual }) => {
      await virtual.pass(31_000);
      await virtual.settle();
    },
    'the same key at once and a minute later': async ({ virtual, id }) => {
      await chargeNow(virtual, id);
      await virtual.pass(60_000);
      await chargeNow(virtual, id);
      await virtual.settle();
    },
    'it is refused, and everything comes to rest': async ({ virtual }) => {
      virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -782, times: 1 });
      await virtual.pass(31_000);
      await virtual.settle();
    },
    'the shop ends it, and everything comes to rest': async ({ virtual, id }) => {
      await actOn(virtual, id, 'end');
      await virtual.settle();
    },
    'the shop pauses it for an hour and charges': async ({ virtual, id }) => {
      await actOn(virtual, id, 'pause');
      await virtual.pass(3_600_000);
      await virtual.wake();
      await chargeNow(virtual, id, { key: 'charge-2' });
      await actOn(virtual, id, 'resume');
      await virtual.wake();
    },
  };
  test.each(Object.keys(others))('%s', async (other) => {
    const calls = (await callsOfKind(kind)).map((name, index) => ({ name, index }));
    for (const { index } of calls.filter(({ name }) => name !== 'table.query')) {
      for (const moment of ['before', 'after'] as const) {
        const charging = await kinds[kind].prepare(createWorld);
        const reached = await frozenAt(kind, charging, { index, moment }, async () => others[other]?.(charging));
        expect(reached).toBe(true);
        await chargeNow(charging.virtual, charging.id);
        await expectSound(charging);
        await expectTaken(charging, kind, other);
      }
    }
  });
});

describe.each(names)('a wake that finds %s whose answer was lost, and is cut itself', (kind) => {
  test.each(['lose_answer', 'refuse'] as const)('%s', async (fault) => {
    const left = async (): Promise<Charging> => {
      const charging = await kinds[kind].prepare();
      const { faults } = charging.virtual.simulator;
      faults.add({
        call: 'subscription',
        times: 1,
        ...(fault === 'refuse' ? { kind: fault, code: -500 } : { kind: fault }),
      });
      faults.add({ call: 'subscription_status', kind: 'lose_answer', every: 2, times: 1 });
      await kinds[kind].run(charging);
      await charging.virtual.pass(61_000);
      return charging;
    };
    const calls = await callsOf(async (hook) => (await left()).virtual.wake(hook));
    for (const cut of cutsOf(calls).filter(({ places: [place] }) => place?.name !== 'table.query')) {
      const charging = await left();
      await cutRun(charging.virtual.wake(cut.hook).catch(() => undefined));
      await expectSound(charging);
      expect(charging.virtual.simulator.ledger().entries, cut.name).toHaveLength(2);
    }
  });
});
