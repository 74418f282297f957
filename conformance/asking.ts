import type { Fields, Target } from './target.ts';

/** An answer of the API. */
export interface Answer {
  readonly http: number;
  /** Small letters, no spaces. */
  readonly type: string;
  /** Empty when it is not a JSON object. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** How a call differs from the usual one. */
export interface How {
  readonly legacy?: boolean;
  readonly method?: 'GET';
  /** Undefined values leave a header out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Instead of the fields in the usual form. */
  readonly body?: string;
  readonly query?: string;
}

export interface Asking {
  readonly target: Target;
  /** `name` is the path below `/online/v1/payment/`, or `/v1/payment/` of the legacy API. */
  readonly call: (name: string, fields?: Fields, how?: How) => Promise<Answer>;
  /** The status of a page. */
  readonly page: (url: string) => Promise<number>;
  /** Makes what several facts share when the first of them needs it. */
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
}

/** More than all the facts need, and little of a day's quota. */
const callsMax = 300;

/** So many calls without an answer, one after the other, are enough. */
const lostMax = 3;

const formType = 'application/x-www-form-urlencoded;charset=utf-8';

const textFields = (fields: Fields) =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]): [string, string] => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]);

/** A form as the legacy API takes it. */
export const formOf = (fields: Fields): string => new URLSearchParams(textFields(fields)).toString();

function requestOf(target: Target, fields: Fields, how: How): RequestInit {
  const usual = how.legacy
    ? { authorization: `KakaoAK ${target.adminKey}`, 'content-type': formType }
    : { authorization: `SECRET_KEY ${target.key}`, 'content-type': 'application/json' };
  const headers = Object.entries({ ...usual, ...how.headers }).filter(([, value]) => value !== undefined);
  const method = how.method ?? 'POST';
  const body = how.body ?? (how.legacy ? formOf(fields) : JSON.stringify(fields));
  return { method, headers: headers as [string, string][], ...(method === 'GET' ? {} : { body }), redirect: 'manual' };
}

/** Only test merchant codes are ever sent, so that no money moves. */
function checkTestCode({ cid }: Fields): void {
  if (cid !== undefined && !String(cid).startsWith('TC')) throw new Error('Only test merchant codes may be sent.');
}

function objectOf(text: string): Answer['body'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Answer['body']) : {};
  } catch {
    return {};
  }
}

export function createAsking(target: Target): Asking {
  const made = new Map<string, Promise<unknown>>();
  let [calls, lost] = [0, 0];
  const send = async (url: string, request: RequestInit) => {
    calls += 1;
    if (calls > callsMax) throw new Error(`More than ${callsMax} calls are not sent.`);
    if (lost >= lostMax) throw new Error('KakaoPay cannot be reached.');
    await target.turn();
    lost += 1;
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(15_000) });
    lost = 0;
    return response;
  };
  return {
    target,
    async call(name, fields = {}, how = {}) {
      checkTestCode(fields);
      const path = how.legacy ? '/v1/payment/' : '/online/v1/payment/';
      const url = `${target.baseUrl}${path}${name}${how.query ? `?${how.query}` : ''}`;
      const response = await send(url, requestOf(target, fields, how));
      const type = (response.headers.get('content-type') ?? '').toLowerCase().replaceAll(' ', '');
      return { http: response.status, type, body: objectOf(await response.text()) };
    },
    async page(url) {
      const response = await send(url, { headers: { accept: 'text/html' } });
      await response.arrayBuffer();
      return response.status;
    },
    once<T>(name: string, make: () => Promise<T>) {
      const found = made.get(name) ?? make();
      made.set(name, found);
      return found as Promise<T>;
    },
  };
}
