import type { ApiKey } from '../store/api-keys.ts';

/** A request as the handlers see it: a plain object, because the web's `Request` brings undici along (55 ms). */
export interface Request {
  readonly method: string;
  readonly path: string;
  /** The last value where a name comes twice. */
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What shows that path, query or body were not UTF-8, if anything does. */
  readonly notUtf8?: string | undefined;
  /** The host's id for this request, to find it in the logs. */
  readonly id: string;
  /** Who asks, where that is known already: the console asks for its operators. Nothing from outside sets it. */
  readonly caller?: ApiKey;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
});

/** Not to be cached, changed to a POST, or told to the next site: the address that was left may hold a token. */
export const seeOther = (location: string): Answer => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  body: '',
});
