import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { createLive } from './live.ts';
import { freePort } from './ports.ts';
import { closeServer, listen } from './server.ts';

test('a page hears of every write while it listens, and other requests are left to others', async () => {
  const live = createLive();
  const server = createServer((request, response) => live.serve(request, response) || response.writeHead(404).end());
  const port = await freePort();
  await listen(server, port);
  live.tell();
  const answer = await fetch(`http://127.0.0.1:${port}/console/live`);
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const read = async () => new TextDecoder().decode((await reader.read()).value);
  expect(await read()).toMatch(/^: /);
  live.tell();
  expect(await read()).toBe('data: written\n\n');
  expect((await fetch(`http://127.0.0.1:${port}/console`)).status).toBe(404);
  await reader.cancel();
  await closeServer(server);
});
