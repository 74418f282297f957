import { cutRun } from '../../../world/cuts.ts';
import { cutAll, type Hook, type OutsideCall } from '../../../world/outside.ts';
import { actOn, askSubscription, chargeNow } from '../../../world/subscribing.ts';
import type { VirtualWorld } from '../../../world/world.ts';
import { type Flow, flow, type Met } from '../flow.ts';
import { minutes, namedSeveral, passTo, tookOtherThan } from './help.ts';
import { plan, started } from './subscribing.ts';

interface Charging {
  readonly id: string;
}

const due = '2026-12-23 10:00:00';
const wake = (virtual: VirtualWorld, _: Charging, hook?: Hook) => virtual.wake(hook);

const byPlan =
  (over: object = {}, prepareMore: (virtual: VirtualWorld) => unknown = () => undefined) =>
  async (virtual: VirtualWorld): Promise<Charging> => {
    const subscribed = await started({ plan: { ...plan, ...over } })(virtual);
    await passTo(virtual, due);
    await prepareMore(virtual);
    return subscribed;
  };

/** The date is charged once in the end. */
const chargedOnce = (virtual: VirtualWorld) => tookOtherThan(virtual, 9900, 9900);

const endAtKakaoPay = async (virtual: VirtualWorld, { id }: Charging) => {
  await virtual.simulator.payer.endSubscription((await askSubscription(virtual, id)).sid ?? '');
};

const pauseAndResume = async (virtual: VirtualWorld, { id }: Charging) => {
  await actOn(virtual, id, 'pause');
  await virtual.pass(12_000);
  await actOn(virtual, id, 'resume');
};
const comeToRest = async (virtual: VirtualWorld) => {
  await virtual.pass(31_000);
  await virtual.settle();
};

interface Doing {
  readonly act: (virtual: VirtualWorld, charging: Charging) => Promise<unknown>;
  /** Keys that the shop charges by. */
  readonly keys?: readonly string[];
  /** Whether the date need not be charged any more. */
  readonly callsOff?: true;
}

const ownKey = 'charge-1';
const otherKey = 'charge-2';

/** What others may do while a charge runs: afterwards a date is charged once at most, and each key. */
const doings: Readonly<Record<string, Doing>> = {
  'another key': { act: (virtual, { id }) => chargeNow(virtual, id, { key: otherKey }), keys: [otherKey] },
  'the shop gives the same key': { act: (virtual, { id }) => chargeNow(virtual, id), keys: [ownKey] },
  'two wakes and both keys at once': {
    async act(virtual, { id }) {
      await virtual.pass(31_000);
      const asked = [chargeNow(virtual, id), chargeNow(virtual, id, { key: otherKey })];
      await Promise.all([virtual.wake(), ...asked, virtual.wake()]);
    },
    keys: [ownKey, otherKey],
  },
  'the same key at once and a minute later': {
    async act(virtual, { id }) {
      await chargeNow(virtual, id);
      await virtual.pass(minutes(1));
      await chargeNow(virtual, id);
      await virtual.settle();
    },
    keys: [ownKey],
  },
  'the payer ends it': { act: endAtKakaoPay, callsOff: true },
  'the shop pauses it': { act: (virtual, { id }) => actOn(virtual, id, 'pause'), callsOff: true },
  'the shop pauses and resumes it': { act: pauseAndResume, callsOff: true },
  'the shop pauses it for an hour and charges': {
    async act(virtual, { id }) {
      await actOn(virtual, id, 'pause');
      await virtual.pass(minutes(60));
      await virtual.wake();
      await chargeNow(virtual, id, { key: otherKey });
      await actOn(virtual, id, 'resume');
      await virtual.wake();
    },
    keys: [otherKey],
    callsOff: true,
  },
  'the shop ends it': { act: (virtual, { id }) => actOn(virtual, id, 'end'), callsOff: true },
  'the shop ends it, and everything comes to rest': {
    async act(virtual, { id }) {
      await actOn(virtual, id, 'end');
      await virtual.settle();
    },
    callsOff: true,
  },
  'it is refused, and everything comes to rest': {
    async act(virtual) {
      refuse(1)(virtual);
      await comeToRest(virtual);
    },
    callsOff: true,
  },
  'everything comes to rest': { act: comeToRest },
};
const others = Object.fromEntries(Object.entries(doings).map(([name, { act }]) => [name, act]));

/** How often the plan has charged, and how often each key: the sums differ. */
function judgeOthers(virtual: VirtualWorld, planned: number, ownKeys: readonly string[], { other }: Met): string[] {
  const { keys = [], callsOff = false } = doings[other?.name ?? ''] ?? {};
  const won = virtual.simulator.ledger().entries.map(({ totalWon }) => totalWon);
  const dates = won.filter((one) => one === 9900).length - 1;
  const asked = won.length - 1 - dates;
  const keysMax = new Set([...ownKeys, ...keys]).size;
  return [
    ...(dates > planned || (!callsOff && dates < planned) ? [`${dates} dates were charged, not ${planned}`] : []),
    ...(asked > keysMax ? [`${asked} charges for ${keysMax} keys`] : []),
  ];
}

const refuse = (times?: number) => (virtual: VirtualWorld) =>
  virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -782, ...(times && { times }) });

const plans: readonly Flow[] = (['current', 'legacy'] as const).map((generation) =>
  flow<Charging>({
    name: `wake charges what is due, ${generation} API`,
    world: { generation },
    prepare: byPlan(),
    act: wake,
    ...(generation === 'current' && { others }),
    judge: (virtual, _, met) => judgeOthers(virtual, 1, [], met),
  }),
);

/** Where the shop was told that it is charged, it is; asked again and again, too. */
const shops: readonly Flow[] = (['current', 'legacy'] as const).map((generation) =>
  flow<Charging>({
    name: `a charge of the shop, ${generation} API`,
    world: { generation },
    async prepare(virtual) {
      const subscribed = await started({ plan: undefined })(virtual);
      await virtual.pass(60_000);
      return subscribed;
    },
    act: (virtual, { id }, hook) => chargeNow(virtual, id, hook && { hook }),
    ...(generation === 'current' && { others }),
    finish: async (virtual, { id }, met) => {
      if (met.isRepeated) await askOn(virtual, id);
    },
    judge(virtual, _, met) {
      const mine = virtual.simulator.ledger().entries.length - 1;
      const isLost = met.isRepeated && met.other === undefined && mine !== 1;
      return [
        ...judgeOthers(virtual, 0, [ownKey], met),
        ...(isLost ? [`the shop asks on and on, and ${mine} are charged`] : []),
        ...namedSeveral(met.answers),
      ];
    },
  }),
);

async function askOn(virtual: VirtualWorld, id: string): Promise<void> {
  for (let i = 0; i < 30; i++) {
    if ((await chargeNow(virtual, id)).status === 201) return;
    await virtual.pass(minutes(1));
    await virtual.wake();
  }
}

const refusals: readonly Flow[] = [
  flow({ name: 'wake charges, and KakaoPay refuses', prepare: byPlan({}, refuse(1)), act: wake, judge: chargedOnce }),
  flow({
    name: 'wake charges again what was refused',
    prepare: byPlan({}, async (virtual) => {
      refuse(1)(virtual);
      await virtual.wake();
      await virtual.pass(minutes(24 * 60));
    }),
    act: wake,
    judge: chargedOnce,
  }),
  ...(['pause', 'end'] as const).map((afterRetries) =>
    flow<Charging>({
      name: `the last retry of a charge is refused, then ${afterRetries}`,
      prepare: byPlan({ retryDays: [1], afterRetries }, async (virtual) => {
        refuse()(virtual);
        await virtual.wake();
        await virtual.pass(minutes(24 * 60));
      }),
      act: wake,
      async judge(virtual, { id }) {
        const { status } = await askSubscription(virtual, id);
        const isRight = status === (afterRetries === 'end' ? 'ended' : 'paused');
        return [...tookOtherThan(virtual, 9900), ...(isRight ? [] : [`it is ${status}`])];
      },
    }),
  ),
];

/** A charge was cut off; half a minute later KakaoPay is asked, and ten minutes later once more. */
const lookUps: readonly Flow[] = (['before', 'after'] as const).flatMap((moment: OutsideCall['moment']) => {
  const cutOff = (minutesLater: readonly number[]) =>
    byPlan({}, async (virtual) => {
      await cutRun(virtual.wake(cutAll('kakaopay.subscription', moment, 'crash')));
      for (const later of minutesLater) {
        await virtual.pass(31_000);
        await virtual.wake();
        await virtual.pass(minutes(later));
      }
      await virtual.pass(31_000);
    });
  const name = (look: string) => `wake looks ${look} at a charge cut off ${moment} its effect`;
  const first = flow({ name: name('first'), prepare: cutOff([]), act: wake, judge: chargedOnce });
  const second = flow({ name: name('a second time'), prepare: cutOff([10]), act: wake, judge: chargedOnce });
  return moment === 'before' ? [first, second] : [first];
});

const end = flow({
  name: 'end a subscription while a charge of it is open',
  prepare: byPlan({}, (virtual) => cutRun(virtual.wake(cutAll('kakaopay.subscription', 'after', 'crash')))),
  act: (virtual, { id }, hook) => virtual.post(`/v1/subscriptions/${id}/end`, '', hook && { hook }),
  async judge(virtual, { id }) {
    const { status } = await askSubscription(virtual, id);
    const isClosed = virtual.simulator.subscriptions().every((one) => one.status === 'INACTIVE');
    return [
      ...chargedOnce(virtual),
      ...(status === 'ended' ? [] : [`it is ${status}`]),
      ...(isClosed ? [] : ['KakaoPay was not told']),
    ];
  },
});

export const chargingFlows: readonly Flow[] = [...plans, ...shops, ...refusals, ...lookUps, end];
