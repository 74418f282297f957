import type { Answer } from '../service/src/http/message.ts';
import type { EndpointView } from '../service/src/routes/endpoint-view.ts';
import type { EventView } from '../service/src/routes/event-view.ts';
import { bodyOf } from './actions.ts';
import type { Hook } from './outside.ts';
import type { VirtualWorld } from './world.ts';

export type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST';

/** Asks the function of events as a shop does; a string is sent as it is. */
export function askEvents(
  virtual: VirtualWorld,
  method: Method,
  address: string,
  body?: unknown,
  hook?: Hook,
): Promise<Answer> {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  const authorization = `Bearer ${virtual.apiKey}`;
  const headers: Record<string, string> =
    body === undefined ? { authorization } : { authorization, 'content-type': 'application/json' };
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
  const sent = { headers, body: body === undefined ? '' : text };
  return virtual.events({ method, path: pathname, query: Object.fromEntries(searchParams), ...sent }, hook);
}

/** The first use of the API key on a day is a write more; who counts writes has it done before. */
export const useKey = (virtual: VirtualWorld): Promise<Answer> => askEvents(virtual, 'GET', '/v1/webhook-endpoints');

export type EndpointWithSecret = EndpointView & { readonly secret: string };

/** An endpoint that a shop has made. */
export async function makeEndpoint(virtual: VirtualWorld, over: object = {}): Promise<EndpointWithSecret> {
  const answer = await askEvents(virtual, 'POST', '/v1/webhook-endpoints', {
    url: 'https://shop.example/hook',
    ...over,
  });
  if (answer.status !== 201) throw new Error(`No endpoint was made: ${answer.status} ${answer.body}`);
  return bodyOf(answer);
}

export interface EventPage {
  readonly events: readonly EventView[];
  readonly cursor?: string;
  readonly until?: string;
}

/** All pages of a question. */
export async function eventPages(virtual: VirtualWorld, query: string): Promise<EventPage[]> {
  const pages: EventPage[] = [];
  let cursor: string | undefined = '';
  while (cursor !== undefined && pages.length < 500) {
    const more = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: EventPage = bodyOf(await askEvents(virtual, 'GET', `/v1/events?${query}${more}`));
    pages.push(page);
    cursor = page.cursor;
  }
  return pages;
}

export const eventsIn = (pages: readonly EventPage[]): EventView[] => pages.flatMap(({ events }) => events);
