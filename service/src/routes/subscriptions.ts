import type { InferOutput } from 'valibot';
import { refreshed } from '../flows/change-subscription.ts';
import { byApiKey } from '../http/by-api-key.ts';
import { json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import { subscriptionIdPattern } from '../ids.ts';
import { sha256 } from '../store/idempotency.ts';
import { listSubscriptions, listSubscriptionsOf, type SubscriptionPlace } from '../store/list-subscriptions.ts';
import { existingSubscription } from './existing-subscription.ts';
import { subscriptionQuery } from './subscription-requests.ts';
import { subscriptionViewOf } from './subscription-view.ts';

export const getSubscriptionRoute: Route = route({
  name: 'getSubscription',
  method: 'GET',
  path: '/v1/subscriptions/{id}',
  summary: 'How a subscription stands',
  access: byApiKey('subscriptions:read'),
  answers: { 200: 'Subscription' },
  problems: ['subscription_not_found'],
  async handle(service, { path: { id = '' } }) {
    const subscription = await refreshed(service, await existingSubscription(service, id));
    return json(200, subscriptionViewOf(service.settings, subscription));
  },
});

export const listSubscriptionsRoute: Route = route({
  name: 'listSubscriptions',
  method: 'GET',
  path: '/v1/subscriptions',
  summary: 'Subscriptions, of one buyer or of all, newest first',
  access: byApiKey('subscriptions:read'),
  query: subscriptionQuery,
  answers: { 200: 'SubscriptionList' },
  problems: ['invalid_cursor'],
  async handle({ table, clock, settings }, { query }) {
    const { buyerId, status } = query;
    const wanted = { status, limit: Number(query.limit), after: readCursor(query) };
    const { subscriptions, next } =
      buyerId === undefined
        ? await listSubscriptions(table, clock, wanted)
        : await listSubscriptionsOf(table, { ...wanted, buyerId });
    return json(200, {
      subscriptions: subscriptions.map((one) => subscriptionViewOf(settings, one)),
      ...(next && { cursor: [fingerprint(query), next.month, next.last].join('.') }),
    });
  },
});

type Query = InferOutput<typeof subscriptionQuery>;

/** Where the question's cursor leads; `undefined` when it has none. */
function readCursor(query: Query): SubscriptionPlace | undefined {
  if (query.cursor === undefined) return undefined;
  const parts = query.cursor.split('.');
  const [bound, month = '', last = ''] = parts;
  const isPlace = /^(\d{4}-(0[1-9]|1[0-2]))?$/.test(month) && (last === '' || subscriptionIdPattern.test(last));
  const isWhole = parts.length === 3 && isPlace && (query.buyerId === undefined ? month !== '' : last !== '');
  if (!isWhole || bound !== fingerprint(query)) throw new Problem('invalid_cursor');
  return { month, last };
}

/** No secret: it tells a mistake, and a cursor that was made up shows nothing that its maker may not see. */
const fingerprint = ({ buyerId, status, limit }: Query): string =>
  sha256(JSON.stringify([buyerId, status, limit])).slice(0, 8);
