import { chanceFor, type Draw, shareOf } from './chance.ts';
import { type Fate, fateNames, fatesFor, type Port } from './outside/fates.ts';
import type { Process } from './outside/process.ts';

const isLookup = (name: string): boolean => name === 'order' || name === 'subscription_status';

/** What may be wrong with KakaoPay for a while, by what becomes of a call. */
const illnesses = {
  gone: () => 'lost_before',
  silent: () => 'timeout',
  mute: (name) => (isLookup(name) ? 'timeout' : 'mute'),
  overloaded: () => 'gateway_error',
  without_lookups: (name, share) => (isLookup(name) || share < 0.5 ? 'timeout' : 'mute'),
} as const satisfies Readonly<Record<string, (name: string, share: number) => Fate>>;
export type Illness = keyof typeof illnesses;

export interface Spell extends Span {
  readonly illness: Illness;
}

/** What can go wrong in one run, and how often: each seed draws its own, so that faults do not hide one another. */
export interface Swarm {
  /** Of 1, per call. */
  readonly rates: Partial<Record<Fate, number>>;
  readonly spells: readonly Spell[];
  /** How far the index lags behind the table, in ms. */
  readonly indexLagMs: number;
  /** How long KakaoPay's lookups show what was before, in ms. */
  readonly lookupLagMs: number;
  /** How often the stream carries a change twice, and how late it may come, in ms. */
  readonly streamDoubled: number;
  readonly streamLateMs: number;
  /** How often the schedule leaves a minute out, and how often it starts two at once. */
  readonly wakeMissed: number;
  readonly wakeTwice: number;
  /** How often whoever asked the service does not hear its answer. */
  readonly answerLost: number;
}

const usualRates = [0.002, 0.005, 0.01, 0.03];

interface Span {
  /** ms since 1970. */
  readonly from: number;
  readonly to: number;
}

/** Draws what may go wrong; KakaoPay has its bad spells in these spans. */
export function drawSwarm(draw: Draw, spans: readonly Span[]): Swarm {
  const chance = chanceFor(draw, 0);
  const on = (often: number, value: () => number): number => (chance.percent(often) ? value() : 0);
  const rates: Partial<Record<Fate, number>> = {};
  for (const fate of fateNames) if (chance.percent(40)) rates[fate] = chance.pick(usualRates);
  const spells: Spell[] = [];
  for (let i = chance.pick([0, 0, 0, 1, 1, 2]); i > 0; i--) {
    const { from, to } = chance.pick(spans);
    const begins = chance.between(from, to);
    const lasts = chance.pick([20_000, 120_000, 600_000]);
    const illness = chance.pick(Object.keys(illnesses) as Illness[]);
    spells.push({ illness, from: begins, to: Math.min(to, begins + lasts) });
  }
  return {
    rates,
    spells,
    indexLagMs: on(40, () => chance.pick([100, 900])),
    lookupLagMs: on(30, () => chance.pick([300, 2_000, 5_000])),
    streamDoubled: on(40, () => 0.1),
    streamLateMs: on(40, () => chance.pick([1_000, 10_000, 120_000])),
    wakeMissed: on(30, () => 0.2),
    wakeTwice: on(40, () => 0.3),
    answerLost: on(50, () => chance.pick([0.01, 0.05])),
  };
}

/** A fault that struck: `at` is the process and the number of its call. */
export interface Strike {
  readonly at: string;
  readonly fate: Fate;
}

export interface Faults {
  fateOf(process: Process, port: Port, name: string): Fate | undefined;
  /** Those that struck, if they are kept. */
  readonly strikes: Strike[];
  /** How often each kind has struck in each flow: `approve killed_after`. */
  readonly coverage: Map<string, number>;
  /** The calls that each flow has made while something may go wrong: `return kakaopay approve`. */
  readonly uses: Set<string>;
}

interface FaultSettings {
  readonly draw: Draw;
  readonly swarm: Swarm;
  readonly now: () => number;
  /** Whether anything may go wrong at this time. */
  readonly isRough: (now: number) => boolean;
  /** Strikes that are left out of this run. */
  readonly without: ReadonlySet<string>;
}

/** What most invocations are. Of the others there are few: more of their calls go wrong, so that all that can has. */
const common: ReadonlySet<string> = new Set([
  'createPayment',
  'checkout',
  'return',
  'getPayment',
  'cancelPayment',
  'createSubscription',
  'deliver',
  'wake',
]);
const rareTimes = 12;
/** Even then, most calls are well. */
const sumMax = 0.4;

/** Up to which share of 1 each fate befalls a call. */
type Ladder = readonly (readonly [upTo: number, fate: Fate])[];

function ladderFor(rates: Swarm['rates'], can: readonly Fate[], times: number): Ladder {
  const struck = can.flatMap((fate) => (rates[fate] ? [[fate, rates[fate] * times] as const] : []));
  const sum = struck.reduce((total, [, rate]) => total + rate, 0);
  const share = Math.min(1, sumMax / sum);
  let upTo = 0;
  return struck.map(([fate, rate]) => {
    upTo += rate * share;
    return [upTo, fate];
  });
}

export function createFaults({ draw, swarm, now, isRough, without }: FaultSettings): Faults {
  const ladders = new Map<string, Ladder>();
  const strikes: Strike[] = [];
  const coverage = new Map<string, number>();
  const uses = new Set<string>();

  function ladderOf(port: Port, name: string, times: number): Ladder {
    const key = `${name} ${times}`;
    const known = ladders.get(key);
    if (known) return known;
    const ladder = ladderFor(swarm.rates, fatesFor(port, name), times);
    ladders.set(key, ladder);
    return ladder;
  }

  function drawn({ flow }: Process, port: Port, name: string, time: number, share: number): Fate | undefined {
    if (port === 'kakaopay') {
      const spell = swarm.spells.find(({ from, to }) => from <= time && time < to);
      if (spell) return illnesses[spell.illness](name, (share * 1000) % 1);
    }
    return ladderOf(port, name, common.has(flow) ? 1 : rareTimes).find(([upTo]) => share < upTo)?.[1];
  }

  return {
    strikes,
    coverage,
    uses,
    fateOf(process, port, name) {
      const time = now();
      if (!isRough(time)) return undefined;
      uses.add(`${process.flow} ${port} ${name}`);
      const fate = drawn(process, port, name, time, shareOf(draw(process.number, process.calls)));
      if (fate === undefined) return undefined;
      const at = `${process.number}.${process.calls}`;
      if (without.has(at)) return undefined;
      strikes.push({ at, fate });
      const cell = `${process.flow} ${fate}`;
      coverage.set(cell, (coverage.get(cell) ?? 0) + 1);
      return fate;
    },
  };
}
