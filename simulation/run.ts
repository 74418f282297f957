import type { Item, Key } from '../service/src/ports/table.ts';
import { changeEndpoints, readEndpoints } from '../service/src/store/endpoints.ts';
import { fromItem } from '../service/src/store/payments.ts';
import { drawsOf, shareOf } from './chance.ts';
import { createFaults, type Strike } from './faults.ts';
import type { Violation } from './invariants/invariants.ts';
import { watchLog } from './invariants/logs.ts';
import { judgeMoney } from './invariants/money.ts';
import { judgeTelling } from './invariants/telling.ts';
import { watchWrites } from './invariants/writes.ts';
import { buy } from './people/buyer.ts';
import { createDesk } from './people/desk.ts';
import { createReceivers } from './people/endpoints.ts';
import { operate, settleReviews } from './people/operator.ts';
import { createPerson, type Person } from './people/person.ts';
import { subscribe } from './people/subscriber.ts';
import { type Arrival, type Plan, type Setting, settingOf, startTime, urlOf } from './plan.ts';
import { createSchedule } from './schedule.ts';
import { createStory, type Story } from './story.ts';
import { createTruth } from './truth.ts';
import { keepWaking } from './waking.ts';
import { createWorld, type World } from './world.ts';

export interface Outcome {
  readonly seed: number;
  readonly payments: number;
  readonly events: number;
  readonly violations: readonly Violation[];
  readonly strikes: readonly Strike[];
  /** How often each kind of fault has struck in each flow. */
  readonly coverage: ReadonlyMap<string, number>;
  /** The calls that each flow has made: `return approve`. */
  readonly uses: ReadonlySet<string>;
  /** How long it took to know what KakaoPay had done, in whole seconds: how often. */
  readonly truth: ReadonlyMap<number, number>;
  /** A number for all that has happened. */
  readonly hash: number;
  /** What happened, if it was to be told. */
  readonly story: Story;
}

/** A run that is under way: whoever drives it takes one step after the other. */
export interface Run {
  /** `false`: it is over. */
  step(): boolean;
  readonly outcome: Promise<Outcome>;
}

const kinds: Readonly<Record<Arrival['kind'], (person: Person) => Promise<void>>> = {
  buyer: buy,
  subscriber: subscribe,
  operator: operate,
};

export async function beginRun(plan: Plan, tells = false): Promise<Run> {
  const { seed } = plan;
  const setting = settingOf(plan);
  const schedule = createSchedule(startTime);
  const violations: Violation[] = [];
  const report = (invariant: Violation['invariant'], about: string, what: string) =>
    void violations.push({ invariant, about, what });
  const desk = createDesk(setting.hasConsole);
  const items = new Map<string, Item>();
  const receivers = createReceivers(report, schedule.now, setting.troubles);
  const faults = createFaults({
    draw: drawsOf(seed, 'faults'),
    swarm: setting.swarm,
    now: schedule.now,
    isRough: (now) => isRough(setting, now),
    without: new Set(plan.without),
  });
  const checkWrite = watchWrites(report);
  const truth = createTruth(schedule.now);
  const story = createStory(tells, schedule.now);
  const written: ((item: Item) => void)[] = [];
  const world = await createWorld({
    seed,
    generation: setting.generation,
    schedule,
    swarm: setting.swarm,
    faults,
    watch(after, before) {
      items.set(`${after.pk} ${after.sk}`, after);
      schedule.trace(after.version);
      checkWrite(after, before);
      truth.write(after, before);
      story.write(after, before);
      for (const one of written) one(after);
    },
    readLog: watchLog(report, desk),
    receive: receivers.receive,
    note: (process, name, moment, fate) => {
      schedule.trace(process.number);
      story.call(process, name, moment, fate);
    },
  });
  written.push(streamTo(world, setting));
  await makeEndpoints(world, setting.endpoints);

  let isOver = false;
  const workload = drawsOf(seed, 'workload');
  const go = async (): Promise<Outcome> => {
    const people = setting.arrivals.map(async ({ number, kind, at }) => {
      await schedule.wait(at - startTime);
      desk.busy += 1;
      await kinds[kind](createPerson(world, desk, workload, number));
      desk.busy -= 1;
    });
    const end = startTime + setting.days * 86_400_000;
    await keepWaking({ world, items, desk, setting, report, until: Math.max(end, setting.calmAt) });
    await Promise.all(people);
    await settleReviews(createPerson(world, desk, workload, 1), items);
    await keepWaking({ world, items, desk, setting, report, until: schedule.now() });
    await judge();
    isOver = true;
    return {
      seed,
      payments: paymentsIn(items).length,
      events: receivers.count(),
      violations,
      strikes: faults.strikes,
      coverage: faults.coverage,
      uses: faults.uses,
      truth: truth.seconds,
      hash: schedule.hash(),
      story,
    };
  };
  async function judge(): Promise<void> {
    const payments = paymentsIn(items).map(fromItem);
    const { simulator, table } = world;
    truth.judge(simulator.ledger().entries, setting.swarm.spells);
    judgeMoney(report, { payments, ledger: simulator.ledger(), theirs: simulator.payments() }, desk);
    const { list } = await readEndpoints(table);
    const heard = list.map((endpoint) => ({ endpoint, since: desk.endpointsChangedAt }));
    judgeTelling(report, items.values(), heard, receivers);
  }
  return { step: () => !isOver && schedule.step(), outcome: go() };
}

const paymentsIn = (items: ReadonlyMap<string, Item>): Item[] =>
  [...items.values()].filter(({ pk }) => pk.startsWith('payments#'));

/** The first minutes are rough, and those around each charge. */
function isRough({ calmAt, days }: Setting, now: number): boolean {
  if (now < calmAt) return true;
  if (days < 3) return false;
  const sinceTen = ((now + 9 * 3_600_000) % 86_400_000) - 10 * 3_600_000;
  return sinceTen >= -60_000 && sinceTen < 30 * 60_000 && now < startTime + (days - 1) * 86_400_000;
}

/** The table's stream: what has news is told of soon, at times twice or late. */
function streamTo(world: World, { swarm }: Setting) {
  const draw = drawsOf(world.seed, 'schedule');
  return (item: Item): void => {
    if (item.news === undefined) return;
    const key: Key = { pk: item.pk, sk: item.sk };
    const number = streamNumber(item);
    const drawn = draw(number, item.version);
    const lateMs = swarm.streamLateMs > 0 && drawn % 4 === 0 ? shareOf(drawn) * swarm.streamLateMs : 0;
    world.schedule.after(50 + (drawn & 0xff) + lateMs, () => void world.deliver(number, [key]));
    if (shareOf(draw(number, item.version + 0x10000)) < swarm.streamDoubled) {
      world.schedule.after(100 + (drawn & 0x3ff), () => void world.deliver(number + 1, [key]));
    }
  };
}

/** A number of its own for each write, whoever else is there. */
function streamNumber({ sk, version }: Item): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < sk.length; i++) hash = Math.imul(hash ^ sk.charCodeAt(i), 0x01000193);
  return (Math.imul(hash ^ version, 0x9e3779b1) >>> 1) * 2 + 0x100000000;
}

async function makeEndpoints({ table }: World, count: number): Promise<void> {
  if (count === 0) return;
  const made = Array.from({ length: count }, (_, slot) => ({
    id: `we_00000000000${slot}`,
    slot,
    url: urlOf(slot),
    generation: 1,
    createdAt: startTime - 86_400_000,
  }));
  await changeEndpoints(table, () => made);
}
