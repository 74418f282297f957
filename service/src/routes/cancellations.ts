import { byApiKey } from '../http/by-api-key.ts';
import { json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import { cancellationListOf, cancellationsOf } from './cancellation-view.ts';
import { existingPayment } from './existing-payment.ts';

export const listCancellationsRoute: Route = route({
  name: 'listCancellations',
  method: 'GET',
  path: '/v1/payments/{id}/cancellations',
  summary: 'What was given back, and what is left',
  access: byApiKey('payments:read'),
  answers: { 200: 'CancellationList' },
  problems: ['payment_not_found'],
  async handle(service, { path: { id = '' } }) {
    return json(200, cancellationListOf(await existingPayment(service, id, 'payment_not_found')));
  },
});

export const getCancellationRoute: Route = route({
  name: 'getCancellation',
  method: 'GET',
  path: '/v1/payments/{id}/cancellations/{cancellationId}',
  summary: 'How a cancellation stands',
  access: byApiKey('payments:read'),
  answers: { 200: 'Cancellation' },
  problems: ['payment_not_found', 'cancellation_not_found'],
  async handle(service, { path: { id = '', cancellationId } }) {
    const payment = await existingPayment(service, id, 'payment_not_found');
    const found = cancellationsOf(payment).find((one) => one.id === cancellationId);
    if (found === undefined) throw new Problem('cancellation_not_found');
    return json(200, found);
  },
});
