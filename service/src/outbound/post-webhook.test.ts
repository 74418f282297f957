import type { Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { WebhookAnswer, WebhookCall } from '../ports/webhooks.ts';
import { createWebhooks, type WebhookOptions } from './post-webhook.ts';
import { closeReceivers, type Receiver, rawReceiver, receiver } from './testing/receiver.ts';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeReceivers();
});

const never = Number.MAX_SAFE_INTEGER;

const post = (
  { port }: Pick<Receiver, 'port'>,
  { timeoutMs = 10_000, ...call }: Partial<WebhookCall> & Pick<WebhookOptions, 'timeoutMs'> = {},
): Promise<WebhookAnswer> =>
  createWebhooks({ allowLoopback: true, timeoutMs }).post({
    url: `http://127.0.0.1:${port}/hooks?a=b`,
    headers: {},
    body: '{}',
    sendBefore: never,
    ...call,
  });

/** Resolves when the other side has let go as well. */
const closed = (sockets: readonly Socket[]) =>
  Promise.all(sockets.map((socket) => socket.destroyed || new Promise((resolve) => socket.once('close', resolve))));

const failure = (error: string) => ({ status: undefined, error });

test('what is sent arrives byte for byte, and says what it is', async () => {
  const body = '{"say":"초코파이 \\u0007 🍫","n":1.0}\n';
  const got: unknown[] = [];
  const there = await receiver((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      got.push({ method, url, headers, isEqual: Buffer.concat(chunks).equals(Buffer.from(body)) });
      response.end('thank you');
    });
  });
  const answer = await post(there, { body, headers: { 'webhook-id': 'pay_1_3' } });
  expect(answer).toEqual({ status: 200, said: 'thank you' });
  const headers = {
    host: `127.0.0.1:${there.port}`,
    connection: 'close',
    'content-type': 'application/json',
    'content-length': '43',
    'user-agent': 'kakaopay-serverless',
    'webhook-id': 'pay_1_3',
  };
  expect(got).toEqual([{ method: 'POST', url: '/hooks?a=b', headers, isEqual: true }]);
});

test('each call has a connection of its own, which is closed afterwards', async () => {
  const there = await receiver((_request, response) => response.end('ok'));
  for (let count = 0; count < 3; count++) await post(there);
  expect(there.sockets).toHaveLength(3);
  await closed(there.sockets);
});

test.each([200, 201, 204, 299, 301, 307, 308, 400, 404, 410, 429, 500, 503])('%d is an answer', async (status) => {
  const paths: (string | undefined)[] = [];
  const there = await receiver((request, response) => {
    paths.push(request.url);
    response.writeHead(status, { location: '/elsewhere' }).end();
  });
  expect(await post(there)).toEqual({ status, said: '' });
  expect(paths).toEqual(['/hooks?a=b']);
});

describe('of what comes back', () => {
  const said = async (...chunks: readonly (string | Buffer)[]) => {
    const there = await receiver((_request, response) => {
      for (const chunk of chunks) response.write(chunk);
      response.end();
    });
    const answer = await post(there);
    return answer.status === undefined ? answer : answer.said;
  };

  test('the first 200 bytes are kept', async () => {
    expect(await said('a'.repeat(200))).toBe('a'.repeat(200));
    expect(await said('b'.repeat(150), 'b'.repeat(150))).toBe('b'.repeat(200));
  });

  test('no half of a character is', async () => {
    expect(await said('가'.repeat(70))).toBe('가'.repeat(66));
    const bytes = Buffer.from('한');
    expect(await said(bytes.subarray(0, 1), bytes.subarray(1))).toBe('한');
  });

  test('nothing is left that does something instead of being read', async () => {
    expect(await said('a\r\nb\tc\0d\x1b[31me\u202ef\u200bg\u2028h\u0085i\ufeffj')).toBe('a b c d [31me f g h i j');
    expect(await said(Buffer.from([0x61, 0xff, 0xfe, 0x62]))).toBe('a\ufffd\ufffdb');
    expect(await said(' \n ')).toBe('');
  });
});

describe('a status is an answer, whatever comes after it', () => {
  const head = 'HTTP/1.1 200 OK\r\n';

  test('a body without end is cut off', async () => {
    const there = await receiver((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, 'x')));
      };
      response.on('drain', more);
      more();
    });
    expect(await post(there)).toEqual({ status: 200, said: 'x'.repeat(200) });
    await closed(there.sockets);
  });

  test('a body that drips is waited for no longer than for an answer', async () => {
    const there = await rawReceiver((socket) => socket.write(`${head}content-length: 100\r\n\r\ndrip`));
    expect(await post(there, { timeoutMs: 500 })).toEqual({ status: 200, said: 'drip' });
    await closed(there.sockets);
  });

  test.each([
    ['a body that is shorter than was said', `${head}content-length: 100\r\n\r\nshort`, 'short'],
    ['a body in chunks that are none', `${head}transfer-encoding: chunked\r\n\r\nno chunk`, ''],
    ['a body that ends with the connection', `${head}\r\nto the end`, 'to the end'],
    ['a body where none may be', 'HTTP/1.1 204 No Content\r\ncontent-length: 4\r\n\r\nbody', ''],
  ])('%s', async (_name, answer, said) => {
    const there = await rawReceiver((socket) => socket.end(answer));
    expect(await post(there)).toEqual({ status: answer.includes('204') ? 204 : 200, said });
  });

  test('a body that is longer than was said', async () => {
    const there = await rawReceiver((socket) => socket.end(`${head}content-length: 4\r\n\r\nlonger`));
    expect(await post(there)).toMatchObject({ status: 200 });
  });

  test('a reset in the middle of the body', async () => {
    const there = await rawReceiver((socket) =>
      socket.write(`${head}content-length: 100\r\n\r\nbroken`, () => setImmediate(() => socket.resetAndDestroy())),
    );
    expect(await post(there)).toMatchObject({ status: 200 });
  });
});

describe('without a status there is a word why', () => {
  test('nothing comes in time', async () => {
    const there = await receiver(() => {});
    expect(await post(there, { timeoutMs: 50 })).toEqual(failure('timeout'));
    await closed(there.sockets);
  });

  test('a head without end', async () => {
    const there = await rawReceiver((socket) => socket.write('HTTP/1.1 200 OK\r\nx: '));
    expect(await post(there, { timeoutMs: 50 })).toEqual(failure('timeout'));
    await closed(there.sockets);
  });

  test('only promises that an answer will come', async () => {
    const there = await rawReceiver((socket) => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(3)));
    expect(await post(there, { timeoutMs: 50 })).toEqual(failure('timeout'));
  });

  test.each([
    ['closed without a word', ''],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['another protocol instead', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'],
    ['a head that is too large', `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`],
    ['half a head', 'HTTP/1.1 200 OK\r\ncontent-'],
  ])('%s', async (_name, answer) => {
    const there = await rawReceiver((socket) => socket.end(answer));
    expect(await post(there)).toEqual(failure('connection'));
    await closed(there.sockets);
  });

  test('a reset, after which nothing is sent again', async () => {
    const there = await rawReceiver((socket) => socket.resetAndDestroy());
    expect(await post(there)).toEqual(failure('connection'));
    expect(there.sockets).toHaveLength(1);
  });

  test('nobody listens', async () => {
    const there = await receiver(() => {});
    await closeReceivers();
    expect(await post(there)).toEqual(failure('connection'));
  });

  test('a header that cannot be sent', async () => {
    const there = await receiver((_request, response) => response.end());
    expect(await post(there, { headers: { 'webhook-id': 'a\nb' } })).toEqual(failure('connection'));
    expect(there.sockets).toHaveLength(0);
  });
});

describe('too late', () => {
  test('nothing is begun', async () => {
    const there = await receiver((_request, response) => response.end());
    expect(await post(there, { sendBefore: Date.now() })).toEqual(failure('too_late'));
    expect(there.sockets).toHaveLength(0);
  });

  test('nothing is written when the process was frozen while it connected', async () => {
    let requests = 0;
    const there = await receiver((_request, response) => {
      requests += 1;
      response.end();
    });
    const now = Date.now();
    const sending = post(there, { sendBefore: now + 5_000 });
    vi.spyOn(Date, 'now').mockReturnValue(now + 60_000);
    expect(await sending).toEqual(failure('too_late'));
    await closed(there.sockets);
    expect(requests).toBe(0);
  });
});
