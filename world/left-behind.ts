import { cancelPayment, startApproved, startPaid, startPayment } from './actions.ts';
import { cutRun } from './cuts.ts';
import { cutAll, cutAt } from './outside.ts';
import { chargeNow, startSubscribed } from './subscribing.ts';
import type { VirtualWorld } from './world.ts';

/** One of each kind that is cut off, or that nobody has finished. */
export async function leaveMuch(virtual: VirtualWorld): Promise<void> {
  await startPayment(virtual);
  await virtual.pass(14 * 60_000);
  for (const moment of ['before', 'after'] as const) {
    const subscribed = await startSubscribed(virtual, { plan: undefined, orderId: `S-${moment}` });
    const canceled = await startApproved(virtual);
    const paid = await startPaid(virtual);
    await virtual.pass(5_000);
    const at = (name: string) => ({ hook: cutAll(`kakaopay.${name}`, moment, 'crash') });
    await cutRun(chargeNow(virtual, subscribed.id, { key: moment, ...at('subscription') }));
    await cutRun(cancelPayment(virtual, canceled.id, { amountWon: 700 }, at('cancel')));
    await cutRun(virtual.get(paid.comeBack, at('approve')));
  }
  const claimed = await startSubscribed(virtual, { plan: undefined, orderId: 'S-claimed' });
  await cutRun(chargeNow(virtual, claimed.id, { hook: cutAll('kakaopay.status', 'before', 'crash') }));
  const ended = await startSubscribed(virtual, { plan: undefined, orderId: 'S-ended' });
  await cutRun(virtual.post(`/v1/subscriptions/${ended.id}/end`, '', { hook: cutAt(4, 'before', 'crash') }));
  await virtual.pass(3 * 60_000);
}
