import { describe, expect, test } from 'vitest';
import { reconcile } from '../service/src/flows/reconcile.ts';
import { listReconciliations } from '../service/src/store/reconciliations.ts';
import { expectEqualBooks } from '../tests/books.ts';
import type { Made } from '../world/actions.ts';
import { startApproved } from '../world/actions.ts';
import { reconciledOf, spoil } from '../world/reconciling.ts';
import { cancelElsewhere } from '../world/review.ts';
import { createWorld, startTime, type VirtualWorld } from '../world/world.ts';
import { beginOrResume, resultOf, spanOf, type Watching, watch, wordsOf } from './reconciling.ts';

const hourMs = 3_600_000;
// 14:00 on 23 November in Korea.
const now = startTime;

describe('the days', () => {
  const korea = (day: number) => Date.UTC(2026, 10, day) - 9 * hourMs;

  test('are those of Korea, both included', () => {
    expect(spanOf('2026-11-01', '2026-11-22', now)).toEqual({ from: korea(1), to: korea(23) });
  });

  test('end five minutes ago at the latest', () => {
    expect(spanOf('2026-11-01', undefined, now)).toEqual({ from: korea(1), to: now - 5 * 60_000 });
    expect(spanOf('2026-11-23', '2026-12-31', now)).toEqual({ from: korea(23), to: now - 5 * 60_000 });
  });

  test.each([
    [undefined, undefined, '--from'],
    ['2026-11-31', undefined, '--from'],
    ['2026-11-01', 'yesterday', '--to'],
    ['2026-11-02', '2026-11-01', 'after'],
    ['2026-11-24', '2026-11-25', 'future'],
  ])('%s to %s are refused in a sentence', (from, to, words) => {
    expect(() => spanOf(from, to, now)).toThrow(words);
  });
});

/** A stage whose `wake` does a slice now and then, as seen from an operator's machine. */
function watchingOf(virtual: VirtualWorld): { watching: Watching; said: string[] } {
  const said: string[] = [];
  const { table, clock, ids } = virtual.service;
  const sleep = async (ms: number) => {
    await virtual.pass(ms);
    for (const { id } of await listReconciliations(table, { limit: 1 })) await reconcile(virtual.service, id);
  };
  return { watching: { table, clock, ids, sleep, say: (line) => said.push(line) }, said };
}

test('a run is begun, watched to its end, and told in words', async () => {
  const virtual = await createWorld();
  const { id } = await startApproved(virtual);
  for (let i = 0; i < 70; i++) await startApproved(virtual);
  await cancelElsewhere(virtual, (await virtual.payment(id)) as Made, 500);
  await virtual.pass(hourMs);
  const { watching, said } = watchingOf(virtual);
  const span = spanOf('2026-11-23', undefined, watching.clock.now());
  const begun = await beginOrResume(watching, span);
  expect(begun.isResumed).toBe(false);
  await watching.sleep(2_000);
  // Ctrl-C, and the same command once more.
  const later = spanOf('2026-11-23', undefined, watching.clock.now());
  const resumed = await beginOrResume(watching, later);
  expect([resumed.isResumed, resumed.run.id]).toEqual([true, begun.run.id]);
  const done = await watch(watching, begun.run.id);
  expect(said).toEqual(['49 agree, 1 to be told of …']);
  const { rows } = await reconciledOf(virtual, done);
  expect(rows.map(wordsOf)).toEqual([
    `A-1001 ${id}: KakaoPay shows more as canceled: somebody has canceled there. Net here 2,200 won, at KakaoPay ` +
      "1,700 won. KakaoPay's word is PART_CANCEL_PAYMENT. It is in our books now, as KakaoPay shows it.",
  ]);
  expect(resultOf(done)).toEqual({
    agrees: false,
    lines: [
      'KakaoPay was asked about 71 payments: 70 agree, 1 differ (1 adopted, 0 for a person, 0 told of alone), ' +
        '0 cannot be compared. 0 are under way or were never charged.',
    ],
  });
  await expectEqualBooks(virtual);
  // What is over is not gone on with.
  expect((await beginOrResume(watching, span)).isResumed).toBe(false);
});

test('where all agrees, that is said; what cannot be compared does not agree', async () => {
  const virtual = await createWorld();
  const { id } = await startApproved(virtual);
  await startApproved(virtual);
  await virtual.pass(hourMs);
  const { watching } = watchingOf(virtual);
  const watchOne = async () => {
    const { run } = await beginOrResume(watching, spanOf('2026-11-23', undefined, watching.clock.now()));
    return watch(watching, run.id);
  };
  expect(resultOf(await watchOne())).toMatchObject({ agrees: true });
  await spoil(virtual, id, { tid: 'T0000000000000000000' });
  const done = await watchOne();
  expect(resultOf(done)).toMatchObject({ agrees: false });
  const [row] = (await reconciledOf(virtual, done)).rows;
  expect(row && wordsOf(row)).toContain('Its code is -721. Nothing was changed.');
});

test('where wake does not run, that is said', async () => {
  const virtual = await createWorld();
  await virtual.pass(hourMs);
  const { watching, said } = watchingOf(virtual);
  const { run } = await beginOrResume(watching, spanOf('2026-11-23', undefined, watching.clock.now()));
  let slept = 0;
  const sleep = async (ms: number) => {
    slept += ms;
    if (slept > 10 * 60_000) throw new Error('Enough');
    await virtual.pass(ms);
  };
  await expect(watch({ ...watching, sleep }, run.id)).rejects.toThrow('Enough');
  expect(said).toHaveLength(2);
  expect(said[0]).toContain('Does wake run?');
});
