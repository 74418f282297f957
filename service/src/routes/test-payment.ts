import { defaultVat } from 'kakaopay-client';
import * as v from 'valibot';
import { createPayment, newId } from '../flows/create.ts';
import { deviceOf } from '../http/device.ts';
import { Problem } from '../http/problem.ts';
import { type Access, type Route, route } from '../http/route.ts';
import { isTestMerchant } from '../kakaopay/test-merchant.ts';
import type { Payment } from '../payment/payment.ts';
import type { Service } from '../service.ts';
import { createdPayment } from './ordering-answer.ts';
import { text } from './text.ts';

const number = (pattern: RegExp, message: string) => v.pipe(v.string(), v.regex(pattern, message), v.transform(Number));
const won = number(/^(\d{1,9}|1000000000)$/, 'must be a whole number, 1000000000 at most');

// The tutorial's own payment; its parameters carry KakaoPay's names, as people know them from there.
const testQuery = v.object({
  item_name: v.optional(text(100), '초코파이'),
  quantity: v.optional(number(/^([1-9]\d{0,5}|1000000)$/, 'must be a whole number from 1 to 1000000'), '1'),
  total_amount: v.optional(
    number(/^([1-9]\d{0,8}|1000000000)$/, 'must be a whole number from 1 to 1000000000'),
    '2200',
  ),
  tax_free_amount: v.optional(won, '0'),
  vat_amount: v.optional(won),
});

/** It is for trying things out, so it is not there when the merchant code is a real one. */
const whileTesting: Access<Service, undefined> = {
  by: 'anybody',
  admit(service) {
    if (!isTestMerchant(service.settings.merchantCode)) throw new Problem('not_found');
    return undefined;
  },
};

/** A new payment for every visit. */
export const testPaymentRoute: Route = route({
  name: 'testPayment',
  method: 'GET',
  path: '/',
  summary: 'Make a test payment and go to pay it; not there when the merchant code is a real one',
  access: whileTesting,
  parameters: ['device'],
  query: testQuery,
  answers: { 301: 'redirect' },
  problems: ['not_found', 'refused_by_kakaopay', 'kakaopay_not_configured', 'kakaopay_unavailable'],
  async handle(service, { request, query }) {
    const { links } = await makeTestPayment(service, query);
    // A 301 may be kept by the browser for ever, and a payment link works once: these three headers are what makes it
    // safe.
    return {
      status: 301,
      headers: {
        location: links?.[deviceOf(request)] ?? '',
        'cache-control': 'no-cache, no-store, must-revalidate',
        pragma: 'no-cache',
        expires: '0',
      },
      body: '',
    };
  },
});

async function makeTestPayment(service: Service, query: v.InferOutput<typeof testQuery>): Promise<Payment> {
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
  return createdPayment(creation);
}
