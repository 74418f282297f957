import { byApiKey } from '../http/by-api-key.ts';
import { type Answer, json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { eventsRoute, type Route } from '../http/route.ts';
import { addDays, kstDay, kstInstant } from '../kst.ts';
import type { EventsService } from '../service.ts';
import { readEndpoints } from '../store/endpoints.ts';
import { type EventFilter, eventsOf, listEvents, type ToldEvent } from '../store/list-events.ts';
import { paymentKey } from '../store/payments.ts';
import { subscriptionKey } from '../store/subscriptions.ts';
import { readTold } from '../store/told.ts';
import { type EventQuery, readCursor, writeCursor } from './event-cursor.ts';
import { eventQuery } from './event-requests.ts';
import { eventViewOf } from './event-view.ts';
import { beginOf, endOf } from './moments.ts';

export const listEventsRoute: Route<EventsService> = eventsRoute({
  name: 'listEvents',
  method: 'GET',
  path: '/v1/events',
  summary: 'Events, by the last change of what they happened to, the newest last unless asked otherwise',
  access: byApiKey('events:read'),
  query: eventQuery,
  answers: { 200: 'EventList' },
  problems: ['invalid_cursor', 'payment_not_found', 'subscription_not_found'],
  handle: (service, { query }) =>
    query.paymentId === undefined && query.subscriptionId === undefined
      ? listChanged(service, query)
      : listOfOne(service, query),
});

/** What is written at this moment may carry a time of a moment ago, and be found a moment later. */
const overlapMs = 60_000;

async function listChanged(service: EventsService, query: EventQuery): Promise<Answer> {
  const { table, clock } = service;
  const begun = readCursor(query) ?? { at: clock.now(), since: sinceOf(query, clock.now()), after: {} };
  const newestFirst = query.order === 'newest';
  const { since, after } = begun;
  const wanted = { filter: filterOf(query), since, limit: Number(query.limit), newestFirst, after };
  const { events, next } = await listEvents(table, clock, wanted);
  if (next) return answerOf(service, events, { cursor: writeCursor(query, { ...begun, after: next }) });
  // Backwards, what changes meanwhile is missed.
  return answerOf(service, events, newestFirst ? {} : { until: new Date(begun.at - overlapMs).toISOString() });
}

/** An event is written no earlier than it happens: what has not changed since has none. */
function sinceOf({ since, from }: EventQuery, now: number): number {
  if (since !== undefined) return Date.parse(since);
  return from === undefined ? kstInstant(addDays(kstDay(now), -30), 0) : beginOf(from) - overlapMs;
}

async function listOfOne(service: EventsService, query: EventQuery): Promise<Answer> {
  const { paymentId, subscriptionId = '', limit } = query;
  const begun = readCursor(query);
  const told = await readTold(service.table, paymentId ? paymentKey(paymentId) : subscriptionKey(subscriptionId));
  if (told === undefined) throw new Problem(paymentId ? 'payment_not_found' : 'subscription_not_found');
  const all = eventsOf(told, filterOf(query), begun?.after.next?.n);
  const events = all.slice(0, Number(limit));
  const last = events.at(-1);
  if (last === undefined || events.length === all.length) return answerOf(service, events, {});
  const after = { next: { id: told.id, queue: '', queuedAt: 0, n: last.n } };
  return answerOf(service, events, { cursor: writeCursor(query, { at: 0, since: 0, after }) });
}

const filterOf = ({ type, from, to }: EventQuery): EventFilter => ({
  type,
  from: from === undefined ? undefined : beginOf(from),
  to: to === undefined ? undefined : endOf(to),
});

async function answerOf({ table }: EventsService, events: readonly ToldEvent[], rest: object): Promise<Answer> {
  const { list } = events.length === 0 ? { list: [] } : await readEndpoints(table);
  return json(200, { events: events.map((event) => eventViewOf(event, list)), ...rest });
}
