import { beforeAll, describe, expect, test } from 'vitest';
import { expectDocumented } from '../../../tests/documented.ts';
import { bodyOf, cancelPayment, startApproved } from '../../../world/actions.ts';
import { cutAll } from '../../../world/outside.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { newApiKey, scopes, storeApiKey } from '../store/api-keys.ts';

let virtual: VirtualWorld;
beforeAll(async () => {
  virtual = await createWorld();
  const { id } = await startApproved(virtual, { itemName: '=1+1', buyerId: 'buyer-77' });
  await cancelPayment(virtual, id, { amountWon: 700 });
});

const ask = (path: string, headers: Record<string, string> = {}, key = virtual.apiKey) =>
  virtual.get(path, { headers: { authorization: `Bearer ${key}`, ...headers } });

const day = '/v1/reports/days/2026-11-23';
const month = '/v1/reports/months/2026-11';

test('a report of today is not complete, and has what happened so far', async () => {
  const answer = await ask(day);
  expectDocumented('GET /v1/reports/days/{day}', answer);
  const totals = {
    approved: { count: 1, totalWon: 2200, supplyWon: 2000, vatWon: 200, taxFreeWon: 0 },
    canceled: { count: 1, totalWon: 700, supplyWon: 636, vatWon: 64, taxFreeWon: 0 },
    net: { totalWon: 1500, supplyWon: 1364, vatWon: 136, taxFreeWon: 0 },
  };
  expect(bodyOf(answer)).toEqual({
    day: '2026-11-23',
    asOf: expect.stringMatching(/^2026-11-23T05:00:00\.\d{3}Z$/),
    complete: false,
    unsettled: 0,
    total: totals,
    byMethod: [{ method: 'MONEY', ...totals }],
    byCardIssuer: [],
    byType: [{ type: 'once', ...totals }],
  });
});

test('a day on which nothing happened is empty, and complete', async () => {
  const { complete, byMethod } = bodyOf<{ complete: boolean; byMethod: object[] }>(
    await ask('/v1/reports/days/2026-11-22'),
  );
  expect([complete, byMethod]).toEqual([true, []]);
});

describe('a CSV', () => {
  test.each<[string, string, Record<string, string>, string]>([
    ['with `format`', `${day}?format=csv`, {}, '일시,'],
    ['by `Accept`', day, { accept: 'text/csv' }, '일시,'],
    ['in English', `${day}?format=csv&lang=en`, {}, 'Time (KST),'],
    ['of a month', `${month}?format=csv`, {}, '일시,'],
  ])('%s', async (_, path, headers, begin) => {
    const answer = await ask(path, headers);
    const name = path.startsWith(month) ? 'kakaopay-2026-11.csv' : 'kakaopay-2026-11-23.csv';
    expect(answer).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
    });
    expect(answer.headers.link).toBeUndefined();
    expect(answer.body.startsWith(`\ufeff${begin}`)).toBe(true);
    expect(answer.body).toContain(",'=1+1,");
    expect(answer.body).not.toContain('buyer-77');
  });

  test('is not what is answered where JSON is asked for', async () => {
    const answer = await ask(`${day}?format=json`, { accept: 'text/csv' });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  test('that is too long for one answer says where it goes on, to the end', async () => {
    const own = await createWorld();
    const order = { itemName: '"'.repeat(100), orderId: '가'.repeat(100), totalWon: 100 };
    const { id } = await startApproved(own, order);
    const { version = 0 } = { ...(await own.payment(id)) };
    const at = own.service.clock.now();
    // More than a payment can have, so that one item makes a long report.
    const cancellation = { outcome: 'canceled_elsewhere', amountWon: 0, taxFreeWon: 0, vatWon: 0, at };
    const cancellations = Array.from({ length: 12_000 }, (_, i) => ({ ...cancellation, n: i + 1 }));
    const key = { pk: 'payments#2026-11-23', sk: id };
    await own.service.table.updateIf(key, version, { cancellations });
    const headers = { authorization: `Bearer ${own.apiKey}` };
    const first = await own.get(`${day}?format=csv&lang=ko`, { headers });
    const next = /^<([^>]+)>; rel="next"$/.exec(first.headers.link ?? '')?.[1] ?? '';
    expect(next).toMatch(/^\/v1\/reports\/days\/2026-11-23\?format=csv&lang=ko&cursor=2\./);
    const second = await own.get(next, { headers });
    expect(second.headers['content-disposition']).toBe('attachment; filename="kakaopay-2026-11-23-2.csv"');
    expect(second.headers.link).toBeUndefined();
    const count = (text: string) => text.split(',취소,').length - 1;
    expect(count(first.body) + count(second.body)).toBe(12_000);
    // It goes with its own day alone.
    const other = await own.get(next.replace('2026-11-23', '2026-11-22'), { headers });
    expect(bodyOf<{ code: string }>(other).code).toBe('invalid_cursor');
  });
});

describe('is refused', () => {
  test('without a key that has the scope', async () => {
    const key = newApiKey(virtual.service.ids);
    await storeApiKey(
      virtual.service.table,
      key,
      scopes.filter((scope) => scope !== 'reports:read'),
    );
    const answer = await ask(day, {}, key);
    expect(bodyOf(answer)).toMatchObject({ code: 'forbidden', detail: 'This needs the scope reports:read.' });
    expectDocumented('GET /v1/reports/days/{day}', answer);
    expect((await virtual.get(day)).status).toBe(401);
  });

  test('and that scope is good for nothing else', async () => {
    const key = newApiKey(virtual.service.ids);
    await storeApiKey(virtual.service.table, key, ['reports:read']);
    expect((await ask(day, {}, key)).status).toBe(200);
    expect((await ask('/v1/payments', {}, key)).status).toBe(403);
  });

  test.each([
    ['days/2026-02-30', 'day', '`day` must be a day such as 2026-11-23'],
    ['days/yesterday', 'day', '`day` must be a day such as 2026-11-23'],
    ['days/2026-11-24', 'day', '`day` must not be in the future'],
    ['months/2026-13', 'month', '`month` must be a month such as 2026-11'],
    ['months/2026-11-23', 'month', '`month` must be a month such as 2026-11'],
    ['months/2026-12', 'month', '`month` must not be in the future'],
    ['days/2026-11-23?format=xml', 'format', '`format` must be json or csv'],
    ['days/2026-11-23?lang=fr', 'lang', '`lang` must be ko or en'],
    ['days/2026-11-23?from=1', 'from', '`from` is not known here'],
  ])('%s: %s', async (path, field, message) => {
    const answer = await ask(`/v1/reports/${path}`);
    expect(answer.status).toBe(400);
    expect(bodyOf(answer)).toMatchObject({ code: 'invalid_request', errors: [{ path: field, message }] });
  });

  test.each([
    `${day}?cursor=2.1795410000000.pay_01m83ccy40eqyf4q04fx5fmdgv.0`,
    `${day}?format=csv&cursor=x`,
    `${day}?format=csv&cursor=1.1795410000000.pay_01m83ccy40eqyf4q04fx5fmdgv.0`,
    `${day}?format=csv&cursor=2.1795410000000.pay_1.0`,
    `${day}?format=csv&cursor=2.99999999999999.pay_01m83ccy40eqyf4q04fx5fmdgv.0`,
    `${day}?format=csv&cursor=`,
  ])('%s: invalid_cursor', async (path) => {
    expect(bodyOf<{ code: string }>(await ask(path)).code).toBe('invalid_cursor');
  });

  test('when it is too much to read in time', async () => {
    const headers = { authorization: `Bearer ${virtual.apiKey}` };
    const answer = await virtual.get(month, { headers, hook: cutAll('table.query', 'after', 'slow') });
    expect([answer.status, bodyOf<{ code: string }>(answer).code]).toEqual([422, 'report_too_large']);
    expectDocumented('GET /v1/reports/months/{month}', answer);
  });
});
