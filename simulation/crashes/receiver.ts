import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** What the shop was told in one try. */
export interface Told {
  readonly id: string;
  readonly body: string;
  /** The signature fits, and its time has been. */
  readonly genuine: boolean;
  /** What was answered. */
  readonly status: number;
}

/** The shop's side of the webhooks, which nobody kills. */
export interface Receiver {
  readonly url: string;
  readonly told: readonly Told[];
  secret: string;
  /** What it answers to what is genuine. */
  status: number;
  close(): void;
}

/** As far ahead as the standard lets a receiver take it. How old it is says nothing: the clock is put forward. */
const toleranceMs = 5 * 60_000;

/** `now`: KakaoPay's time, which the service follows; ms since 1970. */
export async function startReceiver(now: () => number): Promise<Receiver> {
  const told: Told[] = [];
  const startedAt = now();
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (body === undefined) return;
    const id = String(request.headers['webhook-id']);
    const genuine = isGenuine(receiver.secret, { id, body, request, from: startedAt, to: now() + toleranceMs });
    const status = genuine ? receiver.status : 401;
    told.push({ id, body, genuine, status });
    response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    told,
    secret: '',
    status: 204,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return receiver;
}

/** What was sent to its end; whoever is killed meanwhile has told nothing. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return request.complete ? Buffer.concat(chunks).toString() : undefined;
}

interface Message {
  readonly id: string;
  readonly body: string;
  readonly request: IncomingMessage;
  /** When it may have been signed, ms since 1970. */
  readonly from: number;
  readonly to: number;
}

/** The library's own check has this machine's clock, and the service's is ahead of it. */
function isGenuine(secret: string, { id, body, request: { headers }, from, to }: Message): boolean {
  const at = Number(headers['webhook-timestamp']) * 1000;
  const signatures = String(headers['webhook-signature']).split(' ');
  const isNow = from - 1000 <= at && at <= to;
  return isNow && signatures.includes(new Webhook(secret).sign(id, new Date(at), body));
}
