import { authorize } from '../http/authorize.ts';
import { json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import type { Handle } from '../http/router.ts';
import { readPayment } from '../store/payments.ts';
import { viewOf } from './view.ts';

/** `GET /v1/payments/{id}` */
export const getPaymentRoute: Handle = async (service, request, { id = '' }) => {
  await authorize(service, request, 'payments:read');
  const payment = await readPayment(service.table, id);
  if (payment === undefined) throw new Problem('payment_not_found');
  return json(200, viewOf(service.settings, payment));
};
