import type { Route } from '../http/route.ts';
import { checkoutRoute } from './checkout.ts';
import { receiptRoute } from './receipt.ts';
import { returnRoute } from './return.ts';
import { testPaymentRoute } from './test-payment.ts';

/** The payer's way: from the first click to the receipt. */
export const payerRoutes: readonly Route[] = [
  testPaymentRoute,
  { ...testPaymentRoute, name: 'testPaymentHead', method: 'HEAD' },
  checkoutRoute,
  returnRoute,
  receiptRoute,
];
