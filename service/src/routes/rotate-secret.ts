import { byApiKey } from '../http/by-api-key.ts';
import { json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { eventsRoute, type Route } from '../http/route.ts';
import type { EventsService } from '../service.ts';
import { bothSecretsMs, hasBothSecrets } from '../webhooks/signature.ts';
import { withSecret } from './endpoint-view.ts';
import { changeEndpoint } from './existing-endpoint.ts';

export const rotateSecretRoute: Route<EventsService> = eventsRoute({
  name: 'rotateWebhookSecret',
  method: 'POST',
  path: '/v1/webhook-endpoints/{id}/rotate-secret',
  summary: 'Give it another secret; for 24 hours each delivery is signed with both',
  access: byApiKey('events:write'),
  answers: { 200: 'WebhookEndpointWithSecret' },
  problems: ['endpoint_not_found', 'rotation_in_progress'],
  async handle(service, { path: { id = '' } }) {
    const now = service.clock.now();
    const rotated = await changeEndpoint(service.table, id, (endpoint) => {
      const { generation, rotatedAt = now } = endpoint;
      if (hasBothSecrets(endpoint, now)) throw inProgress(rotatedAt);
      return { ...endpoint, generation: generation + 1, rotatedAt: now };
    });
    return json(200, withSecret(service, rotated, now));
  },
});

const inProgress = (rotatedAt: number): Problem =>
  new Problem('rotation_in_progress', {
    detail: `Until ${new Date(rotatedAt + bothSecretsMs).toISOString()} deliveries are signed with both secrets.`,
  });
