import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type GatewayEvent, splitTarget, toEvent } from './gateway-event.ts';
import { type Route, routeOf } from './gateway-routes.ts';
import { closeServer, listen } from './server.ts';

/** What a function answers. */
export interface FunctionAnswer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface GatewayOptions {
  readonly port: number;
  readonly host: string;
  readonly routes: readonly Route[];
  /** Runs a function by its name in `serverless.yml`. */
  readonly invoke: (functionKey: string, event: GatewayEvent) => Promise<FunctionAnswer>;
  /** Answers what no function can: a request that stays open. */
  readonly serve?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Is told why a function gave no answer. */
  readonly onError: (functionKey: string, error: Error) => void;
}

/** As many bytes as Lambda takes. */
const bodyMax = 6 * 1024 * 1024;

/**
 * API Gateway on this machine, so that the functions get what they get from it: the query and the bytes as they came,
 * an id for each request, no CORS. serverless-offline's own changes all of these.
 */
export async function startGateway(options: GatewayOptions): Promise<{ close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (options.serve?.(request, response)) return;
    answer(options, request)
      .catch(() => message(500, 'Internal Server Error'))
      .then((said) => send(request, response, said));
  });
  await listen(server, options.port, options.host);
  return { close: () => closeServer(server) };
}

async function answer({ routes, invoke, onError }: GatewayOptions, request: IncomingMessage): Promise<FunctionAnswer> {
  const route = routeOf(routes, request.method ?? 'GET', splitTarget(request.url).path);
  if (route === undefined) return message(404, 'Not Found');
  const body = await readBody(request);
  if (body === undefined) return message(413, 'Request Too Long');
  const event = toEvent(request, body, route.routeKey, Date.now());
  const id = { 'apigw-requestid': event.requestContext.requestId };
  try {
    const said = await invoke(route.functionKey, event);
    return { ...said, headers: { ...said.headers, ...id } };
  } catch (error) {
    onError(route.functionKey, error as Error);
    return message(500, 'Internal Server Error', id);
  }
}

/** What API Gateway says itself. */
const message = (statusCode: number, text: string, headers = {}): FunctionAnswer => ({
  statusCode,
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify({ message: text }),
});

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyMax) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(request: IncomingMessage, response: ServerResponse, { statusCode, headers, body = '' }: FunctionAnswer) {
  response.writeHead(statusCode, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
