import { describe, expect, test } from 'vitest';
import { cancelPayment, startApproved } from '../../../../world/actions.ts';
import { closeSince, passTo } from '../../../../world/bookkeeping.ts';
import { cutRun } from '../../../../world/cuts.ts';
import { cutAll } from '../../../../world/outside.ts';
import { reconcileDay } from '../../../../world/reconciling.ts';
import { cancelElsewhere } from '../../../../world/review.ts';
import { chargeNow, startSubscribed } from '../../../../world/subscribing.ts';
import { newPaymentId } from '../../ids.ts';
import { addDays } from '../../kst.ts';
import type { Payment } from '../../payment/payment.ts';
import { samplePayment } from '../../payment/testing.ts';
import { insertPayment } from '../../store/payments.ts';
import { apiFor } from '../api.ts';
import { createConsoleWorld } from '../testing.ts';
import { readDay, readMonth } from './read-days.ts';
import { sumUp } from './sum-up.ts';
import { compare } from './testing.ts';

/** Counts the days that are read from their payments. */
function watched(found: Awaited<ReturnType<typeof createConsoleWorld>>) {
  const { service } = found;
  const api = apiFor(service, { name: 'kim', role: 'view' }, 'request-1');
  const read: string[] = [];
  const get: typeof api.get = (path, query) => {
    read.push(path.split('/').at(-1) ?? '');
    return api.get(path, query);
  };
  return {
    month: async (month: string) => {
      read.length = 0;
      const shown = await readMonth({ api: { ...api, get } }, service, month);
      return { ...shown, read: [...read] };
    },
  };
}

const aMonth = async () => {
  const found = await createConsoleWorld();
  const { world } = found;
  const ids: string[] = [];
  for (let day = '2026-11-24'; day <= '2026-11-28'; day = addDays(day, 1)) {
    await passTo(world, `${day} 12:00:00`);
    ids.push((await startApproved(world, { totalWon: 10_000, taxFreeWon: 1_000 })).id);
  }
  return { ...found, ids };
};

describe('the sums', () => {
  test('are those of the API: as long as it is known late, a closed day or not, read before or not', async () => {
    const found = await aMonth();
    const { world, ids } = found;
    await compare(found, '2026-11');
    await cancelPayment(world, ids[0] ?? '', { amountWon: 3_000 }, { key: 'late' });
    await compare(found, '2026-11');
    await passTo(world, '2026-11-29 09:00:00');
    await closeSince(world, '2026-11-01');
    await compare(found, '2026-11');
    await cancelElsewhere(world, (await world.payment(ids[1] ?? '')) as Payment, 1_000);
    await cancelPayment(world, ids[1] ?? '', { amountWon: 500 }, { key: 'after' });
    await compare(found, '2026-11');
    await passTo(world, '2026-12-05 09:00:00');
    await compare(found, '2026-11');
    await compare(found, '2026-12');
  });

  test('change with a cancellation that becomes known on another day, and tell of it until then', async () => {
    const found = await createConsoleWorld();
    const { world } = found;
    const { id } = await startApproved(world);
    await passTo(world, '2026-12-01 23:00:00');
    await cutRun(cancelPayment(world, id, {}, { hook: cutAll('kakaopay.cancel', 'after', 'crash') }));
    await passTo(world, '2026-12-02 03:00:00');
    const before = await compare(found, '2026-12');
    expect(sumUp(before.days)).toMatchObject({ unsettled: 1, canceled: { count: 0 } });
    await passTo(world, '2026-12-02 04:00:00');
    await compare(found, '2026-12');
    await world.settle();
    const after = await compare(found, '2026-12');
    expect(sumUp(after.days)).toMatchObject({ unsettled: 0, canceled: { count: 1, totalWon: 2200 } });
  });

  test('change with a charge that is made days after it was claimed', async () => {
    const found = await createConsoleWorld();
    const { world } = found;
    const { id } = await startSubscribed(world);
    await cutRun(chargeNow(world, id, { hook: cutAll('kakaopay.status', 'before', 'crash') }));
    await passTo(world, '2026-11-26 12:00:00');
    await compare(found, '2026-11');
    await passTo(world, '2026-11-27 12:00:00');
    await world.wake();
    await compare(found, '2026-11');
    await passTo(world, '2026-11-29 12:00:00');
    const { days } = await compare(found, '2026-11');
    expect(days.find(({ day }) => day === '2026-11-27')?.report?.total.approved.count).toBe(1);
  });
});

describe('reading', () => {
  test('days that are over are read once; then today alone, and what something late is known of', async () => {
    const found = await aMonth();
    const { world, ids } = found;
    const { month } = watched(found);
    expect((await month('2026-11')).read).toHaveLength(28);
    expect((await month('2026-11')).read).toEqual(['2026-11-28']);
    await passTo(world, '2026-11-29 00:05:00');
    expect((await month('2026-11')).read).toEqual(['2026-11-29', '2026-11-28']);
    await passTo(world, '2026-11-29 00:10:00');
    expect((await month('2026-11')).read).toEqual(['2026-11-29', '2026-11-28']);
    expect((await month('2026-11')).read).toEqual(['2026-11-29']);
    await cancelPayment(world, ids[0] ?? '', { amountWon: 3_000 }, { key: 'one' });
    // The cancellation is today's: the day of the payment stays as it was.
    expect((await month('2026-11')).read).toEqual(['2026-11-29']);
    await cancelElsewhere(world, (await world.payment(ids[1] ?? '')) as Payment, 1_000);
    expect((await month('2026-11')).read).toEqual(['2026-11-29']);
    await passTo(world, '2026-12-01 12:00:00');
    expect((await month('2026-11')).read).toEqual(['2026-11-30', '2026-11-29']);
    expect((await month('2026-11')).read).toEqual([]);
    await cancelPayment(world, ids[1] ?? '', { amountWon: 500 }, { key: 'two' });
    await compare(found, '2026-11');
    expect((await month('2026-12')).read).toEqual(['2026-12-01']);
  });

  test('a page shows the days that there was time for, newest first, and the next one goes on', async () => {
    const found = await aMonth();
    const { service } = found;
    const api = apiFor(service, { name: 'kim', role: 'view' }, 'request-1');
    const get: typeof api.get = async (path, query) => {
      await found.world.pass(1_500);
      return api.get(path, query);
    };
    const first = await readMonth({ api: { ...api, get } }, service, '2026-11');
    expect(first.days.filter(({ report }) => report).map(({ day }) => day)).toEqual([
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
    ]);
    const second = await readMonth({ api: { ...api, get } }, service, '2026-11');
    // Today takes long to read, and was read a moment ago: it is shown as of then.
    expect(second.days.filter(({ report }) => report)).toHaveLength(6);
    expect(second.asOf).toBeLessThan(service.clock.now() - 5_000);
    const again = await readDay({ api: { ...api, get } }, service, '2026-11-28', true);
    expect(again.asOf).toBe(service.clock.now() - 1_500);
  });
});

describe('the pages', () => {
  test('show the month with its sums, and lead to the day, its payments and its files', async () => {
    const found = await aMonth();
    const { world, signedIn, ids } = found;
    await cancelPayment(world, ids[0] ?? '', { amountWon: 3_000 }, { key: 'one' });
    const browser = await signedIn({ role: 'view' });
    const { status, body } = await browser.get('/console/days');
    expect(status).toBe(200);
    for (const words of ['2026-11 매출', '50,000원', '3,000원', '47,000원', '<svg', '/console/days/2026-11-24'])
      expect(body).toContain(words);
    expect(body).toContain('href="/console/days?month=2026-10"');
    expect(body).not.toContain('2026-12');
    const day = await browser.get('/console/days/2026-11-28?lang=en');
    for (const words of ['Sales on 2026-11-28', '₩10,000', '₩3,000', 'By method', 'The day is not over yet'])
      expect(day.body).toContain(words);
    expect(day.body).toContain('/console/payments?from=2026-11-28&amp;to=2026-11-28');
    const again = await browser.post('/console/days/2026-11-28/recount', { back: 'month' });
    expect(again.headers.location).toBe('/console/days?month=2026-11&done=recounted');
    expect((await browser.get(again.headers.location ?? '')).body).toContain('Added up again.');
  });

  test('what is no month or day has none; a month that is still to come is this one', async () => {
    const { signedIn } = await createConsoleWorld();
    const browser = await signedIn();
    const wrong = ['days?month=2026-13', 'days?month=1999-01', 'days/2026-11-31', 'days/2026-12-01'];
    for (const address of wrong) expect((await browser.get(`/console/${address}`)).status, address).toBe(404);
    expect((await browser.get('/console/days?month=2027-01')).body).toContain('2026-11 매출');
  });

  test('the files are those of the API, and written down', async () => {
    const { signedIn, service } = await aMonth();
    const browser = await signedIn();
    for (const path of ['months/2026-11', 'days/2026-11-28']) {
      const { headers, body } = await browser.get(`/console/${path}/csv`);
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(headers.link).toBeUndefined();
      expect(body).toContain('순매출');
    }
    const { items } = await service.table.query({ pk: 'audit#2026-11', limit: 10, newestFirst: true });
    const exports = items.filter(({ act, outcome }) => act === 'export' && outcome === 'done');
    expect(exports.map(({ target }) => target).sort()).toEqual(['2026-11', '2026-11-28']);
  });
});

describe('the books held against KakaoPay’s', () => {
  test('show each run of the month, what it has found, and what that means', async () => {
    const found = await aMonth();
    const { world, signedIn, ids } = found;
    const id = ids.at(-1) ?? '';
    await cancelElsewhere(world, (await world.payment(id)) as Payment, 500);
    const { run } = await reconcileDay(world);
    const browser = await signedIn({ role: 'view' });
    const month = await browser.get('/console/days');
    expect(month.body).toContain(`href="/console/reconciliations/${run.id}">2026-11-`);
    expect(month.body).toContain('차이 1건');
    expect((await browser.get('/console/days?month=2026-10')).body).not.toContain(run.id);
    const { status, body } = await browser.get(`/console/reconciliations/${run.id}`);
    expect(status).toBe(200);
    for (const words of [
      '카카오페이에서 직접 취소된 금액이 있음',
      '장부에 반영함',
      `/console/payments/${id}`,
      '순액 9,500원',
    ])
      expect(body).toContain(words);
    const file = await browser.get(`/console/reconciliations/${run.id}/csv`);
    expect(file.body).toContain(id);
    expect((await browser.get('/console/reconciliations/rec_01m83ccy40eqyf4q04fx5fmdgv')).status).toBe(404);
  });
});

test('a file that is too long for one answer comes in parts, with a link to each', async () => {
  const { signedIn, service } = await createConsoleWorld();
  const browser = await signedIn();
  const { table } = service;
  const at = Date.parse('2026-11-23T13:00:00+09:00');
  for (let i = 0; i < 21_000; i++) {
    const approval = { method: 'MONEY', approvedAt: at };
    const id = newPaymentId(service.ids, at);
    await insertPayment(table, samplePayment('approved', { id, createdAt: at, approval, itemName: '가'.repeat(60) }));
  }
  const first = await browser.get('/console/days/2026-11-23/csv');
  expect(first.headers['content-type']).toContain('text/html');
  const [part = '', next = ''] = [...first.body.matchAll(/href="(\?(?:part|cursor)[^"]+)"/g)].map(([, href]) => href);
  const file = await browser.get(`/console/days/2026-11-23/csv${part}`);
  expect(file.headers['content-type']).toContain('text/csv');
  expect(file.body).toContain('다음 파일에 이어짐');
  const last = await browser.get(`/console/days/2026-11-23/csv${next.replaceAll('&amp;', '&')}`);
  expect(last.headers['content-type']).toContain('text/csv');
  expect(last.body).toContain('순매출');
});
