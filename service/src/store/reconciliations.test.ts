import { beforeEach, describe, expect, test } from 'vitest';
import type { Reconciliation, Row } from '../reconciliation/reconciliation.ts';
import { createMemoryTable } from '../table/memory.ts';
import {
  amendRow,
  insertReconciliation,
  listReconciliations,
  putRow,
  readReconciliation,
  reconciliationKey,
  reconciliationPlace,
  rowsOf,
  saveReconciliation,
} from './reconciliations.ts';

let table = createMemoryTable();
beforeEach(() => {
  table = createMemoryTable();
});

const startedAt = Date.UTC(2026, 10, 23, 5);
const idOf = (n: number): string => `rec_01m83ccy40eqyf4q04fx5fm${String(n).padStart(3, '0')}`;
const run = {
  id: idOf(1),
  from: startedAt - 86_400_000,
  to: startedAt,
  startedAt,
  wakeAt: startedAt,
  progress: { done: [], agreed: 0, notAsked: 0, found: 0, reviews: 0 },
  events: [],
} satisfies Omit<Reconciliation, 'version'>;

const stored = () => table.get(reconciliationKey(run.id));

describe('a run', () => {
  test('comes back as it was begun, and stands where it goes on', async () => {
    expect(await readReconciliation(table, run.id)).toBeUndefined();
    expect(await insertReconciliation(table, run)).toEqual({ ...run, version: 1 });
    expect(await readReconciliation(table, run.id)).toEqual({ ...run, version: 1 });
    expect(await stored()).toMatchObject({ queue: 'due#1', queuedAt: startedAt });
    expect(await stored()).not.toHaveProperty('wakeAt');
  });

  test('that somebody else has begun is the one that stands', async () => {
    await insertReconciliation(table, run);
    expect(await insertReconciliation(table, { ...run, startedAt: startedAt + 5 })).toEqual({ ...run, version: 1 });
  });

  test('with an id that cannot be one is not looked up', async () => {
    const never = { ...table, get: () => Promise.reject(new Error('was looked up')) };
    for (const id of ['', 'rec_1', `${run.id}0`]) expect(await readReconciliation(never, id)).toBeUndefined();
  });

  test('is written on the version that was read alone', async () => {
    const begun = (await insertReconciliation(table, run)) as Reconciliation;
    const saved = await saveReconciliation(table, begun, { wakeAt: startedAt + 60_000 });
    expect(saved).toEqual({ ...run, wakeAt: startedAt + 60_000, version: 2 });
    expect(await saveReconciliation(table, begun, { wakeAt: startedAt + 90_000 })).toBeUndefined();
    expect(await readReconciliation(table, run.id)).toEqual(saved);
  });

  test('that is over stands by the day of its end, and has failed no more', async () => {
    const begun = (await insertReconciliation(table, run)) as Reconciliation;
    await table.updateIf(reconciliationKey(run.id), 1, { failures: 2 });
    const finishedAt = Date.UTC(2026, 10, 23, 16);
    const changes = { finishedAt, progress: undefined, wakeAt: undefined };
    const saved = await saveReconciliation(table, { ...begun, version: 2 }, changes);
    const { progress: _, wakeAt: __, ...rest } = run;
    expect(saved).toEqual({ ...rest, finishedAt, version: 3 });
    const { pk, sk } = reconciliationKey(run.id);
    const { id: ___, ...attributes } = rest;
    const place = { queue: 'changed#2026-11-24', queuedAt: finishedAt };
    expect(await stored()).toEqual({ pk, sk, ...attributes, finishedAt, ...place, version: 3 });
  });

  test.each<[string, Partial<Reconciliation>, number | undefined, object]>([
    ['goes on then', { finishedAt: startedAt + 1 }, 9, { queue: 'due#1', queuedAt: startedAt }],
    [
      'is over',
      { wakeAt: undefined, finishedAt: 86_400_000 },
      undefined,
      { queue: 'changed#1970-01-02', queuedAt: 86_400_000 },
    ],
    [
      'comes there only now',
      { wakeAt: undefined, finishedAt: 5 },
      86_400_000,
      { queue: 'changed#1970-01-02', queuedAt: 86_400_000 },
    ],
    [
      'neither goes on nor has an end',
      { wakeAt: undefined },
      undefined,
      { queue: 'changed#2026-11-23', queuedAt: startedAt },
    ],
  ] as [string, Partial<Reconciliation>, number | undefined, object][])(
    'that %s has its place',
    (_, over, now, place) => {
      expect(reconciliationPlace({ ...run, ...over }, now)).toEqual(place);
    },
  );
});

test('runs are listed newest first, so many, before one of them', async () => {
  for (let n = 1; n <= 5; n++) await insertReconciliation(table, { ...run, id: idOf(n) });
  const list = async (limit: number, before?: string) =>
    (await listReconciliations(table, { limit, before })).map(({ id }) => id);
  expect(await list(2)).toEqual([idOf(5), idOf(4)]);
  expect(await list(2, idOf(4))).toEqual([idOf(3), idOf(2)]);
  expect(await list(9, idOf(2))).toEqual([idOf(1)]);
  expect(await list(2, idOf(9))).toEqual([idOf(5), idOf(4)]);
});

describe('a run’s rows', () => {
  const row = (n: number): Row => ({
    paymentId: `pay_${String(n).padStart(5, '0')}`,
    outcome: 'reported',
    kind: 'other_total',
    at: n,
  });

  async function rows(after?: string): Promise<Row[]> {
    const all: Row[] = [];
    for await (const one of rowsOf(table, run.id, after)) all.push(one);
    return all;
  }

  test('are written once each, and say later what has turned out', async () => {
    expect(await putRow(table, run.id, row(1))).toBe(true);
    expect(await putRow(table, run.id, { ...row(1), at: 9 })).toBe(false);
    const { paymentId } = row(1);
    await amendRow(table, run.id, { paymentId, outcome: 'to_review', kind: 'in_review' });
    expect(await rows()).toEqual([{ ...row(1), outcome: 'to_review', kind: 'in_review' }]);
  });

  test('that are not there are not amended', async () => {
    await amendRow(table, run.id, { paymentId: 'pay_1', outcome: 'to_review', kind: 'in_review' });
    expect(await rows()).toEqual([]);
  });

  test('all come, in order, however many there are, or those after one of them', async () => {
    const all = Array.from({ length: 1_100 }, (_, n) => row(n));
    for (const one of all) await putRow(table, run.id, one);
    expect(await rows()).toEqual(all);
    expect(await rows(row(700).paymentId)).toEqual(all.slice(701));
    expect(await rows(row(99).paymentId)).toEqual(all.slice(100));
  });
});
