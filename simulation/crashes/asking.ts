import { setTimeout } from 'node:timers/promises';

/** What the service said in the end. */
export interface Said {
  readonly status: number;
  readonly text: string;
  /** Where a browser is sent to; empty when it stays. */
  readonly location: string;
}

export interface Asking {
  /** Asks until there is an answer that is no reason to ask again, as a program or a patient person does. */
  ask(url: string, init?: RequestInit): Promise<Said>;
  /** Asks as a shop does, with its key. */
  shop(method: string, path: string, body?: object, key?: string): Promise<Said>;
  /** Reads what the shop's API has. */
  read<Body>(path: string): Promise<Body>;
  /** Asks once: whoever does that goes away when nobody answers. */
  once(url: string): Promise<Said | undefined>;
  /** How many answers never came, so far. */
  lost(): number;
}

/** With the wait in between: a minute, several times what a start takes. */
const triesMax = 600;
const waitMs = 100;
/** A gateway waits 30 s for a function. */
const answerMs = 40_000;

/** A problem says of itself whether it is worth another try; what no function said, the gateway did. */
const isToAskAgain = ({ status, text }: Said): boolean =>
  status >= 500 || (status === 409 && text.includes('"retryable":true') && text.includes('request_in_progress'));

export function createAsking(
  { url, apiKey }: { readonly url: string; readonly apiKey: string },
  /** Told of every exchange, answered or not. */
  onExchange: () => void,
): Asking {
  let lost = 0;
  const once = async (address: string, init: RequestInit = {}): Promise<Said | undefined> => {
    try {
      const signal = AbortSignal.timeout(answerMs);
      const answer = await fetch(address, { redirect: 'manual', signal, ...init });
      const { status, headers } = answer;
      return { status, text: await answer.text(), location: headers.get('location') ?? '' };
    } catch {
      lost += 1;
      return undefined;
    } finally {
      onExchange();
    }
  };
  const ask = async (address: string, init: RequestInit = {}): Promise<Said> => {
    let last: Said | undefined;
    for (let tries = 0; tries < triesMax; tries++) {
      last = await once(address, init);
      if (last !== undefined && !isToAskAgain(last)) return last;
      await setTimeout(waitMs);
    }
    throw new Error(`Nobody answers ${init.method ?? 'GET'} ${address}: ${last?.status} ${last?.text}`);
  };
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  const shop: Asking['shop'] = (method, path, body, key) =>
    ask(`${url}${path}`, {
      method,
      headers: { ...headers, ...(key !== undefined && { 'idempotency-key': key }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  return {
    ask,
    shop,
    once,
    lost: () => lost,
    async read<Body>(path: string) {
      const { status, text } = await shop('GET', path);
      if (status !== 200) throw new Error(`GET ${path}: ${status} ${text}`);
      return JSON.parse(text) as Body;
    },
  };
}
