import type { Endpoint } from './endpoint.ts';

const { createHmac } = process.getBuiltinModule('node:crypto');

interface Sent {
  readonly id: string;
  readonly body: string;
  /** ms since 1970. */
  readonly now: number;
}

/** The headers of a try. */
export function signedHeaders(
  endpoint: Endpoint,
  secrets: readonly string[],
  { id, body, now }: Sent,
): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const signature = createHmac('sha256', `${secrets[0]}${endpoint.id}`)
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
