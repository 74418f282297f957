import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createSimulator, type Simulator } from 'kakaopay-simulator';
import { type Chance, chanceFor, drawsOf } from '../chance.ts';
import { createAsking } from './asking.ts';
import { audit, type Findings } from './audit.ts';
import { createKiller, type Killer } from './killer.ts';
import { createLoad } from './load.ts';
import type { Options } from './options.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { comeToRest, type Resting } from './rest.ts';
import type { Job } from './shop.ts';
import { createRunning, type Running, victims } from './victim.ts';

export interface Result extends Findings {
  readonly kills: number;
  /** What was killed how often. */
  readonly killed: Readonly<Record<string, number>>;
  readonly seed: number;
  /** Answers that never came, since who should have given them was killed. */
  readonly lost: number;
  /** How long the service took to start, on average. */
  readonly startSeconds: number;
  readonly seconds: number;
}

/** A year in steps of a quarter, each with a kill while it is charged for; with few kills, less than a year. */
const quartersMax = 4;
const quarter = '93d';
const periodsPerQuarter = 3;

/** What one run works with: what is killed, and those who live on. */
interface Stage {
  readonly options: Options;
  readonly simulator: Simulator;
  readonly receiver: Receiver;
  readonly running: Running;
  readonly quarters: number;
  readonly chance: Chance;
  readonly say: (line: string) => void;
}

export async function runCrashes(options: Options, say: (line: string) => void): Promise<Result> {
  const begunAt = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'kakaopay-crashes-'));
  const seconds = () => round((performance.now() - begunAt) / 1000);
  // KakaoPay and the shop's receiver are here: nobody kills them.
  const simulator = await createSimulator({ seed: String(options.seed) });
  const receiver = await startReceiver(simulator.clock.now);
  const running = await createRunning({ folder, kakaoPayUrl: simulator.url, webhookUrl: receiver.url });
  receiver.secret = running.webhookSecret;
  const quarters = Math.min(quartersMax, Math.floor(options.kills / 3));
  const chance = chanceFor(drawsOf(options.seed, 'workload'), 0);
  const tell = (line: string) => say(`${line}; ${seconds()} s`);
  try {
    await running.start();
    const result = await work({ options, simulator, receiver, running, quarters, chance, say: tell });
    return { ...result, seed: options.seed, seconds: seconds() };
  } finally {
    running.kill('everything');
    await running.gone();
    receiver.close();
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function work(stage: Stage): Promise<Omit<Result, 'seed' | 'seconds'>> {
  const { options, simulator, receiver, running, quarters, chance, say } = stage;
  const { payments, seed, kills } = options;
  const startedAt = simulator.clock.now();
  let orders = 0;
  const killer = createKiller({
    running,
    chance,
    kills: kills - quarters,
    payments,
    meanwhile: (kill) => {
      // What was claimed by a request that is gone is free by then, as after any real start.
      simulator.clock.advance('31s');
      // Now and then the shop's receiver is ill as well, until the next order is through.
      if (kill % 3 === 2 && orders < payments) receiver.status = 503;
    },
  });
  const asking = createAsking(running, killer.onExchange);
  const resting: Resting = { asking, clock: simulator.clock, startedAt };
  const load = createLoad({ asking, simulator, payments, seed });
  loseAnswers(simulator);
  const loading = load.run(() => {
    receiver.status = 204;
    killer.onOrder();
    orders += 1;
    if (orders % 50 === 0) say(`${orders} of ${payments} orders, ${killer.kills.length} of ${kills} kills`);
  });
  // Where nobody answers any more since it did not start again, that is what is to be told.
  const later = await loading.catch(async (error: unknown) => {
    await killer.recovered();
    throw error;
  });
  await killer.recovered();
  receiver.status = 204;
  simulator.faults.clear();
  const waiting = await finish(later, resting);
  say('at rest');
  for (let at = 1; at <= quarters; at++) {
    await passQuarter(simulator, killer, { subscriptions: load.asked.planned.length, chance });
    await comeToRest(resting);
    say(`${at} of ${quarters} quarters of a year, ${killer.kills.length} of ${kills} kills`);
  }
  const wanted = { ...load.asked, periods: quarters * periodsPerQuarter };
  const findings = await audit({ asking, simulator, receiver, wanted, startedAt });
  const never = waiting > 0 ? [`${waiting} acts never had their turn`] : [];
  const started = killer.starts.reduce((sum, ms) => sum + ms, 0) / Math.max(1, killer.starts.length);
  return {
    ...findings,
    violations: [...findings.violations, ...never],
    kills: killer.kills.length,
    killed: Object.fromEntries(victims.map((one) => [one, killer.kills.filter((hit) => hit === one).length])),
    lost: asking.lost(),
    startSeconds: round(started / 1000),
  };
}

/** Each round lets what is under way come to its end. */
const roundsMax = 10;

/** Does what had to wait, and lets everything come to rest; gives how much still waits. */
async function finish(later: readonly Job[], resting: Resting): Promise<number> {
  let waiting = later;
  for (let rounds = 0; rounds < roundsMax && waiting.length > 0; rounds++) {
    await comeToRest(resting);
    const left: Job[] = [];
    for (const job of waiting) if ((await job()) === 'later') left.push(job);
    waiting = left;
  }
  await comeToRest(resting);
  return waiting.length;
}

const round = (number: number): number => Math.round(number * 10) / 10;

/** On top of the kills, some of KakaoPay's answers are lost after they took effect, and so are those to questions. */
function loseAnswers({ faults }: Simulator): void {
  faults.add({ call: 'approve', kind: 'lose_answer', every: 20 });
  faults.add({ call: 'cancel', kind: 'lose_answer', every: 10 });
  faults.add({ call: 'subscription', kind: 'lose_answer', every: 5 });
  faults.add({ call: 'order', kind: 'lose_answer', every: 2 });
}

interface Quarter {
  readonly subscriptions: number;
  readonly chance: Chance;
}

const looksMax = 6_000;
const lookMs = 10;

/** Three months at once: the plans are charged, and the service is killed somewhere in between. */
async function passQuarter(simulator: Simulator, killer: Killer, { subscriptions, chance }: Quarter) {
  const before = simulator.ledger({ limit: 0 }).totals.payments;
  simulator.clock.advance(quarter);
  const wanted = before + chance.between(1, Math.max(1, subscriptions * periodsPerQuarter - 1));
  for (let looks = 0; looks < looksMax && simulator.ledger({ limit: 0 }).totals.payments < wanted; looks++)
    await setTimeout(lookMs);
  killer.strike(chance.pick(victims));
  await killer.recovered();
}
