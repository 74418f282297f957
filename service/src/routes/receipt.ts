import { byLink } from '../http/by-link.ts';
import { type Route, route } from '../http/route.ts';
import { existingPayment } from './existing-payment.ts';
import { statusAnswer } from './status-answer.ts';

export const receiptRoute: Route = route({
  name: 'receipt',
  method: 'GET',
  path: '/receipt/{link}',
  summary: 'How a payment stands, for the payer',
  access: byLink('receipt'),
  parameters: ['lang'],
  answers: { 200: 'page', 404: 'page', 503: 'page' },
  async handle(service, { request, caller: id }) {
    const payment = await existingPayment(service, id, 'not_found');
    return statusAnswer(service, payment, request);
  },
});
