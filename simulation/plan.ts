import { chanceFor, drawsOf } from './chance.ts';
import { drawSwarm, type Swarm } from './faults.ts';
import { type Trouble, urlOf } from './people/endpoints.ts';

/** A run by its numbers: the same ones are the same run, on every machine. */
export interface Plan {
  readonly seed: number;
  /** How many buyers come, about. */
  readonly payments: number;
  /** Only these people, if given; what happens to each hangs on nobody else. */
  readonly people?: readonly number[];
  /** Faults that do not strike: the process and its call. */
  readonly without?: readonly string[];
}

export interface Arrival {
  readonly number: number;
  readonly kind: 'buyer' | 'subscriber' | 'operator';
  /** ms since 1970. */
  readonly at: number;
}

/** Everything that a seed decides beforehand. */
export interface Setting {
  readonly swarm: Swarm;
  readonly arrivals: readonly Arrival[];
  readonly generation: 'current' | 'legacy';
  readonly endpoints: number;
  readonly troubles: readonly Trouble[];
  /** ms since 1970: from `startTime` on everything may go wrong until then. */
  readonly calmAt: number;
  /** When a new version is deployed over what an older one has written, ms since 1970, if ever. */
  readonly deployedAt?: number;
  /** Somebody gives money back in KakaoPay's partner console. */
  readonly hasConsole: boolean;
  /** ms since 1970: from then on it is over when nothing is due any more. */
  readonly endsAt: number;
  /** Of the plans that people subscribe to. */
  readonly intervals: readonly ('day' | 'week' | 'month')[];
  /** Charges are made while the run lasts, and much goes wrong around them too. */
  readonly hasCharges: boolean;
}

/** 2026-11-23 14:00:00 in Korea. */
export const startTime: number = Date.UTC(2026, 10, 23, 5);
/** KakaoPay's page lives for 15 minutes: even the shortest of these is longer. */
const roughMinutes = [20, 20, 40] as const;
const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** The first numbers belong to what is not a person. */
const firstPerson = 16;
/** So long much goes wrong around the hour in which charges are due. */
const roughChargesMs = 20 * minuteMs;

/** How many days a run with subscribers lasts, and which intervals their plans have: two dates of each, or three. */
const spansOfPlans = [
  [3, ['day']],
  [3, ['day']],
  [16, ['week']],
  [33, ['week', 'month']],
] as const;

export function settingOf({ seed, payments, people }: Plan): Setting {
  const chance = chanceFor(drawsOf(seed, 'workload'), 0);
  const roughMs = chance.pick(roughMinutes) * minuteMs;
  const calmAt = startTime + roughMs;
  const hasSubscribers = chance.percent(25);
  const endpoints = chance.pick([0, 1, 1, 1, 2, 3]);
  const generation = chance.percent(20) ? 'legacy' : 'current';
  const [days, intervals] = hasSubscribers ? chance.pick(spansOfPlans) : ([0, []] as const);
  const hasConsole = chance.percent(25);
  const deploysAfter = chance.pick([undefined, undefined, undefined, chance.between(0, roughMs)]);
  const operators = chance.pick([0, 0, 1, 2, 8]);
  const subscribers = hasSubscribers ? Math.ceil(payments / 4) : 0;
  const arrivals: Arrival[] = [];
  for (let i = 0; i < payments + operators; i++) {
    const kind = i < subscribers ? 'subscriber' : i < payments ? 'buyer' : 'operator';
    arrivals.push({ number: firstPerson + i, kind, at: startTime + chance.between(0, roughMs * 0.7) });
  }
  const troubles = Array.from({ length: chance.pick([0, 0, 0, 1, 2]) }, (): Trouble => {
    const from = startTime + chance.between(0, roughMs);
    const lasts = chance.pick([60_000, 600_000, 7_200_000]);
    return { url: urlOf(chance.between(0, 2)), status: chance.pick([500, 503, 302]), from, to: from + lasts };
  });
  return {
    swarm: drawSwarm(drawsOf(seed, 'faults'), spansOf(calmAt, days)),
    arrivals: people ? arrivals.filter(({ number }) => people.includes(number)) : arrivals,
    generation,
    endpoints,
    troubles,
    calmAt,
    hasConsole,
    intervals,
    ...(deploysAfter !== undefined && { deployedAt: startTime + deploysAfter }),
    // What was given back in the partner console is found on the next morning.
    endsAt: Math.max(calmAt, startTime + Math.max(days, hasConsole ? 1 : 0) * dayMs),
    hasCharges: days > 0,
  };
}

/** When KakaoPay may be ill: in the first minutes, and when charges are due on the days that follow. */
function spansOf(calmAt: number, days: number) {
  const spans = [{ from: startTime, to: calmAt }];
  const tenOClock = startTime - (startTime % dayMs) + hourMs;
  for (let day = 1; day < Math.min(days, 4); day++) {
    spans.push({ from: tenOClock + day * dayMs, to: tenOClock + day * dayMs + roughChargesMs });
  }
  return spans;
}

/** The first minutes are rough, and, but for the last day, those after ten in Korea, when charges are due. */
export function isRough({ calmAt, endsAt, hasCharges }: Setting, now: number): boolean {
  if (now < calmAt) return true;
  if (!hasCharges || now > endsAt - dayMs) return false;
  const sinceTen = ((now + 9 * hourMs) % dayMs) - 10 * hourMs;
  return sinceTen >= -60_000 && sinceTen < 30 * 60_000;
}
