import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createSimulator, type Simulator } from '../simulator.ts';
import { createShop, readyBody } from '../testing/shop.ts';

let sim: Simulator | undefined;
afterEach(() => sim?.close());

const ready = {
  method: 'POST',
  path: '/online/v1/payment/ready',
  headers: { authorization: 'SECRET_KEY DEV1', 'content-type': 'application/json' },
  body: JSON.stringify(readyBody),
};

test('a plain message is answered without a socket and without a Request', async () => {
  const { sim } = await createShop();
  const { status, headers, body } = await sim.answer(ready);
  expect([status, headers['content-type']]).toEqual([200, 'application/json;charset=UTF-8']);
  expect(JSON.parse(body).tid).toBe(sim.payments()[0]?.tid);
  expect((await sim.answer({ path: '/' })).status).toBe(200);
  expect((await sim.answer({ path: '/', headers: { host: 'evil.example' } })).status).toBe(403);
});

test('a lost answer is a lost connection at this door too', async () => {
  const { sim } = await createShop();
  sim.faults.add({ call: 'ready', kind: 'lose_answer' });
  await expect(sim.answer(ready)).rejects.toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNRESET' } });
  expect(sim.payments()).toHaveLength(1);
});

test('a stalled answer waits as the caller says', async () => {
  const waits: number[] = [];
  const { sim } = await createShop('current', {
    sleep: async (ms) => {
      waits.push(ms);
    },
  });
  sim.faults.add({ call: 'ready', kind: 'stall', ms: 12_000 });
  expect((await sim.answer(ready)).status).toBe(200);
  expect(waits).toEqual([12_000]);
});

test.each([true, false])('with listen: %s the host keeps its own Request and Response', async (listen) => {
  const before = [globalThis.Request, globalThis.Response, globalThis.fetch];
  sim = await createSimulator({ listen });
  expect([globalThis.Request, globalThis.Response, globalThis.fetch]).toEqual(before);
  expect(await sim.fetch(new Request(`${sim.url}/`))).toBeInstanceOf(before[1] as typeof Response);
});

/** All files that `file` loads at once, and what else they import. */
function loaded(file: string, found = new Set<string>()): Set<string> {
  const imports = [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^']+)';/gm)];
  for (const [, module = ''] of imports) {
    const path = module.startsWith('.') ? join(dirname(file), module) : module;
    if (found.has(path)) continue;
    found.add(path);
    if (module.startsWith('.')) loaded(path, found);
  }
  return found;
}

test('the web server is loaded by those who listen alone', () => {
  const modules = [...loaded(join(import.meta.dirname, '../index.ts'))];
  expect(modules).toContain(join(import.meta.dirname, 'fetch.ts'));
  expect(modules.filter((module) => /^node:(http|net|https)$|server\.ts$/.test(module))).toEqual([]);
});

test('a HEAD has the headers of a GET', async () => {
  sim = await createSimulator();
  const answer = await fetch(`${sim.url}/`, { method: 'HEAD' });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
});

test('an answer tells its length in bytes, so that it is sent in one piece', async () => {
  sim = await createSimulator();
  const answer = await fetch(`${sim.url}/`);
  const bytes = new TextEncoder().encode(await answer.text()).length;
  expect([answer.headers.get('content-length'), answer.headers.get('transfer-encoding')]).toEqual([`${bytes}`, null]);
});

test('raw bytes in the request line are read as strictly as escapes', async () => {
  sim = await createSimulator();
  const send = (query: string) =>
    fetch(`${sim?.url}/_sim/payments?q=${query}`, { headers: { accept: 'application/json' } });
  expect((await send('초코')).status).toBe(200);
  expect((await send('%C3%CA')).status).toBe(400);
});
