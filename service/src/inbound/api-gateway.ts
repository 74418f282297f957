import type { Answer, Request } from '../http/message.ts';
import { notUtf8 } from './not-utf8.ts';

type Values = Readonly<Record<string, string | undefined>> | null;

/** What is read of an event: all of it may be missing, for a function can be invoked with anything. */
interface AnyEvent {
  readonly headers?: Values;
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
  readonly requestContext?: { readonly requestId?: string; readonly http?: { readonly method?: string } } | null;
  // An HTTP API's, payload format 2.0; a function's own address sends the same.
  readonly rawPath?: string;
  readonly rawQueryString?: string;
  // A REST API's, and format 1.0; the query is decoded already.
  readonly httpMethod?: string;
  readonly path?: string;
  readonly queryStringParameters?: Values;
}

export interface HttpApiAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The request that an event stands for; `undefined` for warm-ups, test events and whatever else is none. */
export function toRequest(given: unknown): Request | undefined {
  const event = (given ?? {}) as AnyEvent;
  const { requestContext, rawPath, rawQueryString = '' } = event;
  const method = requestContext?.http?.method ?? event.httpMethod;
  const path = rawPath ?? event.path;
  if (typeof method !== 'string' || typeof path !== 'string') return undefined;
  const text = typeof event.body === 'string' ? event.body : '';
  const query = rawPath === undefined ? decodedQuery(event) : Object.fromEntries(new URLSearchParams(rawQueryString));
  const body = event.isBase64Encoded ? Buffer.from(text, 'base64').toString('utf8') : text;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(event.headers ?? {})) headers[name.toLowerCase()] = String(value ?? '');
  return {
    method,
    path,
    query,
    headers,
    body,
    notUtf8: notUtf8(path, query, body),
    id: requestContext?.requestId ?? '',
  };
}

const decodedQuery = ({ queryStringParameters }: AnyEvent): Record<string, string> =>
  Object.fromEntries(Object.entries(queryStringParameters ?? {}).map(([name, value]) => [name, String(value ?? '')]));

export const fromAnswer = ({ status, headers, body }: Answer): HttpApiAnswer => ({ statusCode: status, headers, body });

/** For an event that is no request. */
export const noRequest: HttpApiAnswer = {
  statusCode: 400,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'This function answers HTTP requests, and the event is none.',
};
