import type { InferOutput } from 'valibot';
import { isTaken } from '../flows/send-signed.ts';
import { sendTest } from '../flows/test-delivery.ts';
import { byApiKey } from '../http/by-api-key.ts';
import { json } from '../http/message.ts';
import { eventsRoute, type Route } from '../http/route.ts';
import type { EventsService } from '../service.ts';
import { existingEndpoint } from './existing-endpoint.ts';
import type { testDelivery } from './webhook-answers.ts';

export const testEndpointRoute: Route<EventsService> = eventsRoute({
  name: 'testWebhookEndpoint',
  method: 'POST',
  path: '/v1/webhook-endpoints/{id}/test',
  summary: 'Post a signed `webhook.test` there now, and see what comes of it',
  access: byApiKey('events:write'),
  answers: { 200: 'TestDelivery' },
  problems: ['endpoint_not_found'],
  async handle(service, { path: { id = '' } }) {
    const { answer, ...sent } = await sendTest(service, await existingEndpoint(service.table, id));
    const said: InferOutput<typeof testDelivery> =
      answer.status === undefined
        ? { ...sent, delivered: false, error: answer.error }
        : { ...sent, delivered: isTaken(answer), status: answer.status, said: answer.said };
    return json(200, said);
  },
});
