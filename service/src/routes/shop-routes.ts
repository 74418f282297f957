import type { Routes } from '../http/router.ts';
import { closePaymentRoute } from './close-payment.ts';
import { createPaymentRoute } from './create-payment.ts';
import { getPaymentRoute } from './get-payment.ts';
import { listPaymentsRoute } from './list-payments.ts';

/** The shop's way. */
export const shopRoutes: Routes = {
  'POST /v1/payments': createPaymentRoute,
  'GET /v1/payments': listPaymentsRoute,
  'GET /v1/payments/:id': getPaymentRoute,
  'POST /v1/payments/:id/close': closePaymentRoute,
};
