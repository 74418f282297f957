import type { Ledger, PaymentSummary } from 'kakaopay-simulator';
import { describe, expect, test } from 'vitest';
import type { Payment } from '../../service/src/payment/payment.ts';
import { createDesk } from '../people/desk.ts';
import { createReceivers } from '../people/endpoints.ts';
import type { Report } from './invariants.ts';
import { watchLog } from './logs.ts';
import { judgeMoney } from './money.ts';
import { watchWrites } from './writes.ts';

// Each invariant is shown a world in which it is broken: one that never speaks up would hold for ever.

function listening() {
  const said: string[] = [];
  const report: Report = (invariant) => void said.push(invariant);
  return { said, report };
}

type Entry = Ledger['entries'][number];
const entry = (kind: Entry['kind'], tid: string, totalWon: number): Entry => ({
  ...{ kind, tid, totalWon, aid: `A${tid}${totalWon}`, taxFreeWon: 0, vatWon: 0 },
  at: '2026-11-23T14:00:00+09:00',
});
const payment = (tid: string, over: object = {}): Payment =>
  ({ id: `pay_${tid}`, tid, orderId: 'A', totalWon: 100, taxFreeWon: 0, vatWon: 0, approval: {}, ...over }) as Payment;

function judged(entries: Entry[], payments: Payment[], orders: Record<string, string>): string[] {
  const { said, report } = listening();
  const theirs = Object.entries(orders).map(([tid, orderId]) => ({ tid, orderId }) as PaymentSummary);
  const ledger = { entries } as Ledger;
  judgeMoney(report, { payments, ledger, theirs }, createDesk(false));
  return said;
}

describe('money', () => {
  test('equal books are quiet', () => {
    expect(judged([entry('PAYMENT', 'T1', 100)], [payment('T1')], { T1: 'A' })).toEqual([]);
  });

  test.each([
    ['won that nobody holds', [entry('PAYMENT', 'T1', 100)], [], ['books']],
    ['won that nobody took', [], [payment('T1')], ['books']],
    ['another amount', [entry('PAYMENT', 'T1', 90)], [payment('T1')], ['books']],
    ['approved twice', [entry('PAYMENT', 'T1', 100), entry('PAYMENT', 'T1', 100)], [payment('T1')], ['approved_once']],
    [
      'an order paid twice',
      [entry('PAYMENT', 'T1', 100), entry('PAYMENT', 'T2', 100)],
      [payment('T1'), payment('T2')],
      ['order_paid_once'],
    ],
    [
      'more given back than paid',
      [entry('PAYMENT', 'T1', 100), entry('CANCEL', 'T1', 101)],
      [payment('T1')],
      ['canceled_within', 'key_once'],
    ],
  ] as const)('%s', (_, entries, payments, expected) => {
    const said = judged([...entries], [...payments], { T1: 'A', T2: 'A' });
    for (const invariant of expected) expect(said).toContain(invariant);
  });

  test('a date of a subscription paid by a charge and by its retry', () => {
    const entries = [entry('PAYMENT', 'T1', 100), entry('PAYMENT', 'T2', 100)];
    const payments = [payment('T1'), payment('T2')];
    expect(judged(entries, payments, { T1: 'sub_1-2', T2: 'sub_1-2-1' })).toEqual(['order_paid_once']);
    expect(judged(entries, payments, { T1: 'sub_1-2', T2: 'sub_1-3' })).toEqual([]);
  });
});

describe('each write', () => {
  const item = (over: object) =>
    ({ pk: 'payments#2026-11-23', sk: 'pay_1', version: 1, queue: 'due#0', queuedAt: 1, events: [], ...over }) as never;

  test.each([
    ['a state without a way to it', { status: 'ready' }, { status: 'approved' }, 'legal_edge'],
    ['an open payment that nobody looks at', undefined, { status: 'ready', queue: 'changed#2026-11-23' }, 'woken'],
    ['a gap between events', undefined, { status: 'approved', events: [{ n: 2, type: 'created' }] }, 'events_in_order'],
    ['a list without an end', undefined, { status: 'approved', events: Array(301).fill({ n: 0 }) }, 'bounded'],
  ])('%s', (_, before, after, invariant) => {
    const { said, report } = listening();
    watchWrites(report, createDesk(false))(item(after), before && item(before));
    expect(said).toContain(invariant);
  });

  test('a cancellation with another VAT than it was asked for', () => {
    const asked = { n: 1, amountWon: 60, taxFreeWon: 0, vatWon: 5 };
    const before = item({ status: 'canceling', tid: 'T1', intent: { type: 'cancel', asked } });
    const outcome = (vatWon: number) =>
      item({ status: 'canceling', cancellations: [{ ...asked, vatWon, outcome: 'canceled' }] });
    const { said, report } = listening();
    const desk = createDesk(true);
    const check = watchWrites(report, desk);
    check(outcome(5), before);
    expect(said).toEqual([]);
    check(outcome(6), before);
    expect(said).toEqual(['as_asked']);
    desk.elsewhere.push({ tid: 'T1', amountWon: 1 });
    check(outcome(6), before);
    expect(said).toEqual(['as_asked']);
  });
});

test('a log line with a token, or with what is personal', () => {
  const { said, report } = listening();
  const desk = createDesk(false);
  desk.tokens.add('0123456789abcdef0123');
  const read = watchLog(report, desk);
  read({ level: 'info', message: 'one', fields: { token: '0123456789abcdef0123' } });
  read({ level: 'info', message: 'two', fields: { buyer: 'canary-7' } });
  read({ level: 'error', message: 'request_failed', fields: { error: 'TypeError at x' } });
  expect(said).toEqual(['nothing_secret', 'nothing_secret', 'no_surprise']);
});

test('an event whose bytes change between two tries', () => {
  const { said, report } = listening();
  const { receive } = createReceivers(report, () => 0, []);
  const call = { url: 'https://shop.example/', headers: { 'webhook-id': 'pay_1_2' }, sendBefore: 1 };
  receive({ ...call, body: '{"a":1}' }, 500);
  receive({ ...call, body: '{"a":2}' }, 204);
  expect(said).toEqual(['same_bytes']);
});
