import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { sendHttp } from './https.ts';

const servers: Server[] = [];

afterEach(() => {
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(answer: RequestListener): Promise<{ port: number; sockets: Set<Socket> }> {
  const server = createServer(answer);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, sockets };
}

const send = (port: number, more: Partial<Parameters<typeof sendHttp>[0]> = {}) =>
  sendHttp({
    method: 'POST',
    url: `http://127.0.0.1:${port}/path?query=1`,
    headers: {},
    body: '',
    timeoutMs: 10_000,
    ...more,
  });

test('sends method, path, headers and body, and gives status and body back', async () => {
  const { port } = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      const body = Buffer.concat(chunks).toString();
      const length = headers['content-length'];
      response.writeHead(402).end(JSON.stringify({ method, url, kind: headers['x-kind'], length, body }));
    });
  });
  const { status, body } = await send(port, { headers: { 'x-kind': 'test' }, body: '초코파이' });
  expect(status).toBe(402);
  expect(JSON.parse(body)).toEqual({
    method: 'POST',
    url: '/path?query=1',
    kind: 'test',
    length: '12',
    body: '초코파이',
  });
});

test('nothing is sent when it is too late already, nor when the connection stands too late', async () => {
  let requests = 0;
  const { port, sockets } = await serve((_request, response) => {
    requests += 1;
    response.end();
  });
  const late = { code: 'ERR_TOO_LATE_TO_SEND' };
  await expect(send(port, { sendBefore: new Date(Date.now()) })).rejects.toMatchObject(late);
  expect(sockets.size).toBe(0);

  // The process is frozen while it connects, and thawed a minute later.
  const now = Date.now();
  const sending = send(port, { body: 'x', sendBefore: new Date(now + 5_000) });
  vi.spyOn(Date, 'now').mockReturnValue(now + 60_000);
  await expect(sending).rejects.toMatchObject(late);
  vi.restoreAllMocks();
  expect((await send(port, { sendBefore: new Date(now + 3_600_000) })).status).toBe(200);
  expect(requests).toBe(1);
});

test('a character cut in two by the network is whole again', async () => {
  const bytes = Buffer.from('한');
  const { port } = await serve((_request, response) => {
    response.write(bytes.subarray(0, 1));
    setImmediate(() => response.end(bytes.subarray(1)));
  });
  expect((await send(port)).body).toBe('한');
});

test('one connection serves one request after the other', async () => {
  const { port, sockets } = await serve((_request, response) => response.end('ok'));
  for (let count = 0; count < 3; count++) await send(port);
  expect(sockets.size).toBe(1);
});

test('a connection that was idle for longer than servers keep one is not used again', async () => {
  const { port, sockets } = await serve((_request, response) => response.end('ok'));
  await send(port);
  const later = Date.now() + 4_001;
  vi.spyOn(Date, 'now').mockReturnValue(later);
  await send(port);
  expect(sockets.size).toBe(2);
});

test('nothing is sent a second time when the connection breaks', async () => {
  let requests = 0;
  const { port } = await serve((request) => {
    requests += 1;
    request.socket.destroy();
  });
  await expect(send(port)).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(requests).toBe(1);
});

test('half an answer is no answer', async () => {
  const { port } = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  });
  await expect(send(port)).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test('the deadline holds while nothing comes, and while an answer drips', async () => {
  const silent = await serve(() => {});
  await expect(send(silent.port, { timeoutMs: 30 })).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  const dripping = await serve((_request, response) => {
    response.writeHead(200);
    response.write('drip');
  });
  await expect(send(dripping.port, { timeoutMs: 30 })).rejects.toMatchObject({ code: 'ETIMEDOUT' });
});

test('a page of the table as large as they come is read whole', async () => {
  const page = 'x'.repeat(3_000_000);
  const { port } = await serve((_request, response) => response.end(page));
  expect((await send(port, { timeoutMs: 10_000 })).body).toHaveLength(3_000_000);
});

test('an endless answer is cut off', async () => {
  const { port } = await serve((_request, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
    };
    response.on('drain', more);
    more();
  });
  await expect(send(port)).rejects.toMatchObject({ code: 'ERR_ANSWER_TOO_LARGE' });
});

test('where nobody listens the error says so', async () => {
  const { port } = await serve(() => {});
  await new Promise((resolve) => servers.pop()?.close(resolve));
  await expect(send(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a header that cannot be sent is an error without its value', async () => {
  const { port } = await serve((_request, response) => response.end());
  const failure: Error = await send(port, { headers: { authorization: 'canary\n' } }).catch((caught) => caught);
  expect(failure).toMatchObject({ code: 'ERR_INVALID_CHAR' });
  expect(failure.message).not.toContain('canary');
});

test('an https URL is never answered without TLS', async () => {
  const { port } = await serve((_request, response) => response.end('plain'));
  await expect(send(port, { url: `https://127.0.0.1:${port}/` })).rejects.toMatchObject({
    code: expect.stringMatching(/SSL|EPROTO/),
  });
});
