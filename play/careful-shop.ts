import type { CallKakaoPay } from './calling.ts';
import { approveFields, cancelFields, chargeFields, type Order } from './order.ts';
import { askOrder, type Ways } from './ways.ts';

/** A shop that looks into its own book first, and asks KakaoPay before it decides what no answer told it. */
export function carefulWays(call: CallKakaoPay): Ways {
  /** When the last charge of a subscription was: the only trace of a charge whose answer is lost. */
  const lastCharge = async ({ cid, sid }: Order) => {
    const answered = await call('manage/subscription/status', { cid, sid });
    return answered.lost ? undefined : answered.body.last_approved_at;
  };
  return {
    async returned(order, pgToken) {
      if (order.believes !== 'waiting') return;
      const answered = pgToken === undefined ? undefined : await call('approve', approveFields(order, pgToken));
      if (answered?.lost === false && answered.ok) {
        order.believes = 'paid';
        if (typeof answered.body.sid === 'string') order.sid = answered.body.sid;
      } else await askOrder(call, order);
    },
    async cancel(order, won) {
      // The guard: KakaoPay refuses when something else has been canceled meanwhile.
      const guard = { cancel_available_amount: order.totalWon - order.canceledWon };
      const answered = await call('cancel', { ...cancelFields(order, won), ...guard });
      if (!answered.lost && answered.ok) order.canceledWon += won;
      else await askOrder(call, order);
    },
    async charge(order) {
      const before = await lastCharge(order);
      const answered = await call('subscription', chargeFields(order));
      if (answered.lost) order.believes = (await lastCharge(order)) === before ? 'failed' : 'paid';
      else {
        order.believes = answered.ok ? 'paid' : 'failed';
        if (answered.ok) order.tid = String(answered.body.tid);
      }
    },
  };
}
