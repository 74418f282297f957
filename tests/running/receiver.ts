import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** What the shop was told in one try. */
export interface Told {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly id: string; readonly status: string };
  /** As it came. */
  readonly body: string;
  /** When it came, ms since 1970. */
  readonly at: number;
  /** What was answered. */
  readonly status: number;
}

/** The shop's side of the webhooks: it checks each signature with the library of the standard. */
export interface Receiver {
  readonly url: string;
  readonly told: readonly Told[];
  /** What it checks with; whatever does not fit is answered 401. */
  secret: string;
  /** What it answers to what fits. */
  status: number;
  close(): Promise<void>;
}

const path = '/webhooks';

export async function startReceiver(): Promise<Receiver> {
  const told: Told[] = [];
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const at = Date.now();
    const isHere = request.url === path;
    const status = !isHere ? 404 : isGenuine(receiver.secret, body, request) ? receiver.status : 401;
    const { type, data } = JSON.parse(body) as Pick<Told, 'type' | 'data'>;
    if (isHere) told.push({ id: String(request.headers['webhook-id']), type, data, body, at, status });
    response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    told,
    secret: '',
    status: 204,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return receiver;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function isGenuine(secret: string, body: string, { headers }: IncomingMessage): boolean {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}
