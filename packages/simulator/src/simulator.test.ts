import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createSimulator, type Simulator } from './simulator.ts';
import { createShop, read, readyBody, startMs } from './testing/shop.ts';

const apiHeaders = { authorization: 'SECRET_KEY DEV1', 'content-type': 'application/json' };
let sim: Simulator | undefined;

afterEach(() => sim?.close());

/** Sends bytes as they are and gives back all that comes until the other side hangs up. */
function raw(port: string, text: string): Promise<string> {
  return new Promise((resolve) => {
    let seen = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      seen += chunk;
    });
    socket.on('error', () => resolve(seen)).on('close', () => resolve(seen));
  });
}

describe('over HTTP', () => {
  test('a payment from ready to the ledger', async () => {
    sim = await createSimulator({ now: () => startMs });
    expect(sim.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const post = async (path: string, body: unknown) =>
      (await read(await fetch(sim?.url + path, { method: 'POST', headers: apiHeaders, body: JSON.stringify(body) })))
        .body;
    const { tid, next_redirect_pc_url } = await post('/online/v1/payment/ready', readyBody);
    expect((await fetch(next_redirect_pc_url)).status).toBe(200);
    const { redirect } = await post(`/_sim/payments/${tid}/pay`, { method: 'MONEY' });
    const { cid, partner_order_id, partner_user_id } = readyBody;
    const pg_token = new URL(redirect).searchParams.get('pg_token');
    const approved = await post('/online/v1/payment/approve', {
      cid,
      tid,
      partner_order_id,
      partner_user_id,
      pg_token,
    });
    expect(approved.amount.total).toBe(2200);
    expect((await read(await fetch(`${sim.url}/_sim/ledger`))).body.totals.paidWon).toBe(2200);
  });

  test('a lost answer is a lost connection', async () => {
    sim = await createSimulator();
    sim.faults.add({ call: 'ready', kind: 'lose_answer', times: 1 });
    const ready = () =>
      fetch(`${sim?.url}/online/v1/payment/ready`, {
        method: 'POST',
        headers: apiHeaders,
        body: JSON.stringify(readyBody),
      });
    await expect(ready()).rejects.toThrow('fetch failed');
    expect((await ready()).status).toBe(200);
    expect(sim.payments()).toHaveLength(2);
  });

  test('a body over 64 kB is refused in both ways of sending it', async () => {
    sim = await createSimulator();
    const send = (headers: Record<string, string | number>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const url = `${sim?.url}/online/v1/payment/ready`;
        const call = request(url, { method: 'POST', headers: { ...apiHeaders, ...headers } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        call.on('error', reject).end('a'.repeat(100_000));
      });
    expect(await send({ 'content-length': 100_000 })).toBe(400);
    expect(await send({ 'transfer-encoding': 'chunked' })).toBe(400);
  });

  test.each([
    'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    'POST /_sim/reset HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    'POST /_sim/reset HTTP/1.0\r\nConnection: close\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
    'POST http://evil.example/_sim/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    'nonsense\r\n\r\n',
  ])('%j changes nothing and shows no trace', async (text) => {
    sim = await createSimulator();
    await fetch(`${sim.url}/online/v1/payment/ready`, {
      method: 'POST',
      headers: apiHeaders,
      body: JSON.stringify(readyBody),
    });
    const answer = await raw(new URL(sim.url).port, text);
    expect(answer).toMatch(/^HTTP\/1\.1 (400|403)/);
    expect(answer).not.toMatch(/node_modules|\.ts:|\.js:/);
    expect(sim.payments()).toHaveLength(1);
  });

  test('a taken port is an error that can be told apart', async () => {
    sim = await createSimulator();
    const port = Number(new URL(sim.url).port);
    await expect(createSimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

test('the public address is the one that is handed out', async () => {
  const { ready } = await createShop('current', { publicUrl: 'https://pay.test/' });
  expect((await ready()).body.next_redirect_pc_url).toMatch(/^https:\/\/pay\.test\/mockup\//);
});

test('the same seed, clock and requests give the same answers', async () => {
  const run = async (seed: string) => {
    const { paid } = await createShop('current', { seed });
    return (await paid()).body;
  };
  expect(await run('a')).toEqual(await run('a'));
  expect((await run('a')).tid).not.toBe((await run('b')).tid);
});

test('the list page, which acts on everybody’s payments, is nobody’s frame', async () => {
  const { sim } = await createShop();
  const list = await sim.fetch(new Request(`${sim.url}/`));
  expect(list.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

test('a payment that waits for approval is not listed as expired', async () => {
  const shop = await createShop();
  await shop.authenticated();
  const list = await (await shop.sim.fetch(new Request(`${shop.sim.url}/?lang=en`))).text();
  expect(list).toContain('초코파이');
  expect(list).not.toMatch(/class="badge[^>]*>\s*Expired/);
});
