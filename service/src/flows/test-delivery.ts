import { chance } from '../ids.ts';
import type { WebhookAnswer } from '../ports/webhooks.ts';
import type { Teller } from '../service.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import { freshMs, sendSigned } from './send-signed.ts';

export interface Tested {
  readonly id: string;
  readonly answer: WebhookAnswer;
  /** How long it took. */
  readonly ms: number;
}

/** Sends an event that says nothing, as real ones are sent: signed, through the same guard. It is not tried again. */
export async function sendTest(engine: Teller, endpoint: Endpoint): Promise<Tested> {
  const { clock, ids } = engine;
  const now = clock.now();
  const id = `test_${chance(ids, 16)}`;
  const data = { endpointId: endpoint.id };
  const body = JSON.stringify({ type: 'webhook.test', timestamp: new Date(now).toISOString(), data });
  const answer = await sendSigned(engine, endpoint, { id, body, sendBefore: now + freshMs });
  return { id, answer, ms: clock.now() - now };
}
