import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nowMs } from './clock.ts';

export interface Invocation {
  /** When the function was given its event, and when its answer was here (`clock.ts`). */
  readonly givenAtMs: number;
  readonly answeredAtMs: number;
  readonly answer: unknown;
}

/** Lambda's side of the Runtime API: hands one function its events, one by one, and takes the answers. */
export interface RuntimeApi {
  /** What `AWS_LAMBDA_RUNTIME_API` has to be. */
  readonly address: string;
  /** Rejects when the function fails instead of answering. One at a time. */
  invoke(event: object): Promise<Invocation>;
  close(): Promise<void>;
}

interface Pending {
  readonly event: string;
  readonly resolve: (invocation: Invocation) => void;
  readonly reject: (error: Error) => void;
  givenAtMs: number;
}

const root = '/2018-06-01/runtime';

// A function's time limit is far away: nothing here is about time-outs.
const timeLimitMs = 25_000;

export async function startRuntimeApi(): Promise<RuntimeApi> {
  let pending: Pending | undefined;
  let waiting: ServerResponse | undefined;
  let count = 0;

  const give = () => {
    if (!pending || !waiting) return;
    waiting.writeHead(200, invocationHeaders(++count));
    pending.givenAtMs = nowMs();
    waiting.end(pending.event);
    waiting = undefined;
  };
  const take = (path: string, body: string) => {
    const answeredAtMs = nowMs();
    const { resolve, reject, givenAtMs } = pending ?? { reject: () => {}, resolve: () => {}, givenAtMs: 0 };
    pending = undefined;
    if (path.endsWith('/response')) resolve({ givenAtMs, answeredAtMs, answer: JSON.parse(body) });
    else reject(new Error(`The function failed: ${body}`));
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === `${root}/invocation/next`) {
      waiting = response;
      give();
      return;
    }
    void readBody(request).then((body) => {
      take(path, body);
      response.writeHead(202).end();
    });
  });
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    invoke: (event) =>
      new Promise((resolve, reject) => {
        pending = { event: JSON.stringify(event), resolve, reject, givenAtMs: 0 };
        give();
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function invocationHeaders(count: number): Record<string, string> {
  return {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    'lambda-runtime-deadline-ms': String(Math.round(performance.timeOrigin + nowMs()) + timeLimitMs),
    'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:ap-northeast-2:000000000000:function:checkout',
    'lambda-runtime-trace-id': 'Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0',
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
