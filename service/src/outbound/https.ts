import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from 'node:http';

export interface HttpRequest {
  readonly method: string;
  /** `https:`, or `http:` towards a laptop's own services. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty: no body. */
  readonly body: string;
  /** For the whole exchange: connecting, sending, and the last byte of the answer. */
  readonly timeoutMs: number;
  /** Nothing is written from this instant on, however long the connection took. */
  readonly sendBefore?: Date;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

export type SendHttp = (request: HttpRequest) => Promise<HttpAnswer>;

/** A page of the table holds 1 MB; as JSON, where every value names its type, it may be three times as much. */
const ANSWER_BYTES_MAX = 4 * 1024 * 1024;

/** Servers close idle connections, the usual ones after 5 s; one that may be closed by now is not used again. */
const IDLE_MS_MAX = 4_000;

interface Route {
  readonly request: (url: string, options: RequestOptions) => ClientRequest;
  readonly agent: Agent;
  usedAtMs: number;
}

const routes = new Map<string, Route>();

/**
 * One request over one kept-alive agent for each scheme. It never sends twice: what a lost answer means only the caller
 * knows.
 *
 * @throws an `Error` whose `code` says why there is no answer: Node's own (`ECONNREFUSED`, `ECONNRESET`, `ENOTFOUND`,
 *   …), `ETIMEDOUT` when `timeoutMs` is over, `ERR_TOO_LATE_TO_SEND`
 *   when nothing had left by `sendBefore`, `ERR_ANSWER_TOO_LARGE` beyond 4 MiB.
 */
export const sendHttp: SendHttp = ({ method, url, headers, body, timeoutMs, sendBefore }) =>
  new Promise((resolve, reject) => {
    if (sendBefore && Date.now() >= sendBefore.getTime()) return reject(tooLateToSend());
    const route = routeTo(url);
    const request = route.request(url, { method, headers, agent: route.agent });
    const giveUp = (error: Error) => {
      reject(error);
      request.destroy();
    };
    const late = () => giveUp(failure('ETIMEDOUT', `No whole answer within ${timeoutMs} ms`));
    const deadline = setTimeout(late, timeoutMs);
    // Nothing is written before the connection stands and the clock was asked: a thawed process finds both at once.
    const write = () => {
      if (sendBefore && Date.now() >= sendBefore.getTime()) giveUp(tooLateToSend());
      else request.end(body);
    };
    request.on('socket', (socket) => {
      if (socket.connecting) socket.once(url.startsWith('https:') ? 'secureConnect' : 'connect', write);
      else write();
    });
    request.on('close', () => {
      clearTimeout(deadline);
      route.usedAtMs = Date.now();
    });
    request.on('error', reject);
    request.on('response', (response) => readAnswer(response, { resolve, reject, giveUp }));
  });

const failure = (code: string, message: string): Error => Object.assign(new Error(message), { code });
const tooLateToSend = (): Error => failure('ERR_TOO_LATE_TO_SEND', 'It is too late to send this');

interface Ending {
  readonly resolve: (answer: HttpAnswer) => void;
  readonly reject: (error: Error) => void;
  readonly giveUp: (error: Error) => void;
}

function readAnswer(response: IncomingMessage, { resolve, reject, giveUp }: Ending): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  response.on('error', reject);
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES_MAX) giveUp(failure('ERR_ANSWER_TOO_LARGE', 'The answer is larger than 4 MiB'));
    else chunks.push(chunk);
  });
  response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }));
}

function routeTo(url: string): Route {
  const scheme = url.slice(0, url.indexOf(':'));
  const route = routes.get(scheme) ?? openRoute(scheme);
  // The agent's own idle timer does not run while a Lambda is frozen, so the clock is asked as well.
  if (Date.now() - route.usedAtMs > IDLE_MS_MAX) closeIdle(route.agent);
  route.usedAtMs = Date.now();
  return route;
}

function openRoute(scheme: string): Route {
  // A static import of these two costs a cold start 33-40 ms: it touches `fetch` on the way.
  const http = scheme === 'http' ? process.getBuiltinModule('node:http') : process.getBuiltinModule('node:https');
  const agent = new http.Agent({ keepAlive: true, timeout: IDLE_MS_MAX });
  const route = { request: http.request, agent, usedAtMs: 0 };
  routes.set(scheme, route);
  return route;
}

function closeIdle(agent: Agent): void {
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}
