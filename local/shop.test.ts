import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Table } from '../service/src/ports/table.ts';
import { changeEndpoints, readEndpoints } from '../service/src/store/endpoints.ts';
import { createMemoryTable } from '../service/src/table/memory.ts';
import type { Endpoint } from '../service/src/webhooks/endpoint.ts';
import { setDeploymentEndpoint } from './deployment-endpoint.ts';
import type { Plan } from './parts.ts';
import { freePort } from './ports.ts';
import { localSecrets } from './secrets.ts';
import { closeServer, listen } from './server.ts';
import { shopEndpoint, startShop } from './shop.ts';

const url = 'http://127.0.0.1:3100/webhooks';
const endpoints = async (table: Table) => (await readEndpoints(table)).list;
const other = (slot: number): Endpoint => ({
  ...{ id: `we_${slot}`, slot, url: `https://shop.example/${slot}`, generation: 1, createdAt: 1 },
});

test('however often it is started, and wherever it listens, it has one endpoint', async () => {
  const table = createMemoryTable();
  const made = await shopEndpoint(table, url, 1_000);
  expect(await shopEndpoint(table, url, 2_000)).toEqual(made);
  const moved = url.replace('3100', '3200');
  expect(await shopEndpoint(table, moved, 3_000)).toEqual({ ...made, url: moved });
  expect(await endpoints(table)).toHaveLength(1);
});

test('beside the endpoint of the settings it has its own; where that one leads to it, it needs none', async () => {
  const table = createMemoryTable();
  const { endpoint } = await setDeploymentEndpoint(table, 'http://localhost:8080/webhooks', 1_000);
  await shopEndpoint(table, url, 2_000);
  expect(await endpoints(table)).toEqual([endpoint, expect.objectContaining({ id: 'we_shop', url })]);
  const { endpoint: here } = await setDeploymentEndpoint(table, 'http://localhost:3100/webhooks', 3_000);
  expect(await shopEndpoint(table, url, 4_000)).toEqual(here);
  expect(await endpoints(table)).toEqual([here]);
});

const dataOf = () => mkdtempSync(join(tmpdir(), 'local-shop-'));

async function start(over: { port?: number; host?: string; table?: Promise<Table>; dataDirectory?: string } = {}) {
  const { port = await freePort(), host = '127.0.0.1', dataDirectory = dataOf() } = over;
  const service = { host, port: await freePort() };
  const plan = { dataDirectory, service, secrets: localSecrets(dataDirectory) } as unknown as Plan;
  const table = (over.table ?? Promise.resolve(createMemoryTable())).then((found) => ({ table: found }));
  return startShop(plan, { host, port }, table);
}

test('it is there, and its port is free again when it is closed', async () => {
  const shop = await start();
  expect(shop?.fault).toBeUndefined();
  expect((await fetch(`${shop?.url}/`)).status).toBe(200);
  await shop?.close();
  await expect(fetch(`${shop?.url}/`)).rejects.toThrow();
});

test('what keeps it from starting is said, and stops nothing else', async () => {
  const taken = createServer();
  const port = await freePort();
  await listen(taken, port);
  const full = createMemoryTable();
  await changeEndpoints(full, () => [0, 1, 2, 3, 4].map(other));
  const dataDirectory = dataOf();
  mkdirSync(join(dataDirectory, 'shop'));
  writeFileSync(join(dataDirectory, 'shop', 'orders.json'), '{');
  const shops = [
    await start({ port }),
    await start({ table: Promise.resolve(full) }),
    await start({ dataDirectory }),
    await start({ table: Promise.reject(new Error('No table')) }),
  ];
  await closeServer(taken);
  expect(shops.map((shop) => shop?.fault)).toEqual([
    expect.stringMatching(/^Port \d+ is taken by another program: .* --shop-port \d+$/),
    'There are 5 webhook endpoints already: delete one first.',
    expect.stringMatching(/^The orders in .*orders\.json cannot be read\.$/),
    'No table',
  ]);
  await Promise.all(shops.map((shop) => shop?.close()));
});

test('where no webhook of this machine reaches it, it is not started', async () => {
  await expect(shopEndpoint(createMemoryTable(), 'http://192.168.0.2:3100/webhooks', 1)).rejects.toThrow(
    'It would hear of no payment: the address of its webhook, http://192.168.0.2:3100/webhooks, must begin with https://.',
  );
});
