import type { ClientRequest } from 'node:http';
import type { WebhookAnswer, WebhookCall, WebhookError, Webhooks } from '../ports/webhooks.ts';
import { firstWords } from './first-words.ts';
import { publicLookup } from './public-lookup.ts';
import { type ResolveName, resolveName } from './resolve-name.ts';
import { type WebhookRules, webhookUrlFault } from './webhook-url-fault.ts';

export interface WebhookOptions extends WebhookRules {
  /** For the whole exchange: the name, connecting, sending, and as much of the answer as is kept. */
  readonly timeoutMs?: number;
  readonly resolve?: ResolveName;
}

/** One address of a name after the other. Node's own 250 ms for each are too short for half of the world. */
const eachAddress = { autoSelectFamily: true, autoSelectFamilyAttemptTimeout: 3_000 };

/** Each call is one try over a connection of its own, to a public host only; a redirect is an answer like any other. */
export const createWebhooks = (options: WebhookOptions = {}): Webhooks => ({
  post: async (call) => {
    if (Date.now() >= call.sendBefore) return failed('too_late');
    if (webhookUrlFault(call.url, options) !== undefined) return failed('refused_address');
    // It throws when there is a header that Node does not send.
    return exchange(call, options).catch(() => failed('connection'));
  },
  now: () => Date.now(),
});

const failed = (error: WebhookError): WebhookAnswer => ({ status: undefined, error });

function exchange(call: WebhookCall, options: WebhookOptions): Promise<WebhookAnswer> {
  return new Promise((resolve) => {
    const body = Buffer.from(call.body);
    const isTls = new URL(call.url).protocol === 'https:';
    const request = openRequest(call, { isTls, length: body.length }, options);
    let stage: WebhookError = 'connection';
    let heard: (() => WebhookAnswer) | undefined;
    // A status is an answer, whatever becomes of the rest; else `error` says why there is none.
    const end = (error: WebhookError) => {
      clearTimeout(deadline);
      resolve(heard?.() ?? failed(error));
      request.destroy();
    };
    const deadline = setTimeout(end, options.timeoutMs ?? 15_000, 'timeout');
    request.on('socket', (socket) => {
      socket.once('connect', () => {
        stage = isTls ? 'tls' : 'connection';
      });
      // Nothing is written before the connection stands and the clock was asked: see `sendHttp`.
      socket.once(isTls ? 'secureConnect' : 'connect', () => {
        stage = 'connection';
        if (Date.now() >= call.sendBefore) end('too_late');
        else request.end(body);
      });
    });
    request.on('error', ({ code }: NodeJS.ErrnoException) =>
      end(code === 'dns' || code === 'refused_address' ? code : stage),
    );
    request.on('close', () => end(stage));
    request.on('response', (response) => {
      const said = firstWords(response, () => end(stage));
      heard = () => ({ status: response.statusCode ?? 0, said: said() });
    });
  });
}

function openRequest(
  { url, headers }: WebhookCall,
  { isTls, length }: { isTls: boolean; length: number },
  { resolve = resolveName, ...rules }: WebhookOptions,
): ClientRequest {
  // Imported when needed, for the reason that https.ts has.
  const { request } = isTls ? process.getBuiltinModule('node:https') : process.getBuiltinModule('node:http');
  const everyTime = {
    'content-type': 'application/json',
    'content-length': length,
    'user-agent': 'kakaopay-serverless',
  };
  return request(url, {
    method: 'POST',
    headers: { ...headers, ...everyTime },
    lookup: publicLookup(resolve, rules),
    ...eachAddress,
    // No connection is kept for another call.
    agent: false,
  });
}
