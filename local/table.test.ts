import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendHttp } from '../service/src/outbound/https.ts';
import { createDynamoTable } from '../service/src/table/dynamodb.ts';
import { localCredentials, localRegion } from './credentials.ts';
import { type LocalTable, startLocalTable } from './table.ts';

let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'local-table-'));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

const tableIn = ({ endpoint, tableName }: LocalTable) =>
  createDynamoTable({
    endpoint,
    tableName,
    region: localRegion,
    credentials: () => localCredentials,
    send: sendHttp,
    clock: { now: () => Date.UTC(2026, 0, 2) },
    newToken: () => 'token',
  });

test('what was written is there after a restart, in the indexes too', async () => {
  const item = { pk: 'p', sk: 's', queue: 'order', queuedAt: 1 };
  const first = await startLocalTable({ path: path.join(directory, 'table'), port: 0 });
  await tableIn(first).putIfAbsent(item);
  await first.close();

  const second = await startLocalTable({ path: path.join(directory, 'table'), port: 0 });
  expect(await tableIn(second).get(item)).toEqual({ ...item, version: 1 });
  expect(await tableIn(second).query({ index: 'queue', pk: 'order', limit: 5 })).toEqual({ items: [item] });
  await second.close();
});

test('what a killed process left in no index is put back', async () => {
  const place = path.join(directory, 'table');
  const item = { pk: 'p', sk: 's', queue: 'shard', queuedAt: 5 };
  const first = await startLocalTable({ path: place, port: 0 });
  await tableIn(first).putIfAbsent(item);
  await first.close();
  await removeFromIndex(place);
  await writeFile(`${place}.open`, '');

  const second = await startLocalTable({ path: place, port: 0 });
  const due = { index: 'queue', pk: 'shard', limit: 5 } as const;
  expect(await tableIn(second).query(due)).toEqual({ items: [item] });
  expect(await tableIn(second).get(item)).toEqual({ ...item, version: 1 });
  await second.close();
});

test('a killed process may have left more than fits into one answer', async () => {
  const place = path.join(directory, 'table');
  const first = await startLocalTable({ path: place, port: 0 });
  const big = 'x'.repeat(150_000);
  for (let at = 0; at < 8; at++) {
    await tableIn(first).putIfAbsent({ pk: 'p', sk: `s${at}`, queue: 'shard', queuedAt: at, big });
  }
  await first.close();
  await writeFile(`${place}.open`, '');

  const second = await startLocalTable({ path: place, port: 0 });
  const { items } = await tableIn(second).query({ index: 'queue', pk: 'shard', limit: 20 });
  expect(items.map(({ sk }) => sk)).toEqual(['s0', 's1', 's2', 's3', 's4', 's5', 's6', 's7']);
  await second.close();
});

test('a directory that is in use is an error with its code, and harms nothing', async () => {
  const place = path.join(directory, 'table');
  const first = await startLocalTable({ path: place, port: 0 });
  await expect(startLocalTable({ path: place, port: 0 })).rejects.toMatchObject({ code: 'EBUSY' });
  expect(await tableIn(first).get({ pk: 'p', sk: 's' })).toBeUndefined();
  await first.close();
});

test('a taken port is an error with its code', async () => {
  const first = await startLocalTable({ port: 0 });
  const port = Number(new URL(first.endpoint).port);
  await expect(startLocalTable({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await first.close();
});

test('a web page in a browser on this machine is not answered', async () => {
  const local = await startLocalTable({ port: 0 });
  const headers = { origin: 'https://elsewhere.example' };
  const answer = await sendHttp({ method: 'POST', url: local.endpoint, headers, body: '{}', timeoutMs: 5_000 });
  expect(answer).toEqual({ status: 403, body: '' });
  await local.close();
});

test('every write is told, and what stands there after it; a write that lost is none', async () => {
  const told: unknown[] = [];
  const local = await startLocalTable({ port: 0, onWritten: ({ dynamodb }) => told.push(dynamodb) });
  const table = tableIn(local);
  const item = { pk: 'p', sk: 's' };
  const Keys = { pk: { S: 'p' }, sk: { S: 's' } };
  await table.putIfAbsent({ ...item, news: 1 });
  await table.putIfAbsent(item);
  await table.updateIf(item, 1, { name: '초코파이' });
  await table.updateIf(item, 1, { name: 'lost' });
  await table.updateIf(item, 2, { news: undefined });
  await table.get(item);
  expect(told).toEqual([
    { Keys, NewImage: expect.objectContaining({ ...Keys, news: { N: '1' } }) },
    { Keys, NewImage: expect.objectContaining({ ...Keys, news: { N: '1' }, name: { S: '초코파이' } }) },
    { Keys, NewImage: expect.not.objectContaining({ news: expect.anything() }) },
  ]);
  await local.close();
});

async function removeFromIndex(place: string): Promise<void> {
  const require = createRequire(createRequire(import.meta.url).resolve('dynalite'));
  const level = new (require('level').Level)(place);
  const keys: string[] = await level.keys().all();
  const places = keys.filter((key) => key.startsWith('index-global~'));
  expect(places).toHaveLength(1);
  for (const key of places) await level.del(key);
  await level.close();
}
