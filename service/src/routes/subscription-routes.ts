import type { Route } from '../http/route.ts';
import { changeSubscriptionRoute, subscriptionActRoutes } from './change-subscription.ts';
import { chargeSubscriptionRoute } from './charge-subscription.ts';
import { createSubscriptionRoute } from './create-subscription.ts';
import { getSubscriptionRoute, listSubscriptionsRoute } from './subscriptions.ts';

/** The shop's way with what is charged again and again. */
export const subscriptionRoutes: readonly Route[] = [
  createSubscriptionRoute,
  listSubscriptionsRoute,
  getSubscriptionRoute,
  changeSubscriptionRoute,
  chargeSubscriptionRoute,
  ...subscriptionActRoutes,
];
