import { describe, expect, test } from 'vitest';
import { createLanes, type Lane } from './lanes.ts';

const about = { slot: 2, isFailing: false };
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Jobs in a lane, which say when they begin and end when they are told to. */
function jobsIn(lane: Lane) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    add: (...items: readonly string[]) => {
      for (const item of items) {
        lane.add(item, () => {
          begun.push(item);
          return new Promise((resolve) => ends.set(item, resolve));
        });
      }
    },
    async end(item: string): Promise<void> {
      ends.get(item)?.();
      await turn();
    },
  };
}

const names = (count: number) => Array.from({ length: count }, (_, at) => `item ${at}`);

describe('of the deliveries to one endpoint', () => {
  test('ten are under way at once, and each that ends lets the next begin', async () => {
    const jobs = jobsIn(createLanes().of('we_a', about));
    jobs.add(...names(12));
    expect(jobs.begun).toEqual(names(10));
    await jobs.end('item 4');
    expect(jobs.begun).toEqual(names(11));
  });

  test('one is under way once one has failed, until one succeeds', async () => {
    const lane = createLanes().of('we_a', about);
    const jobs = jobsIn(lane);
    lane.note('failing');
    jobs.add(...names(12));
    expect(jobs.begun).toEqual(names(1));
    lane.note('untried');
    await jobs.end('item 0');
    expect(jobs.begun).toEqual(names(2));
    lane.note('well');
    await jobs.end('item 1');
    expect(jobs.begun).toEqual(names(12));
  });

  test('no two are about one item at once, and later there may be another', async () => {
    const jobs = jobsIn(createLanes().of('we_a', about));
    jobs.add('one', 'one', 'two');
    expect(jobs.begun).toEqual(['one', 'two']);
    await jobs.end('one');
    jobs.add('one', 'two');
    expect(jobs.begun).toEqual(['one', 'two', 'one']);
  });
});

test('what was added is over when all of it has ended, also what was added meanwhile', async () => {
  const lanes = createLanes();
  const jobs = jobsIn(lanes.of('we_a', about));
  const others = jobsIn(lanes.of('we_b', about));
  jobs.add('one');
  others.add('two');
  let isOver = false;
  const done = lanes.done().then(() => {
    isOver = true;
  });
  await jobs.end('one');
  expect(isOver).toBe(false);
  jobs.add('three');
  await others.end('two');
  expect(isOver).toBe(false);
  await jobs.end('three');
  await done;
  expect(isOver).toBe(true);
});

describe('a lane is closed', () => {
  /** Whether it is after each of these. */
  const closings = (isFailing: boolean, results: readonly ('well' | 'failing' | 'untried')[]) => {
    const lane = createLanes().of('we_a', { slot: 2, isFailing });
    return results.map((result) => {
      lane.note(result);
      return lane.isClosed();
    });
  };

  test('after three in vain in a row', () => {
    expect(closings(false, ['failing', 'failing', 'untried', 'failing'])).toEqual([false, false, false, true]);
    expect(closings(false, ['failing', 'failing', 'well', 'failing', 'failing'])).not.toContain(true);
  });

  test('after one where the endpoint has failed before', () => {
    expect(closings(true, ['untried', 'failing', 'well', 'failing'])).toEqual([false, true, false, false]);
  });

  test('for one endpoint and no other', () => {
    const lanes = createLanes();
    for (let i = 0; i < 3; i++) lanes.of('we_a', about).note('failing');
    expect([lanes.of('we_a', about).isClosed(), lanes.of('we_b', about).isClosed()]).toEqual([true, false]);
  });
});

test('fifty of those that are not tried may stay where they are', () => {
  const lane = createLanes().of('we_a', about);
  const answers = Array.from({ length: 52 }, () => lane.leave());
  expect(answers).toEqual([...Array(50).fill(true), false, false]);
});

test('an endpoint is well when the last delivery that was tried has succeeded', () => {
  const lanes = createLanes();
  const lane = lanes.of('we_a', about);
  const isWell = (['untried', 'well', 'untried', 'failing', 'untried', 'well'] as const).map((result) => {
    lane.note(result);
    return lanes.isWell(2);
  });
  expect(isWell).toEqual([false, true, true, false, false, true]);
  expect([0, 1, 3].some(lanes.isWell)).toBe(false);
});
