import { beforeAll, describe, expect, test } from 'vitest';
import { expectDocumented } from '../../../tests/documented.ts';
import { bodyOf, payAtKakaoPay, startPayment } from '../../../world/actions.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { PaymentView } from './view.ts';

interface List {
  readonly payments: readonly PaymentView[];
  readonly cursor?: string;
}

let virtual: VirtualWorld;

// Five orders on each of two days in Korea, the first of each day paid.
beforeAll(async () => {
  virtual = await createWorld();
  for (const orders of [
    ['Z', 'B', 'A', 'C', 'D'],
    ['E', 'A', 'F', 'G', 'H'],
  ]) {
    for (const [index, orderId] of orders.entries()) {
      // A shop that asks again for the same order with another amount gets another payment.
      const payment = await startPayment(virtual, { orderId, totalWon: 2200 + index });
      if (index === 0) await virtual.get(await payAtKakaoPay(virtual, payment));
      virtual.simulator.clock.advance('1s');
    }
    virtual.simulator.clock.advance('12h');
  }
});

async function ask(query: Readonly<Record<string, string>>) {
  const headers = { authorization: `Bearer ${virtual.apiKey}` };
  const answer = await virtual.payments({ method: 'GET', path: '/v1/payments', query, headers });
  expectDocumented('GET /v1/payments', answer);
  return answer;
}
const orderIds = ({ payments }: List) => payments.map(({ orderId }) => orderId).join('');

test.each<[Record<string, string>, string]>([
  [{}, 'HGFAEDCABZ'],
  [{ status: 'approved' }, 'EZ'],
  [{ status: 'ready', limit: '100' }, 'HGFADCB'],
  [{ status: 'closed' }, 'A'],
  [{ from: '2026-11-24' }, 'HGFAE'],
  [{ to: '2026-11-23' }, 'DCABZ'],
  [{ from: '2026-11-23', to: '2026-11-23', status: 'quit' }, ''],
  [{ orderId: 'A' }, 'AA'],
  [{ orderId: 'A', status: 'ready' }, 'A'],
  [{ orderId: 'Z', status: 'approved' }, 'Z'],
  [{ orderId: 'Y' }, ''],
  [{ orderId: 'A', from: '2026-11-24' }, 'A'],
  [{ orderId: 'A', to: '2026-11-23' }, 'A'],
  [{ totalWon: '2201' }, 'AB'],
  [{ totalWon: '2202', status: 'closed' }, 'A'],
  [{ orderId: 'A', totalWon: '2202' }, 'A'],
  [{ buyerId: 'buyer-1', from: '2026-11-24' }, 'HGFAE'],
  [{ buyerId: 'buyer-2' }, ''],
  [{ text: 'h' }, 'H'],
  [{ text: 'buyer-1', to: '2026-11-23' }, 'DCABZ'],
  [{ tid: 'T0000000000000000000' }, ''],
  [{ aid: 'A0000000000000000000' }, ''],
])('%o: %s', async (query, expected) => {
  const answer = await ask(query);
  expect(answer.status).toBe(200);
  expect(orderIds(bodyOf<List>(answer))).toBe(expected);
});

test.each<[Record<string, string>, string]>([
  [{}, 'HGFAEDCABZ'],
  [{ orderId: 'A' }, 'AA'],
])('%o, page by page: %s', async (query, expected) => {
  let found = '';
  let cursor: string | undefined;
  for (let page = 0; page < 20; page++) {
    const list = bodyOf<List>(await ask({ ...query, limit: '2', ...(cursor && { cursor }) }));
    expect(list.payments.length).toBeLessThanOrEqual(2);
    found += orderIds(list);
    cursor = list.cursor;
    if (cursor === undefined) break;
  }
  expect(found).toBe(expected);
});

describe('a question that is not right', () => {
  test.each<[Record<string, string>, string]>([
    [{ status: 'paid' }, 'status'],
    [{ from: 'yesterday' }, 'from'],
    [{ to: '2026-02-30' }, 'to'],
    [{ limit: '0' }, 'limit'],
    [{ limit: '101' }, 'limit'],
    [{ limit: '1e1' }, 'limit'],
    [{ orderId: '' }, 'orderId'],
    [{ cursor: 'x'.repeat(1001) }, 'cursor'],
    [{ oderId: 'A' }, 'oderId'],
    [{ from: '2026-11-24', to: '2026-11-23' }, 'from'],
    [{ from: '2026-11-26' }, 'from'],
    [{ orderId: 'A', from: '2026-11-24', to: '2026-11-23' }, 'from'],
  ])('%o names the parameter', async (query, path) => {
    const answer = await ask(query);
    expect(answer.status).toBe(400);
    expect(bodyOf<{ errors: { path: string }[] }>(answer).errors.map((error) => error.path)).toContain(path);
  });

  test.each<[Record<string, string>, string]>([
    [{ cursor: 'x' }, 'invalid_cursor'],
    [{ cursor: '2026-00-00' }, 'invalid_cursor'],
    [{ cursor: '2026-11-23.x' }, 'invalid_cursor'],
    [{ orderId: 'A', cursor: 'x' }, 'invalid_cursor'],
  ])('%o: %s', async (query, code) => {
    const answer = await ask(query);
    expect(answer.status).toBe(400);
    expect(bodyOf<{ code: string }>(answer).code).toBe(code);
  });

  test.each<[Record<string, string>, Record<string, string>]>([
    [{ orderId: 'A' }, { orderId: 'B' }],
    [{ orderId: 'A' }, {}],
    [{}, { orderId: 'A' }],
    [{}, { status: 'ready' }],
    [{ status: 'ready' }, { status: 'approved' }],
    [{}, { limit: '2' }],
    [{ to: '2026-11-24' }, { to: '2026-11-23' }],
    [{ from: '2026-11-23' }, { from: '2026-11-22' }],
    [{ to: '2026-11-24' }, {}],
  ])('a cursor of %o does not go with %o', async (query, other) => {
    const { cursor = '' } = bodyOf<List>(await ask({ limit: '1', ...query }));
    expect(cursor).not.toBe('');
    expect((await ask({ limit: '1', ...query, cursor })).status).toBe(200);
    expect(bodyOf<{ code: string }>(await ask({ limit: '1', ...other, cursor })).code).toBe('invalid_cursor');
  });

  test('a cursor that was cut or changed opens nothing', async () => {
    const { cursor = '' } = bodyOf<List>(await ask({ limit: '1' }));
    const [bound, to, day, last] = cursor.split('.');
    const changed = [
      [bound, '2026-02-30', day, last],
      [bound, to, '2026-00-00', last],
      [bound, to, day, 'pay_1'],
      [bound, to, day, last, ''],
      [bound, to, day],
    ].map((parts) => parts.join('.'));
    for (const cut of [cursor.slice(1), cursor.slice(0, 12), cursor.slice(0, -3), `${cursor}x`, ...changed]) {
      expect(bodyOf<{ code: string }>(await ask({ limit: '1', cursor: cut })).code).toBe('invalid_cursor');
    }
  });

  test('a list that began yesterday ends with yesterday', async () => {
    const own = await createWorld();
    for (const orderId of ['A', 'B']) await startPayment(own, { orderId });
    const page = async (query: Record<string, string>) => {
      const headers = { authorization: `Bearer ${own.apiKey}` };
      return bodyOf<List>(await own.payments({ method: 'GET', path: '/v1/payments', query, headers }));
    };
    const first = await page({ limit: '1' });
    own.simulator.clock.advance('31d');
    const second = await page({ limit: '1', cursor: first.cursor ?? '' });
    expect([first, second].map(orderIds)).toEqual(['B', 'A']);
  });

  test('says what is wrong once', async () => {
    for (const query of [{ from: '' }, { to: 'x' }, { limit: '' }] as Record<string, string>[]) {
      const { errors } = bodyOf<{ errors: { path: string; message: string }[] }>(await ask(query));
      expect(errors).toHaveLength(1);
    }
    const { errors } = bodyOf<{ errors: { message: string }[] }>(await ask({ from: '' }));
    expect(errors).toEqual([{ path: 'from', message: '`from` must be a day such as 2026-11-23' }]);
  });
});

test.each(['buyerId', 'tid', 'aid', 'text', 'totalWon'])('a cursor goes on with the same %s alone', async (name) => {
  const value = name === 'totalWon' ? '2200' : 'buyer-1';
  const first = bodyOf<List>(await ask({ limit: '1' }));
  const cursor = first.cursor ?? '';
  expect((await ask({ limit: '1', cursor })).status).toBe(200);
  const other = await ask({ limit: '1', cursor, [name]: value });
  expect([other.status, bodyOf<{ code: string }>(other).code]).toEqual([400, 'invalid_cursor']);
});
