import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { outcomePaths } from '../shop.ts';

/** Where a payer's browser comes back to. */
export interface Returns {
  /** `http://localhost:…`, without a slash at the end. */
  readonly base: string;
  /** The next browser to come; rejects after 15 minutes, when the payment has expired anyway. */
  next(): Promise<URL>;
  close(): Promise<void>;
}

const waitMs = 15 * 60_000;

export async function listenForReturns(): Promise<Returns> {
  let take: (url: URL) => void = () => {};
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (outcomePaths.includes(url.pathname)) take(url);
    response.end('You may close this page.\n');
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://localhost:${port}`,
    next: () =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('Nobody came back within 15 minutes.')), waitMs);
        take = (url) => {
          clearTimeout(late);
          resolve(url);
        };
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
