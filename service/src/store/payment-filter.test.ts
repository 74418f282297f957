import { expect, test } from 'vitest';
import { sampleCanceled, samplePayment } from '../payment/testing.ts';
import { isNarrow, matches, type PaymentFilter } from './payment-filter.ts';

const approval = { aid: 'A-approval', method: 'MONEY', approvedAt: 0 };
const payment = samplePayment('partially_canceled', {
  ...{ orderId: 'Order-7', buyerId: 'buyer-7', itemName: '초코 Pie', itemCode: 'SKU-1', tid: 'T-1', totalWon: 2200 },
  approval,
  cancellations: [{ ...sampleCanceled(700), aid: 'A-refund' }],
});

test.each<[PaymentFilter, boolean]>([
  [{}, true],
  [{ status: 'partially_canceled' }, true],
  [{ status: 'approved' }, false],
  [{ buyerId: 'buyer-7' }, true],
  [{ buyerId: 'buyer' }, false],
  [{ tid: 'T-1' }, true],
  [{ tid: 'T-2' }, false],
  [{ aid: 'A-approval' }, true],
  [{ aid: 'A-refund' }, true],
  [{ aid: 'A-other' }, false],
  [{ totalWon: 2200 }, true],
  [{ totalWon: 220 }, false],
  [{ totalWon: 0 }, false],
  [{ text: 'PIE' }, true],
  [{ text: '초코' }, true],
  [{ text: 'sku-1' }, true],
  [{ text: 'order' }, true],
  [{ text: 'buyer-7' }, true],
  [{ text: 'buyer' }, false],
  [{ text: 'cake' }, false],
  [{ text: 'pie', status: 'approved' }, false],
  [{ text: 'cake', status: 'partially_canceled' }, false],
])('%j: %s', (filter, expected) => {
  expect(matches(payment, filter)).toBe(expected);
});

test('a payment without an approval, cancellations or an item code fits as far as it goes', () => {
  const ready = samplePayment('ready');
  expect(matches(ready, { aid: 'A-1' })).toBe(false);
  expect(matches(ready, { text: 'undefined' })).toBe(false);
  expect(matches(ready, { text: '초코' })).toBe(true);
});

test.each<[PaymentFilter, boolean]>([
  [{}, false],
  [{ status: undefined }, false],
  [{ status: 'ready' }, true],
  [{ buyerId: 'b' }, true],
  [{ tid: 't' }, true],
  [{ aid: 'a' }, true],
  [{ totalWon: 0 }, true],
  [{ text: '' }, true],
])('most may not be wanted of %j: %s', (filter, expected) => {
  expect(isNarrow(filter)).toBe(expected);
});
