import type { Route } from '../http/route.ts';
import { closePaymentRoute } from './close-payment.ts';
import { createPaymentRoute } from './create-payment.ts';
import { getPaymentRoute } from './get-payment.ts';
import { listPaymentsRoute } from './list-payments.ts';

/** The shop's way. */
export const shopRoutes: readonly Route[] = [createPaymentRoute, listPaymentsRoute, getPaymentRoute, closePaymentRoute];
