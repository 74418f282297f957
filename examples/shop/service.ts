/** What the service answered; status 0: nothing that could be used, so it is not known what it did. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Calling {
  readonly body?: object;
  /** The Idempotency-Key. */
  readonly key?: string;
}

/** Calls the service's API, such as `GET` of `/v1/payments/…`. */
export type Service = (method: 'GET' | 'POST', path: string, calling?: Calling) => Promise<Answer>;

export interface ServiceOptions {
  /** Without a slash at the end. */
  readonly serviceUrl: string;
  readonly apiKey: string;
  readonly fetch: typeof fetch;
}

/** The service answers within 30 s: it asks KakaoPay itself. */
const waitMs = 30_000;

export const createService =
  ({ serviceUrl, apiKey, fetch }: ServiceOptions): Service =>
  async (method, path, { body, key } = {}) => {
    const headers = {
      authorization: `Bearer ${apiKey}`,
      ...(body && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    };
    const init = { method, headers, redirect: 'error', signal: AbortSignal.timeout(waitMs) } as const;
    try {
      const response = await fetch(serviceUrl + path, { ...init, ...(body && { body: JSON.stringify(body) }) });
      return { status: response.status, body: (await response.json()) as Answer['body'] };
    } catch {
      return { status: 0, body: {} };
    }
  };
