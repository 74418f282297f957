import { request } from 'node:http';
import { request as overTls } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { makeCertificates } from '../proxy/certificates.ts';
import { nothingSeen } from '../proxy/seen.ts';
import { tlsServer } from '../proxy/tls.ts';
import { createSimulator, type Simulator } from '../simulator.ts';
import { readyBody } from '../testing/shop.ts';

let sim: Simulator | undefined;
afterEach(() => sim?.close());

const headers = { authorization: 'SECRET_KEY DEV1', 'content-type': 'application/json' };
const body = JSON.stringify(readyBody);

interface Heard {
  readonly status?: number | undefined;
  readonly length?: string | undefined;
  readonly bytes: number;
  readonly error?: string | undefined;
}

/** What a client hears of a ready that orders a fault, over a real socket; over TLS, whoever signed for it. */
function hear(url: string, fault: string): Promise<Heard> {
  return new Promise((resolve) => {
    let heard: Heard = { bytes: 0 };
    const failed = ({ code }: NodeJS.ErrnoException) => resolve({ ...heard, error: code });
    const asked = (url.startsWith('https') ? overTls : request)(
      `${url}/online/v1/payment/ready`,
      { method: 'POST', headers: { ...headers, 'simulator-fault': fault }, rejectUnauthorized: false },
      (answer) => {
        heard = { status: answer.statusCode, length: answer.headers['content-length'], bytes: 0 };
        answer.on('data', (chunk: Buffer) => {
          heard = { ...heard, bytes: heard.bytes + chunk.byteLength };
        });
        answer.on('error', failed).on('end', () => resolve(heard));
      },
    );
    asked.on('error', failed).end(body);
  });
}

/** How the connection itself ends, below HTTP, and how much came before. */
function ending(port: number, fault: string): Promise<[end: string, bytes: number]> {
  return new Promise((resolve) => {
    let bytes = 0;
    const lines = [
      'POST /online/v1/payment/ready HTTP/1.1',
      `host: 127.0.0.1:${port}`,
      ...Object.entries({ ...headers, 'simulator-fault': fault }).map(([name, value]) => `${name}: ${value}`),
      `content-length: ${Buffer.byteLength(body)}`,
    ];
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`));
    socket.on('data', (chunk) => {
      bytes += chunk.byteLength;
    });
    socket.on('error', ({ code }: NodeJS.ErrnoException) => resolve([code ?? '', bytes]));
    socket.on('end', () => resolve(['closed', bytes]));
  });
}

describe('over a real socket', () => {
  test.each([
    ['lose_request', 0, 'closed'],
    ['lose_answer', 1, 'closed'],
    ['reset', 1, 'ECONNRESET'],
    ['reset; when=before', 0, 'ECONNRESET'],
  ])('%s: no answer, %i payments, and the connection is %s', async (fault, payments, end) => {
    sim = await createSimulator();
    expect(await hear(sim.url, fault)).toEqual({ bytes: 0, error: 'ECONNRESET' });
    expect(sim.payments()).toHaveLength(payments);
    expect(await ending(Number(new URL(sim.url).port), fault)).toEqual([end, 0]);
  });

  test('cut: half of the body comes, and its whole length was told', async () => {
    sim = await createSimulator();
    const heard = await hear(sim.url, 'cut');
    expect(heard).toMatchObject({ status: 200, error: 'ECONNRESET' });
    expect(heard.bytes).toBe(Math.floor(Number(heard.length) / 2));
    expect(heard.bytes).toBeGreaterThan(100);
    expect(sim.payments()).toHaveLength(1);
    const asking = fetch(`${sim.url}/online/v1/payment/ready`, {
      method: 'POST',
      headers: { ...headers, 'simulator-fault': 'cut' },
      body,
    });
    const answer = await asking;
    expect(answer.status).toBe(200);
    await expect(answer.json()).rejects.toThrow('terminated');
  });

  test('garbage comes whole', async () => {
    sim = await createSimulator();
    const heard = await hear(sim.url, 'garbage; status=502');
    expect(heard).toEqual({ status: 502, length: `${heard.bytes}`, bytes: heard.bytes });
  });

  test('a stalled answer does not keep a simulator that is closed', async () => {
    const running = await createSimulator();
    const heard = hear(running.url, 'stall; ms=600000');
    await expect.poll(() => running.payments().length).toBe(1);
    await running.close();
    expect(await heard).toEqual({ bytes: 0, error: 'ECONNRESET' });
  });
});

test('below TLS it is the same, but for a reset', async () => {
  sim = await createSimulator({ listen: false });
  const certificates = makeCertificates(['localhost'], Date.now(), 1);
  const server = tlsServer(certificates, sim.handle, nothingSeen());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const fault of ['lose_answer', 'reset']) {
    expect(await hear(url, fault)).toEqual({ bytes: 0, error: 'ECONNRESET' });
  }
  expect(await hear(url, 'cut')).toMatchObject({ status: 200, error: 'ECONNRESET' });
  expect(sim.payments()).toHaveLength(3);
  server.close();
  server.closeAllConnections();
});

test('without a socket a cut answer has a beginning, for whoever reads the stream', async () => {
  sim = await createSimulator({ listen: false });
  const answer = await sim.fetch(
    new Request(`${sim.url}/online/v1/payment/ready`, {
      method: 'POST',
      headers: { ...headers, 'simulator-fault': 'cut' },
      body,
    }),
  );
  const reader = answer.body?.getReader();
  const beginning = await reader?.read();
  expect(beginning?.value?.byteLength).toBe(Math.floor(Number(answer.headers.get('content-length')) / 2));
  await expect(reader?.read()).rejects.toThrow('terminated');
});
