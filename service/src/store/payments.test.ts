import { describe, expect, test } from 'vitest';
import { seededIds } from '../../../world/world.ts';
import { newPaymentId, paymentIdFloor, paymentIdPattern, paymentIdTime } from '../ids.ts';
import { paymentLifeMs, returnGraceMs } from '../payment/limits.ts';
import type { Payment, PaymentChanges } from '../payment/payment.ts';
import { type Status, states } from '../payment/states.ts';
import { samplePayment } from '../payment/testing.ts';
import { toAttributeMap } from '../table/attribute-values.ts';
import { createMemoryTable } from '../table/memory.ts';
import { insertPayment, paymentKey, paymentPlace, readPayment, savePayment } from './payments.ts';
import { dueQueues } from './queues.ts';

const full: Payment = samplePayment('approving', {
  itemCode: 'CP-12',
  returnUrl: 'https://shop.test/done',
  approval: { aid: 'A469b847306d7b2dc394', method: 'CARD', approvedAt: 1, cardIssuer: '신한', installmentMonths: 0 },
  failure: { reason: 'refused', kakaoPayCode: -780, kakaoPayMessage: 'no' },
});

describe.each(Object.keys(states) as Status[])('a payment that is %s', (status) => {
  test('comes back as it was stored', async () => {
    const table = createMemoryTable();
    const payment = samplePayment(status);
    await insertPayment(table, payment);
    expect(await readPayment(table, payment.id)).toEqual({ ...payment, version: 1 });
  });

  test('stands in the index of what is due exactly as long as something is', async () => {
    const table = createMemoryTable();
    const payment = samplePayment(status);
    await insertPayment(table, payment);
    const pages = await Promise.all(dueQueues.map((pk) => table.query({ index: 'queue', pk, limit: 10 })));
    const due = pages.flatMap(({ items }) => items.map(({ sk, queuedAt }) => ({ sk, queuedAt })));
    expect(due).toEqual(payment.wakeAt === undefined ? [] : [{ sk: payment.id, queuedAt: payment.wakeAt }]);
  });

  test('stands in one place of the queue, always', async () => {
    const table = createMemoryTable();
    const payment = samplePayment(status);
    await insertPayment(table, payment);
    const item = await table.get(paymentKey(payment.id));
    const places: Partial<Record<Status, string>> = {
      ready: 'due#2',
      approving: 'due#2',
      charging: 'due#2',
      canceling: 'due#2',
      needs_review: 'review',
    };
    expect(item?.queue).toBe(places[status] ?? 'changed#2026-11-23');
    expect(item?.queuedAt).toBe(payment.wakeAt ?? payment.createdAt);
    expect(item).not.toHaveProperty('wakeAt');
  });
});

/** What a decision would be that changes this. */
const changing = (payment: Payment, changes: PaymentChanges) => ({
  payment: { ...payment, ...changes } as Payment,
  changes,
});

test('a write changes what has changed, takes away what is gone, and leaves what it does not know', async () => {
  const table = createMemoryTable();
  await insertPayment(table, full);
  await table.updateIf(paymentKey(full.id), 1, { loyaltyPoints: 3 });
  const before = (await readPayment(table, full.id)) as Payment;
  const decision = changing(before, { status: 'approved', intent: undefined, wakeAt: undefined, failure: undefined });
  const result = await savePayment(table, before, decision);
  expect(result).toMatchObject({ saved: true, payment: { status: 'approved', version: 3 } });
  const item = await table.get(paymentKey(full.id));
  expect(item).toMatchObject({ loyaltyPoints: 3, returnUrl: 'https://shop.test/done' });
  for (const gone of ['intent', 'wakeAt', 'failure']) expect(item).not.toHaveProperty(gone);
  expect(item).toMatchObject({ queue: 'changed#2026-11-23' });
});

test('one about which KakaoPay gave no answer stands where its next answer finds it, and keeps its time', async () => {
  const table = createMemoryTable();
  const waiting = { since: 1, lookups: 2, reason: 'no_answer' } as const;
  const payment = samplePayment('approving', { waiting, events: [] });
  await insertPayment(table, payment);
  expect(await table.get(paymentKey(payment.id))).toMatchObject({ queue: 'unanswered', queuedAt: payment.wakeAt });
  expect((await readPayment(table, payment.id))?.wakeAt).toBe(payment.wakeAt);
});

test.each(['not_settled', 'unclear'] as const)(
  'one that waits because of %s stands among what is due',
  async (reason) => {
    const payment = samplePayment('approving', { waiting: { since: 1, lookups: 2, reason } });
    expect(paymentPlace(payment)).toEqual({ queue: 'due#2', queuedAt: payment.wakeAt });
  },
);

test('a write on an old version loses, and tells what stands there', async () => {
  const table = createMemoryTable();
  await insertPayment(table, full);
  const first = { ...full, version: 1 };
  await savePayment(table, first, changing(first, { status: 'approved' }));
  const second = await savePayment(table, first, changing(first, { status: 'failed' }));
  expect(second).toMatchObject({ saved: false, payment: { status: 'approved', version: 2 } });
  const gone = { ...first, id: 'pay_01m83ccy40eqyf4q04fx5fmdgz' };
  expect(await savePayment(table, gone, changing(gone, {}))).toEqual({ saved: false, payment: undefined });
});

test('the second payment with an id is not stored; the first one is the answer', async () => {
  const table = createMemoryTable();
  await insertPayment(table, full);
  const twin = await insertPayment(table, { ...full, tid: 'T469b847306d7b2dc399' });
  expect(twin).toMatchObject({ saved: false, payment: { tid: full.tid } });
});

test.each([
  '',
  'pay_',
  'pay_01m83ccy40eqyf4q04fx5fmdg',
  'pay_81m83ccy40eqyf4q04fx5fmdgv',
  `${full.id}0`,
  'pay_01m83ccy40eqyf4q04fx5fmdgu',
])('an id that cannot be one is not looked up: %s', async (id) => {
  const never = { ...createMemoryTable(), get: () => Promise.reject(new Error('was looked up')) };
  expect(await readPayment(never, id)).toBeUndefined();
});

describe('ids', () => {
  const now = Date.UTC(2026, 10, 23, 5);

  test('tell their time and sort by it', () => {
    const ids = seededIds('ids');
    const made = [now, now + 1, now + 1000, now + 86_400_000, Date.UTC(2090, 0, 1)].map((at) => newPaymentId(ids, at));
    expect([...made].sort()).toEqual(made);
    expect(made.map(paymentIdTime)[1]).toBe(now + 1);
    for (const id of made) expect(id).toMatch(paymentIdPattern);
    expect(paymentIdFloor(now) <= (made[0] ?? '') && paymentIdFloor(now + 1) > (made[0] ?? '')).toBe(true);
  });

  test('hold 80 bits of chance: 16 bytes, of which each gives a letter of its own', () => {
    const counts: number[] = [];
    const randomBytes = (count: number) => {
      counts.push(count);
      return Uint8Array.from({ length: count }, (_, at) => at + 32 * 7);
    };
    expect(newPaymentId({ randomBytes }, now).slice(-16)).toBe('0123456789abcdef');
    expect(newPaymentId({ randomBytes: () => new Uint8Array(16).fill(31) }, now).slice(-16)).toBe('z'.repeat(16));
    expect(counts).toEqual([16]);
  });

  test('made in the same millisecond differ', () => {
    const ids = seededIds('ids');
    expect(new Set(Array.from({ length: 1000 }, () => newPaymentId(ids, now))).size).toBe(1000);
  });
});

/**
 * What DynamoDB counts for an item: the names and values in UTF-8; a number by its digits; 3 bytes and 1 each for a
 * map.
 */
function itemBytes(attributes: ReturnType<typeof toAttributeMap>): number {
  const utf8 = (text: string) => Buffer.byteLength(text);
  const valueBytes = (value: (typeof attributes)[string]): number => {
    if ('S' in value) return utf8(value.S);
    if ('N' in value) return Math.ceil(value.N.replace('-', '').length / 2) + 2;
    if ('M' in value) return 3 + itemBytes(value.M) + Object.keys(value.M).length;
    if ('L' in value) return 3 + value.L.reduce((sum, one) => sum + valueBytes(one) + 1, 0);
    return 1;
  };
  return Object.entries(attributes).reduce((sum, [name, value]) => sum + utf8(name) + valueBytes(value), 0);
}

describe('an ordinary payment is one write unit (1 kB) in', () => {
  const hash = 'd5f6ad1b4bd1ac6aa8d5d2c6bb7f9ad7d5f6ad1b4bd1ac6aa8d5d2c6bb7f9ad7';
  const page = (device: string) => `https://online-payment.kakaopay.com/bridge/${device}/pg/one-time/payment/${hash}`;
  const scheme = `kakaotalk://kakaopay/pg?url=https://online-pay.kakaopay.com/pay/${hash}`;
  const ordinary: Partial<Payment> = {
    merchantCode: 'C371930065',
    orderId: 'ORDER-2026-11-23-000123456',
    buyerId: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
    itemName: '유기농 제주 감귤 5kg 선물세트 외 2건',
    itemCode: 'JEJU-MANDARIN-5KG',
    returnUrl: 'https://www.example-shop.co.kr/orders/ORDER-2026-11-23-000123456/complete',
    totalWon: 154_000,
    vatWon: 14_000,
    links: { pc: page('pc'), mobile: page('mobile-web'), app: page('mobile-app'), android: scheme, ios: scheme },
  };

  const types = ['created', 'payer_returned', 'approve_confirmed'] as const;
  const happened = types.map((type, at) => ({ n: at + 1, type, at: 1_795_410_612_790 }));

  test.each(Object.keys(states) as Status[])('%s', async (status) => {
    const table = createMemoryTable();
    const events = happened.slice(0, status === 'ready' ? 1 : status === 'approving' ? 2 : 3);
    const payment = samplePayment(status, ordinary);
    const approval = {
      aid: 'A469b847306d7b2dc394',
      method: 'CARD',
      approvedAt: 1,
      cardIssuer: '신한카드',
      cardApprovalNumber: '12345678',
      installmentMonths: 3,
    };
    const failure = {
      reason: 'refused' as const,
      kakaoPayCode: -780,
      kakaoPayMessage: '한도가 초과되었습니다. 카드사에 문의해 주세요.',
    };
    const { links, ...others } = payment;
    const base = links && !states[status].payerDone ? { ...others, links } : others;
    const at = { ...base, events, ...(status === 'approved' && { approval }), ...(status === 'failed' && { failure }) };
    expect(at.expiresAt - at.createdAt + returnGraceMs).toBe(paymentLifeMs + returnGraceMs);
    await insertPayment(table, at);
    const item = await table.get(paymentKey(payment.id));
    const writeToken = { writeToken: 'abcdefghijkl' };
    const bytes = itemBytes(toAttributeMap({ ...item, ...writeToken }));
    expect(bytes).toBeGreaterThan(600);
    expect(bytes).toBeLessThanOrEqual(1024);
  });
});
