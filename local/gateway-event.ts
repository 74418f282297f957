import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** An HTTP API's event, payload format 2.0, as AWS documents it. */
export interface GatewayEvent {
  readonly version: '2.0';
  readonly routeKey: string;
  readonly rawPath: string;
  /** Byte for byte as it came. */
  readonly rawQueryString: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Apart from the headers. */
  readonly cookies?: readonly string[];
  readonly requestContext: {
    readonly requestId: string;
    readonly routeKey: string;
    readonly stage: '$default';
    readonly timeEpoch: number;
    readonly http: {
      readonly method: string;
      readonly path: string;
      readonly protocol: string;
      readonly sourceIp: string;
      readonly userAgent: string;
    };
  };
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

export function toEvent(request: IncomingMessage, body: Buffer, routeKey: string, timeEpoch: number): GatewayEvent {
  const { method = 'GET', headers, httpVersion, socket } = request;
  const { path, query } = splitTarget(request.url);
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    ...withCookies(headers),
    requestContext: {
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      timeEpoch,
      http: {
        method,
        path,
        protocol: `HTTP/${httpVersion}`,
        sourceIp: socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
    },
    ...toText(body),
  };
}

/** Path and query of a request's target, nothing of them decoded. */
export function splitTarget(target = '/'): { readonly path: string; readonly query: string } {
  const at = target.indexOf('?');
  return at < 0 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at + 1) };
}

const withCookies = ({
  cookie,
  ...headers
}: IncomingMessage['headers']): Pick<GatewayEvent, 'headers' | 'cookies'> => ({
  headers: joined(headers),
  ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
});

/** What is sent twice is one header with commas. */
const joined = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(',')]));

/** Bytes that are no UTF-8 travel in base64, so that the function gets them as they came. */
function toText(body: Buffer): Pick<GatewayEvent, 'body' | 'isBase64Encoded'> {
  if (body.length === 0) return { isBase64Encoded: false };
  const text = body.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(body)) return { body: text, isBase64Encoded: false };
  return { body: body.toString('base64'), isBase64Encoded: true };
}
