import type { InferOutput } from 'valibot';
import { startReplay } from '../flows/replay.ts';
import { byApiKey } from '../http/by-api-key.ts';
import { json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { jsonBody } from '../http/read-json.ts';
import { eventsRoute, type Route } from '../http/route.ts';
import { iso } from '../iso.ts';
import type { EventsService } from '../service.ts';
import { type Replay, readReplay } from '../store/replays.ts';
import type { replayView } from './event-answers.ts';
import { newReplay } from './event-requests.ts';
import { existingEndpoint } from './existing-endpoint.ts';
import { beginOf, endOf } from './moments.ts';

const path = '/v1/webhook-endpoints/{id}/replay';

export const startReplayRoute: Route<EventsService> = eventsRoute({
  name: 'startReplay',
  method: 'POST',
  path,
  summary: 'Send a time’s events to a webhook endpoint: those that were given up or kept, or all of them',
  access: byApiKey('events:write'),
  body: jsonBody(newReplay),
  answers: { 202: 'Replay' },
  problems: ['endpoint_not_found', 'endpoint_disabled', 'replay_in_progress'],
  async handle(service, { path: { id = '' }, body, caller }) {
    const endpoint = await existingEndpoint(service.table, id);
    if (endpoint.disabled) throw new Problem('endpoint_disabled', { endpointId: id });
    const from = beginOf(body.from);
    const to = body.to === undefined ? service.clock.now() : endOf(body.to);
    if (from >= to) throw inTheFuture();
    const replay = await startReplay(service, id, { from, to, all: body.all, by: caller.id });
    if (replay === undefined) throw new Problem('replay_in_progress');
    return json(202, replayViewOf(replay));
  },
});

const inTheFuture = () =>
  new Problem('invalid_request', { errors: [{ path: 'from', message: '`from` must not be in the future' }] });

export const getReplayRoute: Route<EventsService> = eventsRoute({
  name: 'getReplay',
  method: 'GET',
  path,
  summary: 'How far the newest replay to a webhook endpoint is',
  access: byApiKey('events:read'),
  answers: { 200: 'Replay' },
  problems: ['endpoint_not_found', 'replay_not_found'],
  async handle({ table }, { path: { id = '' } }) {
    const endpoint = await existingEndpoint(table, id);
    const stored = await readReplay(table, endpoint.id);
    if (stored === undefined) throw new Problem('replay_not_found');
    return json(200, replayViewOf(stored.replay));
  },
});

function replayViewOf({ walk: _, from, to, startedAt, endedAt, ...rest }: Replay): InferOutput<typeof replayView> {
  return {
    ...rest,
    from: iso(from),
    to: iso(to),
    startedAt: iso(startedAt),
    ...(endedAt !== undefined && { endedAt: iso(endedAt) }),
  };
}
