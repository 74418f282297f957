import { expect, test } from 'vitest';
import type { Table } from '../ports/table.ts';
import { createMemoryTable } from '../table/memory.ts';
import { contended } from '../table/testing/contended.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import { changeEndpoints, readEndpoints } from './endpoints.ts';

const added = (id: string) => (list: readonly Endpoint[]) => {
  const slot = list.length;
  return [...list, { id, slot, url: `https://${id}.example/hook`, generation: 1, createdAt: 0 }];
};

test('what somebody adds between reading and writing stays', async () => {
  const table = createMemoryTable();
  await changeEndpoints(table, added('first'));
  let meanwhile: (() => Promise<unknown>) | undefined = () => changeEndpoints(table, added('theirs'));
  const slow: Table = {
    ...table,
    async get(key) {
      const read = await table.get(key);
      const act = meanwhile;
      meanwhile = undefined;
      await act?.();
      return read;
    },
  };
  await changeEndpoints(slow, added('ours'));
  expect((await readEndpoints(table)).list.map(({ id }) => id)).toEqual(['first', 'theirs', 'ours']);
});

test('a list that somebody else changes each time is given up after five tries', async () => {
  const table = createMemoryTable();
  await changeEndpoints(table, added('first'));
  const { table: busy, tries } = contended(table);
  await expect(changeEndpoints(busy, added('ours'))).rejects.toThrow('The list of endpoints is changed too often');
  expect(tries()).toBe(5);
});
