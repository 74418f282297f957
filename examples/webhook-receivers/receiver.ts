import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

interface Event {
  readonly type: string;
  readonly data: { readonly id: string; readonly version: number };
}

const webhook = new Webhook(process.env.WEBHOOK_SECRET ?? '');
const bytesMax = 100_000;

// In memory for brevity: yours are in a table, and written in one transaction with what you do about the event.
const versions = new Map<string, number>();

/** Yours. What takes long is done after the answer. */
const handle = (event: Event) => console.log(`handled ${event.data.id} ${event.data.version}`);

const server = createServer(async (request, response) => {
  try {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > bytesMax) throw new Error('Too large');
      chunks.push(chunk);
    }
    // The bytes as they came: JSON that was read and written again has another signature.
    const headers = request.headers as Record<string, string>;
    const event = webhook.verify(Buffer.concat(chunks), headers) as Event;
    const { id, version } = event.data;
    // Not one that came before, with the same `webhook-id`, nor an older state after a newer one.
    if (version > (versions.get(id) ?? 0)) {
      versions.set(id, version);
      handle(event);
    }
    response.writeHead(204).end();
  } catch {
    response.writeHead(400).end('No genuine webhook');
  }
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () =>
  console.log(`listening on ${(server.address() as AddressInfo).port}`),
);
