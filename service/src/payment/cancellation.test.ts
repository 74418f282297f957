import { expect, test } from 'vitest';
import {
  type Cancellation,
  canceledOf,
  cancellationsMax,
  fits,
  isOurs,
  leftOf,
  nextNumber,
  withCancellation,
} from './cancellation.ts';
import { decide } from './decide.ts';
import type { Payment } from './payment.ts';
import { sampleAsked, sampleCanceled, samplePayment } from './testing.ts';

const refused = (n: number): Cancellation => ({ ...sampleAsked(700, { n }), outcome: 'refused', at: n });
const elsewhere: Cancellation = {
  n: 9,
  amountWon: 500,
  taxFreeWon: 0,
  vatWon: 45,
  outcome: 'canceled_elsewhere',
  at: 1,
};

test('what was refused was not given back, and what somebody else gave back was', () => {
  const cancellations = [sampleCanceled(700), refused(2), elsewhere];
  expect(canceledOf({ cancellations })).toEqual({ amountWon: 1200, taxFreeWon: 0, vatWon: 109 });
  const payment = samplePayment('partially_canceled', { cancellations });
  expect(leftOf(payment)).toEqual({ amountWon: 1000, taxFreeWon: 0, vatWon: 91 });
  expect(leftOf(samplePayment('approved'))).toEqual({ amountWon: 2200, taxFreeWon: 0, vatWon: 200 });
});

test('what somebody else gave back is not ours', () => {
  expect([sampleCanceled(700), refused(2), elsewhere].map(isOurs)).toEqual([true, true, false]);
});

test('each part has to fit on its own, and so has what carries neither', () => {
  const left = { amountWon: 1000, taxFreeWon: 300, vatWon: 64 };
  const part = (amountWon: number, taxFreeWon: number, vatWon: number) => fits({ amountWon, taxFreeWon, vatWon }, left);
  expect(part(1000, 300, 64)).toBe(true);
  expect(part(636, 0, 0)).toBe(true);
  expect(part(364, 300, 64)).toBe(true);
  expect([part(1001, 300, 64), part(637, 0, 0), part(500, 301, 0), part(500, 0, 65), part(363, 300, 64)]).toEqual(
    Array(5).fill(false),
  );
  expect([part(1, -1, 0), part(1, 0, -1), part(-1, 0, 0)]).toEqual([false, false, false]);
});

test('a number is never given twice, though old refusals go', () => {
  let books: { cancellations: readonly Cancellation[] } = { cancellations: [] };
  for (let n = 1; n <= 30; n++) {
    expect(nextNumber(books)).toBe(n);
    books = { cancellations: withCancellation(books, n % 3 === 0 ? sampleCanceled(1, { n }) : refused(n)) };
  }
  const numbers = books.cancellations.map(({ n }) => n);
  expect(numbers).toEqual([3, 6, 9, 12, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
});

test('a payment with as many cancellations and reasons as there can be fits into an item of 400 KB', () => {
  const reason = '🙂'.repeat(200);
  let payment: Payment = samplePayment('approved', { itemName: '가'.repeat(100), totalWon: 1_000_000_000 });
  let now = payment.createdAt;
  const one = (n: number, outcome: 'canceled' | 'refused'): void => {
    const asked = sampleAsked(1_000_000, { n, reason });
    now += 60_000;
    const begun = decide(payment, { type: 'cancel_asked', asked, asOf: payment.version }, now);
    payment = { ...(begun?.payment as Payment), version: payment.version + 1 };
    const intent = payment.intent?.number ?? 0;
    const failure = { reason: 'refused', kakaoPayCode: -781, kakaoPayMessage: '가'.repeat(200) } as const;
    const ended: Cancellation = {
      ...asked,
      outcome,
      at: now,
      aid: 'A'.repeat(20),
      ...(outcome === 'refused' && { failure }),
    };
    const cancellations = withCancellation(payment, ended);
    const type = outcome === 'refused' ? 'further_cancel_refused' : 'part_cancel_confirmed';
    payment = {
      ...(decide(payment, { type, intent, cancellations }, now)?.payment as Payment),
      version: payment.version + 1,
    };
  };
  for (let n = 1; n <= 400; n++) one(n, n <= cancellationsMax ? 'canceled' : 'refused');
  expect(payment.cancellations).toHaveLength(110);
  expect(Buffer.byteLength(JSON.stringify(payment))).toBeLessThan(400 * 1024);
});
