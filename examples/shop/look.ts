import { askAbout, type Desk, isGood, setTrouble } from './desk.ts';
import { subscriptionFrom } from './news.ts';
import { isOpen, isOver, isPaid, type Order, withSubscription } from './order.ts';
import { sendRefund } from './refund.ts';

/**
 * The order as it is now: where the webhook has not come yet, the service is asked. `closely`: for somebody who comes
 * to look, also what is told by no webhook, such as when a subscription is charged next.
 */
export async function look(desk: Desk, token: string, closely: boolean): Promise<Order> {
  const { store, service } = desk;
  await sendRefund(desk, token);
  const { payment } = store.get(token);
  const isClear = payment && (isPaid(payment) || isOver(payment));
  if (payment && (isOpen(payment) || (closely && !isClear))) await askAbout(desk, token, payment.id);
  const { paidAt, subscription } = store.get(token);
  const isCharged = subscription && paidAt !== undefined && subscription.status !== 'ended';
  if (isCharged && (closely || subscription.status === 'pending')) {
    const answer = await service('GET', `/v1/subscriptions/${subscription.id}`);
    if (isGood(answer)) store.change(token, (before) => withSubscription(before, subscriptionFrom(answer.body)));
  }
  return store.get(token);
}

/** Ends a subscription: nothing is charged any more. */
export async function end(desk: Desk, { token, subscription }: Order): Promise<void> {
  if (!subscription) return;
  const answer = await desk.service('POST', `/v1/subscriptions/${subscription.id}/end`);
  setTrouble(desk, token, !isGood(answer));
  if (isGood(answer)) desk.store.change(token, (before) => withSubscription(before, subscriptionFrom(answer.body)));
}
