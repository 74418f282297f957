import type { Engine } from '../service.ts';
import { saveSubscription } from '../store/subscriptions.ts';
import { decideSubscription } from '../subscription/decide.ts';
import type { SubscriptionEvent } from '../subscription/events.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { toldType } from '../webhooks/event-types.ts';
import { newsOf } from './news.ts';

/** More writers than this on one subscription at one moment do not happen; the next wake goes on. */
const tries = 5;

/** Decides, writes, and decides again on what stands there whenever another writer was first. */
export async function applySubscription(
  engine: Engine,
  subscription: Subscription,
  event: SubscriptionEvent,
): Promise<Subscription> {
  let current = subscription;
  for (let i = 0; i < tries; i++) {
    const decision = decideSubscription(current, event, engine.clock.now());
    if (decision === undefined) return current;
    const news = await newsOf(engine, current, decision.subscription, toldType);
    const after = { ...decision.subscription, ...news } as Subscription;
    const result = await saveSubscription(engine.table, current, after, { ...decision.changes, ...news });
    if (result.saved) {
      logEvent(engine, event, result.subscription);
      return result.subscription;
    }
    if (result.subscription === undefined) return current;
    current = result.subscription;
  }
  return current;
}

/** An ERROR is what a person must see to: KakaoPay shows a charge that is not ours, or the SID is lost. */
function logEvent(engine: Engine, event: SubscriptionEvent, { id, endReason, pauseReason }: Subscription): void {
  if (event.type === 'still_open') return;
  const calls = event.type === 'found_charged_elsewhere' || event.type === 'sid_missing';
  engine.log(calls ? 'error' : 'info', `subscription_${event.type}`, {
    subscriptionId: id,
    ...('by' in event && { by: event.by }),
    reason: endReason ?? pauseReason,
  });
}
