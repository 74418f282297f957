import { expect, test } from 'vitest';
import { createMemoryTable } from '../table/memory.ts';
import { noteAttempt, readAttempts } from './attempts.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 23, 5);
const attempt = { itemId: 'pay_1', n: 3, to: 'we_b', at: now, status: 500, said: 'no' };

test('a failed attempt stands by its event, endpoint and time, and is forgotten after 30 days', async () => {
  const table = createMemoryTable();
  await noteAttempt(table, attempt);
  await noteAttempt(table, { ...attempt, said: 'again' });
  const { itemId: _, ...attributes } = attempt;
  expect((await table.query({ pk: 'attempts#pay_1', limit: 9 })).items).toEqual([
    {
      pk: 'attempts#pay_1',
      sk: `000000003#we_b#${now}`,
      ...attributes,
      forgetAt: (now + 30 * dayMs) / 1000,
      version: 1,
    },
  ]);
});

test('the attempts of one event are read, endpoint by endpoint, as they were noted', async () => {
  const table = createMemoryTable();
  const first = { itemId: 'pay_1', n: 3, to: 'we_a', at: now + 5, error: 'no answer' };
  const others = [
    { ...attempt, n: 30 },
    { ...attempt, n: 2 },
    { ...attempt, itemId: 'pay_2' },
  ];
  for (const one of [attempt, first, ...others]) await noteAttempt(table, one);
  expect(await readAttempts(table, 'pay_1', 3, now)).toEqual([first, attempt]);
});

test('those of the last 30 days', async () => {
  const table = createMemoryTable();
  await noteAttempt(table, attempt);
  expect(await readAttempts(table, 'pay_1', 3, now + 30 * dayMs - 1)).toEqual([attempt]);
  expect(await readAttempts(table, 'pay_1', 3, now + 30 * dayMs)).toEqual([]);
});
