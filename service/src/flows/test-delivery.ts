import { chance } from '../ids.ts';
import type { WebhookAnswer } from '../ports/webhooks.ts';
import type { Teller } from '../service.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import { signedHeaders } from '../webhooks/signature.ts';

/** It is sent within that or not at all, ms. */
const sentWithinMs = 6_000;

export interface Tested {
  readonly id: string;
  readonly answer: WebhookAnswer;
  /** How long it took. */
  readonly ms: number;
}

/** Sends an event that says nothing, as real ones are sent: signed, through the same guard. It is not tried again. */
export async function sendTest({ clock, ids, webhooks, webhookSecrets }: Teller, endpoint: Endpoint): Promise<Tested> {
  const now = clock.now();
  const id = `test_${chance(ids, 16)}`;
  const data = { endpointId: endpoint.id };
  const body = JSON.stringify({ type: 'webhook.test', timestamp: new Date(now).toISOString(), data });
  const headers = signedHeaders(webhookSecrets, endpoint, { id, body, now: webhooks.now() });
  const answer = await webhooks.post({ url: endpoint.url, headers, body, sendBefore: now + sentWithinMs });
  return { id, answer, ms: clock.now() - now };
}
