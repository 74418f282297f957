import * as v from 'valibot';
import { webhookErrors } from '../ports/webhooks.ts';
import { eventMeanings } from '../webhooks/meanings.ts';
import { explained, time } from './descriptions.ts';
import { eventData } from './webhook-payloads.ts';

const deliveryStates = {
  pending: 'It is on its way, or waits for the next try.',
  delivered: 'The endpoint has answered with 2xx.',
  parked: 'It was given up after ten tries, or kept while the endpoint was disabled: a replay sends it.',
} as const;

const delivery = v.object({
  endpointId: v.string(),
  state: explained(deliveryStates),
  at: v.optional(time('When it was delivered. UTC.')),
  status: v.optional(v.pipe(v.number(), v.integer(), v.description('What the endpoint answered then.'))),
  tries: v.optional(v.pipe(v.number(), v.integer(), v.description('How often it was tried in vain.'))),
  nextTryAt: v.optional(
    time('When it is tried, at the latest. None: an earlier event of the same thing has to be delivered first. UTC.'),
  ),
});

const entries = {
  id: v.pipe(
    v.string(),
    v.description('The `webhook-id` of every try to deliver it.'),
    v.examples(['pay_01m83ccy40eqyf4q04fx5fmdgv_3']),
  ),
  type: explained(eventMeanings),
  timestamp: time('When it happened. UTC.'),
  version: v.pipe(v.number(), v.integer(), v.description('Orders the events of one thing.')),
  paymentId: v.optional(v.pipe(v.string(), v.description('The payment that it happened to.'))),
  subscriptionId: v.optional(v.pipe(v.string(), v.description('The subscription that it happened to.'))),
  deliveries: v.pipe(
    v.array(delivery),
    v.description('How it stands with each endpoint; what was delivered is known for 30 days.'),
  ),
};

export const eventView = v.object(entries);

const attempt = v.object({
  endpointId: v.string(),
  at: time('UTC.'),
  delivered: v.boolean(),
  status: v.optional(v.pipe(v.number(), v.integer())),
  said: v.optional(v.pipe(v.string(), v.description('The first bytes of the answer.'))),
  error: v.optional(explained(webhookErrors)),
});

export const eventWithData = v.object({
  ...entries,
  data: v.pipe(eventData, v.description('As it is delivered: see the webhook of this type.')),
  attempts: v.pipe(v.array(attempt), v.description('The tries of the last 30 days, in order.')),
});

export const eventList = v.object({
  events: v.array(eventView),
  cursor: v.optional(v.pipe(v.string(), v.description('There may be more, even after a page that is empty.'))),
  until: v.optional(time('At the end of a list by time: what to ask with next time, as `since`. UTC.')),
});

const replayStatuses = {
  running: 'It is still looking for events to put out.',
  finished: 'Every event of that time is put out; `GET /v1/events` shows how their delivery stands.',
  stopped: 'The endpoint was disabled or deleted meanwhile.',
} as const;

export const replayView = v.object({
  endpointId: v.string(),
  status: explained(replayStatuses),
  from: time('UTC.'),
  to: time('UTC.'),
  all: v.boolean(),
  looked: v.pipe(v.number(), v.integer(), v.description('How many payments and subscriptions it has looked at.')),
  events: v.pipe(v.number(), v.integer(), v.description('How many events it has put out.')),
  startedAt: time('UTC.'),
  endedAt: v.optional(time('UTC.')),
  by: v.optional(v.pipe(v.string(), v.description('The id of the API key that asked for it.'))),
});
