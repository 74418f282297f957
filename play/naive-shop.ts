import type { Answered, CallKakaoPay } from './calling.ts';
import { approveFields, cancelFields, chargeFields, type Order } from './order.ts';
import type { Ways } from './ways.ts';

/** A shop as many first are: no answer is a failure, or a reason to try once more. */
export function naiveWays(call: CallKakaoPay): Ways {
  /** Whoever lost the answer sends the same again, without a look whether it happened. */
  const blindly = async (send: () => Promise<Answered>) => {
    const answered = await send();
    return answered.lost ? send() : answered;
  };
  return {
    async returned(order: Order, pgToken: string | undefined) {
      const answered = pgToken === undefined ? undefined : await call('approve', approveFields(order, pgToken));
      const paid = answered?.lost === false && answered.ok;
      order.believes = paid ? 'paid' : 'failed';
      if (paid && typeof answered.body.sid === 'string') order.sid = answered.body.sid;
    },
    async cancel(order, won) {
      const answered = await blindly(() => call('cancel', cancelFields(order, won)));
      if (!answered.lost && answered.ok) order.canceledWon += won;
    },
    async charge(order) {
      const answered = await blindly(() => call('subscription', chargeFields(order)));
      const paid = !answered.lost && answered.ok;
      order.believes = paid ? 'paid' : 'failed';
      if (paid) order.tid = String(answered.body.tid);
    },
  };
}
