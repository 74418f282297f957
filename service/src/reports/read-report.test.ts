import { expect, test } from 'vitest';
import { seededIds } from '../../../world/world.ts';
import { newPaymentId } from '../ids.ts';
import type { Payment } from '../payment/payment.ts';
import type { Status } from '../payment/states.ts';
import { sampleAsked, samplePayment } from '../payment/testing.ts';
import { insertPayment } from '../store/payments.ts';
import { createMemoryTable } from '../table/memory.ts';
import { readReport } from './read-report.ts';

const ids = seededIds('read-report');
const at = (time: string) => Date.parse(`${time}+09:00`);
const clock = { now: () => at('2026-12-10T00:00:00') };
const day = (of: string) => ({ from: of, to: of });

const made = (createdAt: number, status: Status, over: Partial<Payment> = {}) =>
  samplePayment(status, { id: newPaymentId(ids, createdAt), createdAt, ...over });

test("KakaoPay's clock counts, also where ours had begun the next day", async () => {
  const table = createMemoryTable();
  const approval = { method: 'MONEY', approvedAt: at('2026-11-23T23:59:59') };
  await insertPayment(table, made(at('2026-11-24T00:00:01'), 'approved', { approval }));
  for (const [of, count] of [
    ['2026-11-22', 0],
    ['2026-11-23', 1],
    ['2026-11-24', 0],
  ] as const) {
    expect((await readReport(table, clock, day(of)))?.acts).toHaveLength(count);
  }
});

test('has every payment of a busy day once', async () => {
  const table = createMemoryTable();
  for (let i = 0; i < 1_050; i++) {
    const createdAt = at('2026-11-23T12:00:00') + i;
    const approval = { method: 'MONEY', approvedAt: createdAt };
    await insertPayment(table, made(createdAt, 'approved', { approval }));
  }
  const { acts = [] } = (await readReport(table, clock, day('2026-11-23'))) ?? {};
  expect(new Set(acts.map(({ paymentId }) => paymentId)).size).toBe(1_050);
  expect(acts).toHaveLength(1_050);
});

test.each<[Status, number, Partial<Payment>]>([
  ['approving', 1, {}],
  ['charging', 1, {}],
  ['needs_review', 1, {}],
  ['ready', 0, {}],
  ['approved', 0, {}],
  // Asked for on another day than the payment was made.
  ['canceling', 0, { intent: intentOf('2026-11-24T10:00:00') }],
  ['canceling', 1, { intent: intentOf('2026-11-23T23:00:00') }],
  ['needs_review', 0, { review: { asked: sampleAsked(700, { askedAt: at('2026-11-24T10:00:00') }) } }],
])('a payment that is %s is %i of the unsettled', async (status, unsettled, over) => {
  const table = createMemoryTable();
  await insertPayment(table, made(at('2026-11-23T12:00:00'), status, over));
  expect(await readReport(table, clock, day('2026-11-23'))).toMatchObject({ isComplete: true, unsettled });
});

function intentOf(askedAt: string): NonNullable<Payment['intent']> {
  const asked = sampleAsked(700, { askedAt: at(askedAt) });
  return { type: 'cancel', number: 3, decidedAt: at('2026-11-26T00:00:00'), asked, lost: 0 };
}

test('is over when the last day is', async () => {
  const table = createMemoryTable();
  const days = { from: '2026-12-01', to: '2026-12-31' };
  for (const [now, isComplete] of [
    ['2026-12-31T23:59:59', false],
    ['2027-01-01T00:00:00', true],
  ] as const) {
    expect(await readReport(table, { now: () => at(now) }, days)).toMatchObject({ isComplete });
  }
});
