import { expect, test } from 'vitest';
import type { NewItem } from '../ports/table.ts';
import { createMemoryTable } from '../table/memory.ts';
import { readChanged, type WalkPlace, walkChanged } from './changed.ts';

const noon = Date.UTC(2026, 10, 23, 3);
const walk = { since: noon - 86_400_000, now: noon, limit: 2 };
const queues = ['review', 'due#0', 'due#1', 'due#2', 'due#3', 'unanswered']
  .concat(['retry#0', 'retry#1', 'retry#2', 'retry#3', 'retry#4'])
  .concat(['changed#2026-11-22', 'changed#2026-11-23']);

const item = (sk: string, queue: string, queuedAt: number, over: object = {}): NewItem => {
  return { pk: 'things', sk, queue, queuedAt, events: [], ...over };
};

test('what something is still to be done with comes first, whenever it was changed, then the others by time', async () => {
  const table = createMemoryTable();
  const asked: string[] = [];
  const watched: typeof table = {
    ...table,
    query(query) {
      asked.push(query.pk);
      return table.query(query);
    },
  };
  expect(await walkChanged(watched, walk)).toEqual({ found: [] });
  expect(asked).toEqual(queues);
  await table.putIfAbsent(item('pay_too_old', 'changed#2026-11-22', walk.since - 1));
  for (const [at, queue] of queues.entries())
    await table.putIfAbsent(item(`pay_${at}`, queue, queue.startsWith('changed') ? walk.since + at : at));
  const found: string[] = [];
  let after: WalkPlace | undefined;
  for (let pages = 0; pages < 9; pages++) {
    const page = await walkChanged(table, { ...walk, after });
    found.push(...page.found.map(({ sk }) => sk));
    after = page.next;
    if (after === undefined) break;
  }
  expect(found).toEqual(queues.map((_, at) => `pay_${at}`));
});

test('the newest first: days backwards, each from its end, after what something is still to be done with', async () => {
  const table = createMemoryTable();
  await table.putIfAbsent(item('pay_open', 'due#1', 5));
  for (const days of [1, 0])
    for (const at of [2, 1])
      await table.putIfAbsent(item(`pay_${days}_${at}`, `changed#2026-11-${23 - days}`, noon - days * 40_000_000 - at));
  const { found, next } = await walkChanged(table, { ...walk, limit: 9, newestFirst: true });
  expect(found.map(({ sk }) => sk)).toEqual(['pay_open', 'pay_0_1', 'pay_0_2', 'pay_1_1', 'pay_1_2']);
  expect(next).toBeUndefined();
});

test('a page that is full at the very end has no next one', async () => {
  const table = createMemoryTable();
  for (const at of [1, 2]) await table.putIfAbsent(item(`pay_${at}`, 'changed#2026-11-23', noon - at));
  expect(await walkChanged(table, walk)).toEqual({
    found: [2, 1].map((at) => ({ pk: 'things', sk: `pay_${at}`, queue: 'changed#2026-11-23', queuedAt: noon - at })),
  });
});

test('a walk that has come to a queue which is there no more is over', async () => {
  const table = createMemoryTable();
  await table.putIfAbsent(item('pay_1', 'review', 1));
  expect(await walkChanged(table, { ...walk, after: { queue: 'retry#9' } })).toEqual({ found: [] });
});

test('however early one asks for, a walk over years in which nothing happened has few pages', async () => {
  const years = { since: Date.parse('0001-01-01'), now: Date.parse('2026-11-23'), limit: 25 };
  const table = createMemoryTable();
  let pages = 0;
  for (let after = {}; 'queue' in after || pages === 0; pages++) {
    const page = await walkChanged(table, { ...years, ...('queue' in after && { after: after as { queue: string } }) });
    after = page.next ?? {};
    if (pages > 100) break;
  }
  expect(pages).toBeLessThan(50);
});

test('what is gone, broken, or nothing that the shop is told of, is passed over', async () => {
  const table = createMemoryTable();
  const events = [{ n: 1, type: 'created', at: noon }];
  const things: NewItem[] = [
    item('pay_0', 'review', 1, { events: 'none' }),
    item('pay_1', 'review', 2, { events: [...events, null] }),
    item('pay_2', 'review', 3, { events: [...events, 'created'] }),
    item('pay_3', 'review', 4, { links: null }),
    item('replay_we_1', 'due#0', 5),
    item('pay_4', 'review', 6, { events }),
  ];
  for (const thing of things) await table.putIfAbsent(thing);
  const places = [item('pay_gone', 'review', 0), ...things].map(({ pk, sk }) => ({
    pk,
    sk,
    queue: 'review',
    queuedAt: 9,
  }));
  const read = await readChanged(table, places);
  expect(read).toEqual([{ changed: places.at(-1), told: expect.objectContaining({ id: 'pay_4', events }) }]);
});
