import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The way from a shop to the service: it notes what is asked, and can lose what is answered. */
export interface Between {
  readonly url: string;
  /** The keys that a shop has asked with, by the order or the payment that it asked about. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  /** How many answers to a `POST` get lost from now on: the service has done what it was asked. */
  lost: number;
  close(): Promise<void>;
}

export async function startBetween(service: string): Promise<Between> {
  const keys = new Map<string, string[]>();
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    if (method === 'POST') note(keys, url, body, String(headers['idempotency-key']));
    const passed = ['authorization', 'content-type', 'idempotency-key'].filter((name) => headers[name] !== undefined);
    const answer = await fetch(service + url, {
      method,
      headers: Object.fromEntries(passed.map((name) => [name, String(headers[name])])),
      ...(method === 'POST' && { body }),
    });
    const text = await answer.text();
    if (method === 'POST' && between.lost > 0) {
      between.lost -= 1;
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const between: Between = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys,
    lost: 0,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return between;
}

function note(keys: Map<string, string[]>, url: string, body: string, key: string): void {
  const { orderId } = JSON.parse(body) as { readonly orderId?: string };
  const about = orderId ?? url.split('/')[3] ?? '';
  keys.set(about, [...(keys.get(about) ?? []), key]);
}
