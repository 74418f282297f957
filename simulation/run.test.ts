import { describe, expect, test } from 'vitest';
import { drive, driveOne } from './drive.ts';
import { historyOf } from './history.ts';
import { settingOf } from './plan.ts';
import type { Outcome } from './run.ts';

// A failure mode of such a proof is that it proves nothing: nobody pays, nothing goes wrong, or two runs of one seed
// differ, so that what was found once is never found again.

async function outcomesOf(seeds: readonly number[]): Promise<Map<number, Outcome>> {
  const left = [...seeds];
  const found = new Map<number, Outcome>();
  await drive(
    () => {
      const seed = left.shift();
      return seed === undefined ? undefined : { seed, payments: 20 };
    },
    (outcome) => found.set(outcome.seed, outcome),
  );
  return found;
}

const seeds = [2, 3, 4, 5, 6, 7];

describe('some seeds', async () => {
  const outcomes = await outcomesOf(seeds);

  test('hold whatever must hold', () => {
    expect([...outcomes.values()].flatMap(({ violations }) => violations)).toEqual([]);
  });

  test('have payments in which something went wrong', () => {
    for (const { payments, coverage } of outcomes.values()) {
      expect(payments).toBeGreaterThan(10);
      expect(coverage.size).toBeGreaterThan(0);
    }
  });

  test('are the same when they run again, alone or beside others', async () => {
    const seed = 3;
    const alone = await driveOne({ seed, payments: 20 }, false);
    expect(alone.hash).toBe(outcomes.get(seed)?.hash);
    expect(alone.strikes).toEqual(outcomes.get(seed)?.strikes);
  });

  test('differ from one another', () => {
    expect(new Set([...outcomes.values()].map(({ hash }) => hash)).size).toBe(seeds.length);
  });
});

test('with some people alone it is a shorter story of the same seed', async () => {
  const plan = { seed: 1, payments: 20 };
  const [first] = settingOf(plan).arrivals;
  const outcome = await driveOne({ ...plan, people: [first?.number ?? 0] }, true);
  const lines = historyOf(outcome);
  expect(outcome.payments).toBeLessThanOrEqual(3);
  expect(lines.length).toBeGreaterThan(5);
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d\.\d{3} {2}\S/);
});

test('a fault that is left out does not strike', async () => {
  const plan = { seed: 2, payments: 20 };
  const { strikes } = await driveOne(plan, false);
  const without = strikes.map(({ at }) => at);
  const calmer = await driveOne({ ...plan, without }, false);
  expect(calmer.strikes.map(({ at }) => at).filter((at) => without.includes(at))).toEqual([]);
});
