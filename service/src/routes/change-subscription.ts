import { type Changed, change } from '../flows/change-subscription.ts';
import { byApiKey } from '../http/by-api-key.ts';
import { type Answer, json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { jsonBody } from '../http/read-json.ts';
import { type Route, route } from '../http/route.ts';
import type { Service } from '../service.ts';
import { withVat } from './create-subscription.ts';
import { existingSubscription } from './existing-subscription.ts';
import { inProgress } from './ordering-answer.ts';
import { subscriptionChange } from './subscription-requests.ts';
import { subscriptionViewOf } from './subscription-view.ts';

/** What the shop does with a subscription, without a body. */
const acts = {
  pause: { type: 'shop_paused', summary: 'Charge nothing by the plan until it is resumed' },
  resume: { type: 'shop_resumed', summary: 'Charge again from the next date on; dates that went by are passed over' },
  end: { type: 'shop_ended', summary: 'End it for good, here and at KakaoPay' },
} as const;

export const subscriptionActRoutes: readonly Route[] = (Object.keys(acts) as (keyof typeof acts)[]).map((name) =>
  route({
    name: `${name}Subscription`,
    method: 'POST',
    path: `/v1/subscriptions/{id}/${name}`,
    summary: acts[name].summary,
    access: byApiKey('subscriptions:write'),
    answers: { 200: 'Subscription' },
    problems: ['subscription_not_found', 'subscription_not_changeable', 'request_in_progress', 'kakaopay_unavailable'],
    async handle(service, { path: { id = '' }, caller }) {
      const subscription = await existingSubscription(service, id);
      return answerOf(service, await change(service, subscription, { type: acts[name].type, by: caller.id }));
    },
  }),
);

export const changeSubscriptionRoute: Route = route({
  name: 'changeSubscription',
  method: 'PATCH',
  path: '/v1/subscriptions/{id}',
  summary: 'Another amount or item, from the next charge on',
  access: byApiKey('subscriptions:write'),
  body: jsonBody(subscriptionChange),
  answers: { 200: 'Subscription' },
  problems: ['subscription_not_found', 'subscription_not_changeable', 'subscription_without_plan'],
  async handle(service, { path: { id = '' }, body: { itemName, amountWon, ...parts }, caller }) {
    const subscription = await existingSubscription(service, id);
    const { plan } = subscription;
    if (amountWon !== undefined && plan === undefined) throw new Problem('subscription_without_plan');
    const changed = plan && amountWon !== undefined ? { ...plan, ...withVat({ amountWon, ...parts }) } : undefined;
    const event = { type: 'shop_changed', by: caller.id, plan: changed, itemName } as const;
    return answerOf(service, await change(service, subscription, event));
  },
});

function answerOf({ settings }: Service, changed: Changed): Answer {
  switch (changed.outcome) {
    case 'changed':
      return json(200, subscriptionViewOf(settings, changed.subscription));
    case 'not_possible':
      throw new Problem('subscription_not_changeable', { detail: `It is ${changed.subscription.status}.` });
    case 'in_progress':
      throw inProgress();
    case 'kakaopay_unavailable':
      throw new Problem('kakaopay_unavailable');
  }
}
