import type { Answer, Request } from '../http/message.ts';

/** The part that is used of an HTTP API's event, payload format 2.0: the one place that knows API Gateway. */
export interface HttpApiEvent {
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
  readonly requestContext: { readonly requestId: string; readonly http: { readonly method: string } };
}

export interface HttpApiAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function toRequest(event: HttpApiEvent): Request {
  const headers = Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value ?? ''] as const);
  const body = event.body ?? '';
  return {
    method: event.requestContext.http.method,
    path: event.rawPath,
    query: Object.fromEntries(new URLSearchParams(event.rawQueryString)),
    headers: Object.fromEntries(headers),
    body: event.isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body,
    id: event.requestContext.requestId,
  };
}

export const fromAnswer = ({ status, headers, body }: Answer): HttpApiAnswer => ({ statusCode: status, headers, body });
