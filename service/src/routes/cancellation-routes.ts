import type { Route } from '../http/route.ts';
import { cancelPaymentRoute } from './cancel-payment.ts';
import { getCancellationRoute, listCancellationsRoute } from './cancellations.ts';
import { reviewPaymentRoute } from './review-payment.ts';

/** What the shop does with a payment that was paid, or may have been: give money back, and settle what is unclear. */
export const cancellationRoutes: readonly Route[] = [
  cancelPaymentRoute,
  listCancellationsRoute,
  getCancellationRoute,
  reviewPaymentRoute,
];
