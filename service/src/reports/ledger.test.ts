import { beforeAll, describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { expectDocumented } from '../../../tests/documented.ts';
import { bodyOf, cancelPayment, startApproved, startPayment } from '../../../world/actions.ts';
import { closeSince, kakaoPayBooks, passTo, sumOf } from '../../../world/bookkeeping.ts';
import { cutRun } from '../../../world/cuts.ts';
import { cutAll } from '../../../world/outside.ts';
import { cancelElsewhere } from '../../../world/review.ts';
import { chargeNow, startSubscribed } from '../../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { addDays } from '../kst.ts';
import type { Payment } from '../payment/payment.ts';
import type { Totals } from './totals.ts';

// A virtual week and the months around it: what the reports say is what KakaoPay's own books say, won by won.

interface Group extends Totals {
  readonly day?: string;
  readonly method?: string;
  readonly cardIssuer?: string;
  readonly type?: string;
}

interface Report {
  readonly complete: boolean;
  readonly unsettled: number;
  readonly total: Totals;
  readonly byMethod: readonly Group[];
  readonly byCardIssuer: readonly Group[];
  readonly byType: readonly Group[];
  readonly byDay?: readonly Group[];
}

async function ask(virtual: VirtualWorld, path: string, operation: string): Promise<Report> {
  const answer = await virtual.get(path, { headers: { authorization: `Bearer ${virtual.apiKey}` } });
  expectDocumented(operation, answer);
  return bodyOf(answer);
}
const dayReport = (virtual: VirtualWorld, day: string) =>
  ask(virtual, `/v1/reports/days/${day}`, 'GET /v1/reports/days/{day}');
const monthReport = (virtual: VirtualWorld, month: string) =>
  ask(virtual, `/v1/reports/months/${month}`, 'GET /v1/reports/months/{month}');

/** Paid by card. */
async function payByCard(virtual: VirtualWorld, over: object, card: string): Promise<Payment> {
  const payment = await startPayment(virtual, over);
  await virtual.get((await virtual.simulator.payer.pay(payment.tid, { method: 'CARD', card })).redirect);
  return payment;
}

const shares = [7, 1_100, 333, 2_199, 50];

/** Ten days around the end of a month: each with payments of both kinds, and parts of earlier ones given back. */
async function liveThrough(virtual: VirtualWorld): Promise<void> {
  const paid: string[] = [];
  await startSubscribed(virtual);
  const { id: shown } = await startSubscribed(virtual, { orderId: 'S-2', firstPayment: { amountWon: 0 } });
  for (let i = 0, day = '2026-11-24'; i < 10; i++, day = addDays(day, 1)) {
    await passTo(virtual, `${day} 00:00:00`);
    paid.push((await startApproved(virtual, { totalWon: 2200 + i, taxFreeWon: 300 * (i % 3) })).id);
    await passTo(virtual, `${day} 12:00:00`);
    paid.push((await payByCard(virtual, { totalWon: 10_000 + i, taxFreeWon: 1_234 }, i % 2 ? 'HANA' : 'SHINHAN')).id);
    await chargeNow(virtual, shown, { key: day, body: { amountWon: 500 + i } });
    const amountWon = shares[i % shares.length];
    await cancelPayment(virtual, paid[i] ?? '', { amountWon }, { key: `noon-${i}` });
    if (i > 4) await cancelPayment(virtual, paid[i - 5] ?? '', {}, { key: `rest-${i}` });
    // One before midnight and one, begun before it, after it.
    await passTo(virtual, `${day} 23:59:58`);
    await startApproved(virtual, { totalWon: 900 + i });
    const late = await startPayment(virtual, { totalWon: 700 + i });
    const { redirect } = await virtual.simulator.payer.pay(late.tid, { method: 'MONEY' });
    await passTo(virtual, `${addDays(day, 1)} 00:00:00`);
    await virtual.get(redirect);
  }
  const { id } = await startApproved(virtual, { totalWon: 5_000 });
  await cancelElsewhere(virtual, (await virtual.payment(id)) as Payment, 1_000);
  await cancelPayment(virtual, id, { amountWon: 500 }, { key: 'after' });
  await passTo(virtual, '2026-12-23 10:05:00');
  await virtual.wake();
}

/** `free`: payments of 0 won, which are no entry in KakaoPay's books, and count in ours. */
function expectAsInBooks(virtual: VirtualWorld, days: string, { total, byMethod }: Report, free = 0): void {
  const books = kakaoPayBooks(virtual, days);
  const sums = (kind: string, method?: string) =>
    sumOf(books.filter((entry) => entry.kind === kind && (method === undefined || entry.method === method)));
  const approved = sums('PAYMENT');
  expect(total.approved, days).toEqual({ ...approved, count: approved.count + free });
  expect(total.canceled, days).toEqual(sums('CANCEL'));
  const netOf = (name: 'totalWon' | 'supplyWon' | 'vatWon' | 'taxFreeWon') => approved[name] - sums('CANCEL')[name];
  expect(total.net).toEqual({
    totalWon: netOf('totalWon'),
    supplyWon: netOf('supplyWon'),
    vatWon: netOf('vatWon'),
    taxFreeWon: netOf('taxFreeWon'),
  });
  for (const { method, approved: ours, canceled } of byMethod) {
    const theirs = sums('PAYMENT', method);
    expect(ours).toEqual({ ...theirs, count: theirs.count + (method === 'MONEY' ? free : 0) });
    expect(canceled).toEqual(sums('CANCEL', method));
  }
}

/** Those on which something happens, and one before and after. */
const allDays = [...Array.from({ length: 15 }, (_, i) => addDays('2026-11-22', i)), '2026-12-23'];

describe('equal to the books of KakaoPay', () => {
  let virtual: VirtualWorld;
  beforeAll(async () => {
    virtual = await createWorld();
    await liveThrough(virtual);
    await expectEqualBooks(virtual);
  });

  test('day by day and month by month: with no day closed, with some, and with all', async () => {
    const closings = [undefined, '2026-12-02', '2026-11-23'];
    for (const from of closings) {
      if (from) await closeSince(virtual, from);
      const days: (Totals & { readonly day: string })[] = [];
      for (const day of allDays) {
        const report = await dayReport(virtual, day);
        expectAsInBooks(virtual, day, report, day === '2026-11-23' ? 1 : 0);
        days.push({ day, ...report.total });
      }
      for (const month of ['2026-11', '2026-12']) {
        const report = await monthReport(virtual, month);
        expectAsInBooks(virtual, month, report, month === '2026-11' ? 1 : 0);
        const busy = days.filter(({ approved, canceled }) => approved.count + canceled.count > 0);
        expect(report.byDay).toEqual(busy.filter(({ day }) => day.startsWith(month)));
      }
    }
  });

  test('by card issuer, and once or by subscription', async () => {
    const { byCardIssuer, byMethod, byType, total } = await monthReport(virtual, '2026-11');
    const won = (groups: readonly Group[]) => groups.map(({ approved, net }) => [approved.totalWon, net.totalWon]);
    const sums = (groups: readonly Group[]) =>
      won(groups).reduce(([a = 0, b = 0], [c = 0, d = 0]) => [a + c, b + d], [0, 0]);
    expect(byCardIssuer.map(({ cardIssuer, approved }) => [cardIssuer, approved.count])).toEqual([
      ['신한', 4],
      ['하나카드', 3],
    ]);
    expect(sums(byCardIssuer)).toEqual(won(byMethod.filter(({ method }) => method === 'CARD'))[0]);
    expect(byType.map(({ type }) => type)).toEqual(['once', 'subscription']);
    // 9,900 won for the first, nothing for the second, and seven charges.
    expect(byType[1]?.approved).toMatchObject({ count: 9, totalWon: 9_900 + 7 * 500 + 21 });
    expect(sums(byType)).toEqual([total.approved.totalWon, total.net.totalWon]);
  });

  test('the times around midnight are in their days', async () => {
    const { entries } = virtual.simulator.ledger();
    const times = entries.map(({ at }) => at.slice(11, 19));
    expect(times.filter((time) => time.startsWith('23:59:5')).length).toBeGreaterThanOrEqual(10);
    expect(times.filter((time) => time.startsWith('00:00:0')).length).toBeGreaterThanOrEqual(20);
  });
});

describe('what is known late', () => {
  test('a cancellation is in the report of its day, though that was closed before it was known', async () => {
    const virtual = await createWorld();
    const { id } = await startApproved(virtual);
    await passTo(virtual, '2026-12-01 23:00:00');
    await cutRun(cancelPayment(virtual, id, {}, { hook: cutAll('kakaopay.cancel', 'after', 'crash') }));
    expect(await dayReport(virtual, '2026-12-01')).toMatchObject({ complete: false, unsettled: 1 });
    await passTo(virtual, '2026-12-02 03:00:00');
    await closeSince(virtual, '2026-11-01');
    const before = await dayReport(virtual, '2026-12-01');
    expect(before).toMatchObject({ complete: true, unsettled: 1, total: { canceled: { count: 0 } } });
    await virtual.settle();
    const after = await dayReport(virtual, '2026-12-01');
    expect(after).toMatchObject({ complete: true, unsettled: 0, total: { canceled: { count: 1, totalWon: 2200 } } });
    expect((await dayReport(virtual, '2026-12-02')).total.canceled.count).toBe(0);
  });

  test.each([true, false])(
    'a charge made days after it was claimed is in the report of that day (closed: %s)',
    async (isClosed) => {
      const virtual = await createWorld();
      const { id } = await startSubscribed(virtual);
      await cutRun(chargeNow(virtual, id, { hook: cutAll('kakaopay.status', 'before', 'crash') }));
      await passTo(virtual, '2026-11-27 12:00:00');
      await virtual.wake();
      await passTo(virtual, '2026-12-05 12:00:00');
      if (isClosed) await closeSince(virtual, '2026-11-01');
      for (const day of ['2026-11-23', '2026-11-24', '2026-11-27', '2026-11-28']) {
        expectAsInBooks(virtual, day, { ...(await dayReport(virtual, day)), byMethod: [] });
      }
      expect((await dayReport(virtual, '2026-11-27')).total.approved).toMatchObject({ count: 1, totalWon: 500 });
    },
  );
});
