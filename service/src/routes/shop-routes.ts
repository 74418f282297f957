import type { Route } from '../http/route.ts';
import { cancelPaymentRoute } from './cancel-payment.ts';
import { getCancellationRoute, listCancellationsRoute } from './cancellations.ts';
import { closePaymentRoute } from './close-payment.ts';
import { createPaymentRoute } from './create-payment.ts';
import { getPaymentRoute } from './get-payment.ts';
import { listPaymentsRoute } from './list-payments.ts';
import { reviewPaymentRoute } from './review-payment.ts';

/** The shop's way. */
export const shopRoutes: readonly Route[] = [
  createPaymentRoute,
  listPaymentsRoute,
  getPaymentRoute,
  closePaymentRoute,
  cancelPaymentRoute,
  listCancellationsRoute,
  getCancellationRoute,
  reviewPaymentRoute,
];
