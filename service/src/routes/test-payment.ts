import { defaultVat } from 'kakaopay-client';
import * as v from 'valibot';
import { createPayment, newId } from '../flows/create.ts';
import { Problem } from '../http/problem.ts';
import type { Handle } from '../http/router.ts';
import { validate } from '../http/validate.ts';
import { isTestMerchant } from '../kakaopay/test-merchant.ts';
import { quantity, won } from './amounts.ts';
import { paymentOf } from './ordering-answer.ts';

const number = v.pipe(v.string(), v.regex(/^\d{1,10}$/, 'must be a whole number'), v.transform(Number));

// The tutorial's own payment; its parameters carry KakaoPay's names, as people know them from there.
const testQuery = v.object({
  item_name: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100)), '초코파이'),
  quantity: v.optional(v.pipe(number, quantity), '1'),
  total_amount: v.optional(v.pipe(number, won, v.minValue(1, 'must be 1 or more')), '2200'),
  tax_free_amount: v.optional(v.pipe(number, won), '0'),
  vat_amount: v.optional(v.pipe(number, won)),
});

/**
 * `GET /`: a new test payment for every visit, and the browser is sent to pay it. It is for trying things out, so it is
 * not there when the merchant code is a real one.
 */
export const testPaymentRoute: Handle = async (service, request) => {
  if (!isTestMerchant(service.settings.merchantCode)) throw new Problem('not_found');
  const query = validate(testQuery, request.query);
  const { total_amount: totalWon, tax_free_amount: taxFreeWon } = query;
  const vatWon = query.vat_amount ?? defaultVat(totalWon, taxFreeWon);
  if (taxFreeWon + vatWon > totalWon) {
    throw new Problem('invalid_request', { detail: 'tax_free_amount and vat_amount must fit into total_amount.' });
  }
  const id = newId(service);
  const creation = await createPayment(service, id, {
    orderId: id,
    buyerId: 'test-buyer',
    itemName: query.item_name,
    quantity: query.quantity,
    totalWon,
    taxFreeWon,
    vatWon,
  });
  const { links } = paymentOf(creation);
  // A 301 may be kept by the browser for ever, and a payment link works once: these three headers are what makes it
  // safe.
  return {
    status: 301,
    headers: {
      location: links?.pc ?? '',
      'cache-control': 'no-cache, no-store, must-revalidate',
      pragma: 'no-cache',
      expires: '0',
    },
    body: '',
  };
};
