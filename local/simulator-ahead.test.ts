import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { freePort } from './ports.ts';
import { closeServer, listen } from './server.ts';
import { aheadAt, aheadOf } from './simulator-ahead.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

/** Something at an address, with what it was asked. */
async function startAnswering(status: number, body: object) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(status).end(JSON.stringify(body));
  });
  const port = await freePort();
  await listen(server, port);
  open.push({ close: () => closeServer(server) });
  return { address: `http://127.0.0.1:${port}`, asked };
}

test('our own simulator is asked directly', async () => {
  expect(await aheadOf({ aheadMs: () => 960_000 })()).toBe(960_000);
});

test("another one is asked at its address, which may be one that is no simulator's", async () => {
  const other = await startAnswering(200, { now: '2026-11-25T18:41:03+09:00', aheadMs: 960_000 });
  expect(await aheadAt(other.address)()).toBe(960_000);
  expect(other.asked).toEqual(['/_sim/clock']);

  const stranger = await startAnswering(404, {});
  const ask = aheadAt(stranger.address);
  expect([await ask(), await ask()]).toEqual([0, 0]);
  expect(stranger.asked).toHaveLength(1);

  expect(await aheadAt('https://open-api.kakaopay.com')()).toBe(0);
  expect(await aheadAt(`http://127.0.0.1:${await freePort()}`)()).toBe(0);
});
