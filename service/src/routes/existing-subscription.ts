import { Problem } from '../http/problem.ts';
import type { Service } from '../service.ts';
import { readSubscription } from '../store/subscriptions.ts';
import type { Subscription } from '../subscription/subscription.ts';

export async function existingSubscription({ table }: Service, id: string): Promise<Subscription> {
  const subscription = await readSubscription(table, id);
  if (subscription === undefined) throw new Problem('subscription_not_found');
  return subscription;
}
