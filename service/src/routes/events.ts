import { deliverAgain } from '../flows/deliver-again.ts';
import { byApiKey } from '../http/by-api-key.ts';
import { json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { jsonBody } from '../http/read-json.ts';
import { eventsRoute, type Route } from '../http/route.ts';
import type { EventsService } from '../service.ts';
import { readAttempts } from '../store/attempts.ts';
import { readEndpoints } from '../store/endpoints.ts';
import type { ToldEvent } from '../store/list-events.ts';
import { eventBody } from '../webhooks/body.ts';
import { type Endpoint, hears } from '../webhooks/endpoint.ts';
import { eventDelivery } from './event-requests.ts';
import { attemptsOf, eventViewOf } from './event-view.ts';
import { endpointIn } from './existing-endpoint.ts';
import { existingEvent } from './existing-event.ts';

export const getEventRoute: Route<EventsService> = eventsRoute({
  name: 'getEvent',
  method: 'GET',
  path: '/v1/events/{id}',
  summary: 'An event as it is delivered, and every try to do so',
  access: byApiKey('events:read'),
  answers: { 200: 'EventWithData' },
  problems: ['event_not_found'],
  async handle({ table, clock }, { path: { id = '' } }) {
    const event = await existingEvent(table, id);
    const { told, n } = event;
    const now = clock.now();
    const [{ list }, failed] = await Promise.all([readEndpoints(table), readAttempts(table, told.id, n, now)]);
    const { data } = eventBody(told, n) ?? {};
    return json(200, { ...eventViewOf(event, list), data, attempts: attemptsOf(event, failed, now) });
  },
});

export const deliverEventRoute: Route<EventsService> = eventsRoute({
  name: 'deliverEvent',
  method: 'POST',
  path: '/v1/events/{id}/deliver',
  summary: 'Deliver an event again, at once',
  access: byApiKey('events:write'),
  body: jsonBody(eventDelivery),
  answers: { 202: 'Event' },
  problems: ['event_not_found', 'endpoint_not_found', 'endpoint_disabled', 'no_endpoint_listens'],
  async handle(service, { path: { id = '' }, body: { endpointId } }) {
    const event = await existingEvent(service.table, id);
    const { list } = await readEndpoints(service.table);
    const aims = aimsOf(event, list, endpointId).map((endpoint) => endpoint.id);
    const told = await deliverAgain(service, event.told, event.n, aims);
    return json(202, eventViewOf({ ...event, told }, list));
  },
});

/** Whoever is to hear of it. */
function aimsOf({ type }: ToldEvent, list: readonly Endpoint[], id: string | undefined): readonly Endpoint[] {
  if (id !== undefined) {
    const endpoint = endpointIn(list, id);
    if (endpoint.disabled) throw new Problem('endpoint_disabled', { endpointId: id });
    return [endpoint];
  }
  const aims = list.filter((endpoint) => endpoint.disabled === undefined && hears(endpoint, type));
  if (aims.length === 0) throw new Problem('no_endpoint_listens');
  return aims;
}
