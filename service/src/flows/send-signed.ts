import type { WebhookAnswer } from '../ports/webhooks.ts';
import type { Teller } from '../service.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import { signedHeaders } from '../webhooks/signature.ts';

/** Nothing is sent that was read or made longer ago than this, in ms. */
export const freshMs = 6_000;

interface Sending {
  readonly id: string;
  readonly body: string;
  /** ms since 1970. */
  readonly sendBefore: number;
}

/** One try to tell an endpoint, signed by the receiver's clock and through the one guard. */
export function sendSigned(
  { webhooks, webhookSecrets }: Teller,
  endpoint: Endpoint,
  { id, body, sendBefore }: Sending,
): Promise<WebhookAnswer> {
  const headers = signedHeaders(webhookSecrets, endpoint, { id, body, now: webhooks.now() });
  return webhooks.post({ url: endpoint.url, headers, body, sendBefore });
}

/** Whether the endpoint has taken it: a redirect has not. */
export const isTaken = ({ status = 0 }: WebhookAnswer): boolean => status >= 200 && status < 300;
