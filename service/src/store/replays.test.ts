import { expect, test } from 'vitest';
import { createMemoryTable } from '../table/memory.ts';
import { type Replay, readReplay, type StoredReplay, saveReplay } from './replays.ts';

const key = { pk: 'jobs', sk: 'replay_we_1' };
const replay: Replay = {
  endpointId: 'we_1',
  status: 'running',
  from: 1,
  to: 2,
  all: false,
  looked: 0,
  events: 0,
  startedAt: 3,
  by: 'abcdef012345',
};
const walk = { queue: 'review' };

test('the first replay to an endpoint is written once', async () => {
  const table = createMemoryTable();
  expect(await readReplay(table, 'we_1')).toBeUndefined();
  expect(await saveReplay(table, undefined, replay, 100)).toBe(true);
  expect(await saveReplay(table, undefined, { ...replay, to: 9 }, 100)).toBe(false);
  expect(await readReplay(table, 'we_1')).toEqual({ replay, version: 1, isStuck: false, queuedAt: 100 });
  expect(await table.get(key)).toEqual({ ...key, ...replay, queue: 'due#1', queuedAt: 100, version: 1 });
});

test('one that does not go on stands in no queue', async () => {
  const table = createMemoryTable();
  await saveReplay(table, undefined, { ...replay, status: 'finished' });
  expect(await table.get(key)).toEqual({ ...key, ...replay, status: 'finished', version: 1 });
  expect(await readReplay(table, 'we_1')).toStrictEqual({
    replay: { ...replay, status: 'finished' },
    version: 1,
    isStuck: false,
  });
});

test('it is written on the version that was read alone, and what is gone is taken away', async () => {
  const table = createMemoryTable();
  await saveReplay(table, undefined, { ...replay, walk, endedAt: 5 }, 100);
  await table.updateIf(key, 1, { failures: 3 });
  const before = (await readReplay(table, 'we_1')) as StoredReplay;
  expect(before.replay).toEqual({ ...replay, walk, endedAt: 5 });
  expect(await saveReplay(table, before, { ...replay, looked: 1 }, 200)).toBe(true);
  expect(await saveReplay(table, before, { ...replay, looked: 2 }, 300)).toBe(false);
  const place = { queue: 'due#1', queuedAt: 200 };
  expect(await table.get(key)).toEqual({ ...key, ...replay, looked: 1, ...place, version: 3 });
  expect(await saveReplay(table, { ...before, version: 3 }, replay)).toBe(true);
  expect(await table.get(key)).toEqual({ ...key, ...replay, version: 4 });
});

test('one that failed again and again stands before a person, and is stuck', async () => {
  const table = createMemoryTable();
  await saveReplay(table, undefined, replay, 100);
  await table.updateIf(key, 1, { queue: 'review', queuedAt: 500 });
  expect(await readReplay(table, 'we_1')).toEqual({ replay, version: 2, isStuck: true, queuedAt: 500 });
});
