import { byApiKey } from '../http/by-api-key.ts';
import { json } from '../http/message.ts';
import { jsonBody } from '../http/read-json.ts';
import { eventsRoute, type Route } from '../http/route.ts';
import { newEndpointId } from '../ids.ts';
import type { EventsService } from '../service.ts';
import { changeEndpoints, readEndpoints } from '../store/endpoints.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import { withoutUndefined } from '../without-undefined.ts';
import { assertNew, assertUrl, freeSlot } from './endpoint-rules.ts';
import { endpointViewOf, withSecret } from './endpoint-view.ts';
import { changeEndpoint, endpointIn, existingEndpoint } from './existing-endpoint.ts';
import { endpointChange, newEndpoint } from './webhook-requests.ts';

export const createEndpointRoute: Route<EventsService> = eventsRoute({
  name: 'createWebhookEndpoint',
  method: 'POST',
  path: '/v1/webhook-endpoints',
  summary: 'Have events posted to an address of the shop’s',
  access: byApiKey('events:write'),
  body: jsonBody(newEndpoint),
  answers: { 201: 'WebhookEndpointWithSecret' },
  problems: ['endpoint_exists', 'too_many_endpoints'],
  async handle(service, { body, caller }) {
    assertUrl(service, body.url);
    const now = service.clock.now();
    const id = newEndpointId(service.ids);
    const { list } = await changeEndpoints(service.table, (others) => {
      const slot = freeSlot(others);
      const made = whole({ id, slot, ...body, generation: 1, createdAt: now, by: caller.id });
      assertNew(others, made);
      return [...others, made];
    });
    return json(201, withSecret(service, endpointIn(list, id), now));
  },
});

export const listEndpointsRoute: Route<EventsService> = eventsRoute({
  name: 'listWebhookEndpoints',
  method: 'GET',
  path: '/v1/webhook-endpoints',
  summary: 'All webhook endpoints',
  access: byApiKey('events:read'),
  answers: { 200: 'WebhookEndpointList' },
  async handle({ table, clock }) {
    const { list } = await readEndpoints(table);
    return json(200, { endpoints: list.map((endpoint) => endpointViewOf(endpoint, clock.now())) });
  },
});

export const getEndpointRoute: Route<EventsService> = eventsRoute({
  name: 'getWebhookEndpoint',
  method: 'GET',
  path: '/v1/webhook-endpoints/{id}',
  summary: 'A webhook endpoint, and whether deliveries to it fail',
  access: byApiKey('events:read'),
  answers: { 200: 'WebhookEndpoint' },
  problems: ['endpoint_not_found'],
  async handle({ table, clock }, { path: { id = '' } }) {
    return json(200, endpointViewOf(await existingEndpoint(table, id), clock.now()));
  },
});

export const changeEndpointRoute: Route<EventsService> = eventsRoute({
  name: 'changeWebhookEndpoint',
  method: 'PATCH',
  path: '/v1/webhook-endpoints/{id}',
  summary: 'Change a webhook endpoint, disable or enable it',
  access: byApiKey('events:write'),
  body: jsonBody(endpointChange),
  answers: { 200: 'WebhookEndpoint' },
  problems: ['endpoint_not_found', 'endpoint_exists'],
  async handle(service, { path: { id = '' }, body: { enabled, ...body } }) {
    if (body.url !== undefined) assertUrl(service, body.url);
    const now = service.clock.now();
    const changed = await changeEndpoint(service.table, id, (endpoint, others) => {
      const after = switched(whole({ ...endpoint, ...defined(body) }), enabled, now);
      assertNew(others, after);
      // Whoever is at another address has not failed yet.
      return after.url === endpoint.url ? after : whole({ ...after, failingSince: undefined });
    });
    return json(200, endpointViewOf(changed, now));
  },
});

export const deleteEndpointRoute: Route<EventsService> = eventsRoute({
  name: 'deleteWebhookEndpoint',
  method: 'DELETE',
  path: '/v1/webhook-endpoints/{id}',
  summary: 'Send nothing more there, and forget what it was not told yet',
  access: byApiKey('events:write'),
  answers: { 204: 'gone' },
  problems: ['endpoint_not_found'],
  async handle({ table }, { path: { id = '' } }) {
    await changeEndpoints(table, (list) => {
      endpointIn(list, id);
      return list.filter((endpoint) => endpoint.id !== id);
    });
    return { status: 204, headers: { 'cache-control': 'no-store' }, body: '' };
  },
});

/** One that is enabled anew has not failed yet; one that is disabled twice keeps its first reason. */
function switched(endpoint: Endpoint, enabled: boolean | undefined, now: number): Endpoint {
  const isEnabled = endpoint.disabled === undefined;
  if (enabled === undefined || enabled === isEnabled) return endpoint;
  if (enabled) return whole({ ...endpoint, disabled: undefined, failingSince: undefined });
  return { ...endpoint, disabled: { because: 'shop', at: now } };
}

type Loose = { readonly [Name in keyof Endpoint]: Endpoint[Name] | null | undefined };

/** Without what was taken away: the table knows no `undefined`. */
const whole = (endpoint: object): Endpoint =>
  Object.fromEntries(
    Object.entries(endpoint as Loose).filter(([, value]) => value !== undefined && value !== null),
  ) as unknown as Endpoint;

/** What a request names; `null` takes away. */
const defined = (body: object): object => withoutUndefined(body);
