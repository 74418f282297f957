import { driveOne } from './drive.ts';
import type { Violation } from './invariants/invariants.ts';
import { type Plan, settingOf } from './plan.ts';

/** So many runs are spent on making a history short. */
const runsMax = 400;

/**
 * The same violation with as few people and faults as possible. Only what is decided is left out, one half, quarter,
 * eighth after the other; the seed stays, so that all others decide as before.
 */
export async function shrink(plan: Plan, { invariant }: Violation): Promise<Plan> {
  let runs = 0;
  const isStill = async (smaller: Plan): Promise<boolean> => {
    runs += 1;
    if (runs > runsMax) return false;
    const { violations } = await driveOne(smaller, false);
    return violations.some((one) => one.invariant === invariant);
  };
  const everybody = settingOf(plan).arrivals.map(({ number }) => number);
  const people = await fewest(everybody, (kept) => isStill({ ...plan, people: kept }));
  const among: Plan = { ...plan, people };
  const strikes = (await driveOne(among, false)).strikes.map(({ at }) => at);
  const without = (kept: readonly string[]) => strikes.filter((at) => !kept.includes(at));
  const kept = await fewest(strikes, (some) => isStill({ ...among, without: without(some) }));
  return { ...among, without: without(kept) };
}

/** As few of these as will do: delta debugging. */
export async function fewest<T>(
  all: readonly T[],
  isEnough: (some: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = all;
  if (await isEnough([])) return [];
  for (let size = Math.ceil(kept.length / 2); size >= 1; ) {
    let isSmaller = false;
    for (let start = 0; start < kept.length; ) {
      const rest = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (rest.length < kept.length && (await isEnough(rest))) {
        kept = rest;
        isSmaller = true;
      } else start += size;
    }
    if (size === 1 && !isSmaller) return kept;
    size = isSmaller ? Math.min(size, Math.ceil(kept.length / 2)) : Math.floor(size / 2);
  }
  return kept;
}
