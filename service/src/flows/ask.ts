import type { OrderAnswer, Result } from 'kakaopay-client';
import { logged } from '../kakaopay/logged.ts';
import { type Payment, tidOf } from '../payment/payment.ts';
import type { Engine } from '../service.ts';

// A lookup, a call that moves money (15 s) and a lookup again have to fit into the 25 s of a function; a lookup that is
// late proves nothing.
export const lookupTimeoutMs = 4_000;

/** How KakaoPay shows the payment. A charge without `tid` cannot be looked up so. */
export function askOrder(engine: Engine, payment: Payment): Promise<Result<OrderAnswer>> {
  const request = { tid: tidOf(payment), cid: payment.merchantCode };
  return logged(engine, payment.id, 'order', () => engine.kakaoPay.order(request, { timeoutMs: lookupTimeoutMs }));
}
