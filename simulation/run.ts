import type { Item } from '../service/src/ports/table.ts';
import { readEndpoints } from '../service/src/store/endpoints.ts';
import { fromItem } from '../service/src/store/payments.ts';
import type { Endpoint } from '../service/src/webhooks/endpoint.ts';
import { drawsOf } from './chance.ts';
import { createFaults, type Strike } from './faults.ts';
import type { Report, Violation } from './invariants/invariants.ts';
import { watchLog } from './invariants/logs.ts';
import { judgeMoney } from './invariants/money.ts';
import { judgePlans } from './invariants/plans.ts';
import { judgeTelling } from './invariants/telling.ts';
import { watchWrites } from './invariants/writes.ts';
import { deployOver } from './outside/deployment.ts';
import { streamTo } from './outside/stream.ts';
import { buy } from './people/buyer.ts';
import { createDesk } from './people/desk.ts';
import { createReceivers, makeEndpoints } from './people/endpoints.ts';
import { operate, settleReviews } from './people/operator.ts';
import { createPerson, type Person } from './people/person.ts';
import { subscribe } from './people/subscriber.ts';
import { type Arrival, isRough, type Plan, settingOf, startTime } from './plan.ts';
import { createSchedule } from './schedule.ts';
import { createStory, type Story } from './story.ts';
import { createTruth } from './truth.ts';
import { keepWaking } from './waking.ts';
import { createWorld, type World } from './world.ts';

export interface Outcome {
  readonly seed: number;
  readonly payments: number;
  /** How many deliveries the shop's endpoints were sent. */
  readonly events: number;
  readonly violations: readonly Violation[];
  readonly strikes: readonly Strike[];
  /** How often each kind of fault has struck in each flow. */
  readonly coverage: ReadonlyMap<string, number>;
  /** The calls that each flow has made: `return kakaopay approve`. */
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
  /** `false`: nothing is pending. */
  step(): boolean;
  readonly outcome: Promise<Outcome>;
}

const kinds: Readonly<Record<Arrival['kind'], (person: Person) => Promise<void>>> = {
  buyer: buy,
  subscriber: subscribe,
  operator: operate,
};
/** Whoever settles at the end what has come to a person. */
const settlerNumber = 1;

/** Whoever looks on: what they have seen when all is over. */
function createOnlookers(plan: Plan, tells: boolean) {
  const setting = settingOf(plan);
  const schedule = createSchedule(startTime);
  const { now } = schedule;
  const violations: Violation[] = [];
  const report: Report = (invariant, about, what) => void violations.push({ invariant, about, what });
  const desk = createDesk(setting.hasConsole, setting.intervals);
  return {
    setting,
    schedule,
    violations,
    report,
    desk,
    items: new Map<string, Item>(),
    receivers: createReceivers(report, now, setting.troubles),
    faults: createFaults({
      draw: drawsOf(plan.seed, 'faults'),
      swarm: setting.swarm,
      now,
      isRough: (time) => isRough(setting, time),
      without: new Set(plan.without),
    }),
    checkWrite: watchWrites(report, desk),
    readLog: watchLog(report, desk),
    truth: createTruth(now),
    story: createStory(tells, now),
  };
}
type Onlookers = ReturnType<typeof createOnlookers>;

function createWatchedWorld(seed: number, seen: Onlookers): Promise<World> {
  const { setting, schedule, items, story } = seen;
  let stream: ((item: Item) => void) | undefined;
  const world = createWorld({
    seed,
    ...setting,
    schedule,
    faults: seen.faults,
    watch(after) {
      const name = `${after.pk} ${after.sk}`;
      const before = items.get(name);
      items.set(name, after);
      // By a process that stood still, perhaps, and that nobody waits for any more.
      if (toldBy(after) !== toldBy(before)) seen.desk.endpointsChangedAt = schedule.now();
      schedule.trace(after.version);
      seen.checkWrite(after, before);
      seen.truth.write(after, before);
      story.write(after, before);
      stream?.(after);
    },
    readLog: seen.readLog,
    receive: seen.receivers.receive,
    note: (process, name, moment, fate) => {
      schedule.trace(process.number);
      story.call(process, name, moment, fate);
    },
  });
  return world.then(async (made) => {
    await makeEndpoints(made.table, setting.endpoints);
    stream = streamTo(made, setting.swarm);
    return made;
  });
}

/** Who is told of what happens, if the item is the list of endpoints. */
const toldBy = (item: Item | undefined): string | undefined =>
  item?.pk === 'webhooks'
    ? JSON.stringify((item.list as unknown as Endpoint[]).map(({ id, disabled }) => [id, disabled !== undefined]))
    : undefined;

export async function beginRun(plan: Plan, tells = false): Promise<Run> {
  const seen = createOnlookers(plan, tells);
  const world = await createWatchedWorld(plan.seed, seen);
  return { step: seen.schedule.step, outcome: live(plan.seed, world, seen) };
}

/** From the first arrival until all has come to rest, and the judgement. */
async function live(seed: number, world: World, seen: Onlookers): Promise<Outcome> {
  const { setting, schedule, desk, items, violations, faults, truth, story, receivers } = seen;
  const workload = drawsOf(seed, 'workload');
  const people = setting.arrivals.map(async ({ number, kind, at }) => {
    await schedule.wait(at - startTime);
    desk.busy += 1;
    await kinds[kind](createPerson(world, desk, workload, number));
    desk.busy -= 1;
  });
  const waking = { world, items, desk, setting, violations, report: seen.report };
  if (setting.deployedAt !== undefined) deployLater(world, seen, setting.deployedAt);
  await keepWaking({ ...waking, until: setting.endsAt });
  await Promise.all(people);
  await settleReviews(createPerson(world, desk, workload, settlerNumber), items);
  await keepWaking({ ...waking, until: schedule.now() });
  await judge(world, seen);
  const { coverage, uses, strikes } = faults;
  return {
    seed,
    payments: paymentsIn(items).length,
    events: receivers.count(),
    violations,
    strikes,
    coverage,
    uses,
    truth: truth.seconds,
    hash: schedule.hash(),
    story,
  };
}

function deployLater({ schedule, table }: World, { desk, items }: Onlookers, at: number): void {
  schedule.at(at, () => {
    desk.endpointsChangedAt = at;
    void deployOver(table, items.values());
  });
}

const paymentsIn = (items: ReadonlyMap<string, Item>): Item[] =>
  [...items.values()].filter(({ pk }) => pk.startsWith('payments#'));

async function judge({ simulator, table }: World, seen: Onlookers): Promise<void> {
  const { report, desk, items, setting, truth, receivers } = seen;
  const ledger = simulator.ledger();
  const payments = paymentsIn(items).map(fromItem);
  truth.judge(ledger.entries, setting.swarm.spells);
  judgePlans(report, items.values(), payments);
  judgeMoney(report, { payments, ledger, theirs: simulator.payments() }, desk);
  const { list } = await readEndpoints(table);
  const heard = list.map((endpoint) => ({ endpoint, since: desk.endpointsChangedAt }));
  judgeTelling(report, items.values(), heard, receivers);
}
