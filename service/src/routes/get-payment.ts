import { byApiKey } from '../http/by-api-key.ts';
import { json } from '../http/message.ts';
import { type Route, route } from '../http/route.ts';
import { existingPayment } from './existing-payment.ts';
import { viewOf } from './view.ts';

export const getPaymentRoute: Route = route({
  name: 'getPayment',
  method: 'GET',
  path: '/v1/payments/{id}',
  summary: 'How a payment stands',
  access: byApiKey('payments:read'),
  answers: { 200: 'Payment' },
  problems: ['payment_not_found'],
  async handle(service, { path: { id = '' } }) {
    const payment = await existingPayment(service, id, 'payment_not_found');
    return json(200, viewOf(service.settings, payment));
  },
});
