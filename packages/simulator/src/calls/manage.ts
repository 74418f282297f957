import * as v from 'valibot';
import type { Subscription, World } from '../core/world.ts';
import { checkMerchant, merchant, text } from './fields.ts';
import { findSubscription } from './subscription.ts';

/** Looking at a subscription and ending it. */
export const manageParams = v.object({ ...merchant, sid: text(20) });
type ManageParams = v.InferOutput<typeof manageParams>;

export function subscriptionStatus(world: World, params: ManageParams): Subscription {
  checkMerchant(params);
  return findSubscription(world, params);
}

/** Final [doc]. A second time answers the same again [inferred]. */
export function subscriptionInactive(world: World, params: ManageParams): Subscription {
  const found = subscriptionStatus(world, params);
  found.inactivatedAt ??= world.now();
  return found;
}
