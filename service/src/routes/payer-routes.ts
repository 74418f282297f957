import type { Routes } from '../http/router.ts';
import { checkoutRoute } from './checkout.ts';
import { receiptRoute } from './receipt.ts';
import { returnRoute } from './return.ts';
import { testPaymentRoute } from './test-payment.ts';

/** The payer's way: from the first click to the receipt. */
export const payerRoutes: Routes = {
  'GET /': testPaymentRoute,
  'HEAD /': testPaymentRoute,
  'GET /checkout/:link': checkoutRoute,
  'GET /return/:link/:outcome': returnRoute,
  'GET /receipt/:link': receiptRoute,
};
