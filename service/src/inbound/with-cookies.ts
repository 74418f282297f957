/** What is read of an HTTP API's event, payload format 2.0. */
interface CookieEvent {
  readonly headers?: Readonly<Record<string, string | undefined>> | null;
  readonly cookies?: readonly string[];
}

/** An HTTP API sends cookies apart from the headers: puts them back among these, for those who have a use for any. */
export function withCookies(event: unknown): unknown {
  const { headers, cookies } = (event ?? {}) as CookieEvent;
  if (!Array.isArray(cookies)) return event;
  return { ...(event as object), headers: { ...headers, cookie: cookies.join('; ') } };
}
