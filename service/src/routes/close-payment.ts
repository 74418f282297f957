import { close } from '../flows/close.ts';
import { authorize } from '../http/authorize.ts';
import { json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import type { Handle } from '../http/router.ts';
import { readPayment } from '../store/payments.ts';
import { viewOf } from './view.ts';

/** `POST /v1/payments/{id}/close`: harmless for one that is over already. */
export const closePaymentRoute: Handle = async (service, request, { id = '' }) => {
  await authorize(service, request, 'payments:write');
  const payment = await readPayment(service.table, id);
  if (payment === undefined) throw new Problem('payment_not_found');
  const closing = await close(service, payment);
  if (closing.outcome === 'kakaopay_unavailable') throw new Problem('kakaopay_unavailable');
  if (closing.outcome === 'not_closed') {
    throw new Problem('payment_not_closable', { detail: `It is ${closing.payment.status}.` });
  }
  return json(200, viewOf(service.settings, closing.payment));
};
