import type { SendHttp } from '../outbound/https.ts';
import type { AwsCredentials } from '../outbound/sign.ts';
import { createSigner } from '../outbound/sign.ts';
import type { Clock } from '../ports/clock.ts';
import { TableError } from './errors.ts';

export interface DynamoConnection {
  readonly region: string;
  /** Where the engine listens, for one that is not Amazon's own. */
  readonly endpoint?: string;
  readonly credentials: () => AwsCredentials;
  readonly send: SendHttp;
  readonly clock: Clock;
  /** Waits that many milliseconds between two tries. */
  readonly wait?: (ms: number) => Promise<void>;
}

/** A 200, or the one refusal that is an everyday answer. `body` is DynamoDB's JSON. */
export interface DynamoAnswer<Body> {
  readonly conditionFailed: boolean;
  readonly body: Body;
}

export type DynamoCall = <Body>(operation: string, input: object) => Promise<DynamoAnswer<Body>>;

/** Three tries, in the worst case 6.2 s: a request that has to wait longer is better off failing. */
const tries = [
  { waitMs: 0, timeoutMs: 2_000 },
  { waitMs: 50, timeoutMs: 2_000 },
  { waitMs: 150, timeoutMs: 2_000 },
] as const;

const worthAnotherTry = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'InternalServerError',
  'ServiceUnavailable',
]);

type Try<Body> = DynamoAnswer<Body> | { readonly failed: string; readonly final: boolean; readonly cause?: unknown };

/**
 * One operation of DynamoDB's JSON protocol, signed, tried again where the failure may pass. Every try carries the same
 * bytes, so a write must be able to meet its own first try.
 */
export function createDynamoCall(connection: DynamoConnection): DynamoCall {
  const { region, send, wait = pause } = connection;
  const url = connection.endpoint ?? `https://dynamodb.${region}.amazonaws.com/`;
  const place = new URL(url).host;
  const sign = createSigner({ ...connection, service: 'dynamodb' });
  return async <Body>(operation: string, input: object) => {
    const body = JSON.stringify(input);
    const request = { method: 'POST', url, headers: headersOf(operation), body };
    const signed = { ...request, headers: sign(request) };
    let last: { readonly failed: string; readonly cause?: unknown } = { failed: 'no try' };
    for (const { waitMs, timeoutMs } of tries) {
      if (waitMs > 0) await wait(waitMs);
      const tried = await tryOnce<Body>(send, { ...signed, timeoutMs });
      if (!('failed' in tried)) return tried;
      if (tried.final)
        throw new TableError('refused', `${operation} at ${place}: ${tried.failed}`, { reason: tried.failed, place });
      last = tried;
    }
    throw new TableError('unavailable', `${operation} at ${place}: ${last.failed}`, {
      reason: last.failed,
      place,
      cause: last.cause,
    });
  };
}

async function tryOnce<Body>(send: SendHttp, request: Parameters<SendHttp>[0]): Promise<Try<Body>> {
  try {
    const { status, body } = await send(request);
    const parsed = JSON.parse(body) as Body & { readonly __type?: string };
    if (status === 200) return { conditionFailed: false, body: parsed };
    const name = parsed.__type?.split('#').at(-1) ?? `status ${status}`;
    if (name === 'ConditionalCheckFailedException') return { conditionFailed: true, body: parsed };
    return { failed: name, final: status < 500 && !worthAnotherTry.has(name) };
  } catch (cause) {
    // No answer, or one that is not DynamoDB's JSON: a proxy's page, a cut-off body.
    return { failed: codeOf(cause), final: false, cause };
  }
}

function headersOf(operation: string): Record<string, string> {
  return { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${operation}` };
}

function codeOf(cause: unknown): string {
  if (cause instanceof SyntaxError) return 'not JSON';
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer';
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
