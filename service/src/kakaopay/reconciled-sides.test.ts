import { expect, test } from 'vitest';
import { sampleAsked, sampleCanceled, samplePayment } from '../payment/testing.ts';
import { ourSide, theirSide } from './reconciled.ts';
import { askedOrder, shownOrder } from './testing.ts';

// Both sides of a payment of 2,200 won, of which 700 were canceled.

const { tid } = samplePayment();
const paid = samplePayment('approved');
const part = samplePayment('partially_canceled', { cancellations: [sampleCanceled(700)] });

test('both sides, in won', async () => {
  const result = await askedOrder(shownOrder('PART_CANCEL_PAYMENT', 900, { partner_order_id: 'A-1002' }));
  expect(ourSide(part)).toEqual({
    status: 'partially_canceled',
    netWon: 1500,
    totalWon: 2200,
    taxFreeWon: 0,
    vatWon: 200,
    canceledWon: 700,
    canceledTaxFreeWon: 0,
    canceledVatWon: sampleAsked(700).vatWon,
  });
  expect(result.ok && theirSide(part, result.value)).toEqual({
    status: 'PART_CANCEL_PAYMENT',
    orderId: 'A-1002',
    netWon: 1300,
    totalWon: 2200,
    taxFreeWon: 0,
    vatWon: 200,
    canceledWon: 900,
    canceledTaxFreeWon: 0,
    canceledVatWon: 82,
  });
  expect(ourSide(samplePayment('expired')).netWon).toBe(0);
  const quit = await askedOrder(shownOrder('QUIT_PAYMENT'));
  expect(quit.ok && theirSide(part, quit.value)).toMatchObject({ netWon: 0 });
  const unclear = await askedOrder(shownOrder('PART_CANCEL_PAYMENT'));
  expect(unclear.ok && theirSide(part, unclear.value).netWon).toBeUndefined();
});

test('of their side stands what they show, and an order number only where it is another', async () => {
  const side = async (body: object) => {
    const result = await askedOrder(body);
    return result.ok && theirSide(paid, result.value);
  };
  const sum = { totalWon: 2200, taxFreeWon: 0, vatWon: 200 };
  expect(await side(shownOrder('SUCCESS_PAYMENT'))).toStrictEqual({ status: 'SUCCESS_PAYMENT', netWon: 2200, ...sum });
  expect(await side(shownOrder('PONDERING'))).toStrictEqual({ status: 'PONDERING', ...sum });
  expect(await side({ tid, status: 'SUCCESS_PAYMENT' })).toStrictEqual({ status: 'SUCCESS_PAYMENT' });
});
