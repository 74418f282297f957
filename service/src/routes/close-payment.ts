import { close } from '../flows/close.ts';
import { byApiKey } from '../http/by-api-key.ts';
import { json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import { existingPayment } from './existing-payment.ts';
import { viewOf } from './view.ts';

export const closePaymentRoute: Route = route({
  name: 'closePayment',
  method: 'POST',
  path: '/v1/payments/{id}/close',
  summary:
    'End a payment that nobody has paid yet (out of stock, another price); harmless for one that is over already',
  access: byApiKey('payments:write'),
  answers: { 200: 'Payment' },
  problems: ['payment_not_found', 'payment_not_closable', 'kakaopay_unavailable'],
  async handle(service, { path: { id = '' }, caller }) {
    const payment = await existingPayment(service, id, 'payment_not_found');
    const closing = await close(service, payment, caller.id);
    if (closing.outcome === 'kakaopay_unavailable') throw new Problem('kakaopay_unavailable');
    if (closing.outcome === 'not_closed') {
      throw new Problem('payment_not_closable', { detail: `It is ${closing.payment.status}.` });
    }
    return json(200, viewOf(service.settings, closing.payment));
  },
});
