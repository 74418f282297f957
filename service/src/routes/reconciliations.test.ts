import { beforeAll, describe, expect, test } from 'vitest';
import { expectDocumented } from '../../../tests/documented.ts';
import { bodyOf, startApproved } from '../../../world/actions.ts';
import { passToDaily, reconcileDay, runToEnd } from '../../../world/reconciling.ts';
import { cancelElsewhere } from '../../../world/review.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Payment } from '../payment/payment.ts';
import { newApiKey, storeApiKey } from '../store/api-keys.ts';

const path = '/v1/reports/reconciliations';

let virtual: VirtualWorld;
let ids: string[];
let paymentId: string;
beforeAll(async () => {
  virtual = await createWorld();
  ({ id: paymentId } = await startApproved(virtual));
  await cancelElsewhere(virtual, (await virtual.payment(paymentId)) as Payment, 500);
  ids = [];
  for (let day = 0; day < 3; day++) ids.push((await reconcileDay(virtual)).run.id);
});

const ask = (address: string, headers: Record<string, string> = {}, key = virtual.apiKey) =>
  virtual.get(address, { headers: { authorization: `Bearer ${key}`, ...headers } });

describe('the list', () => {
  interface List {
    readonly reconciliations: readonly { readonly id: string; readonly counts?: object }[];
    readonly cursor?: string;
  }

  test('is newest first, page by page, without the differences', async () => {
    const answer = await ask(`${path}?limit=2`);
    expectDocumented(`GET ${path}`, answer);
    const first = bodyOf<List>(answer);
    const second = bodyOf<List>(await ask(`${path}?limit=2&cursor=${first.cursor}`));
    expect([...first.reconciliations, ...second.reconciliations].map(({ id }) => id)).toEqual(ids.toReversed());
    expect(second.cursor).toBeUndefined();
    expect(second.reconciliations[0]).toMatchObject({ status: 'finished', counts: { asked: 1, adopted: 1 } });
    expect(second.reconciliations[0]).not.toHaveProperty('differences');
  });

  test.each(['limit=0', 'cursor=x', 'day=2026-11-23'])('?%s is refused', async (query) => {
    expect((await ask(`${path}?${query}`)).status).toBe(400);
  });
});

describe('one of them', () => {
  test('has what was found', async () => {
    const answer = await ask(`${path}/${ids[0]}`);
    expectDocumented(`GET ${path}/{id}`, answer);
    expect(bodyOf(answer)).toMatchObject({
      id: ids[0],
      status: 'finished',
      from: '2026-11-22T15:00:00.000Z',
      to: '2026-11-23T15:00:00.000Z',
      differences: [{ paymentId, kind: 'canceled_more_there', outcome: 'adopted' }],
    });
  });

  test.each(['?format=csv', ''])('is a file for spreadsheets, too: %s', async (query) => {
    const answer = await ask(`${path}/${ids[0]}${query}`, query ? {} : { accept: 'text/csv' });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="kakaopay-reconciliation-2026-11-23-2026-11-23.csv"',
    });
    expect(answer.headers.link).toBeUndefined();
    expect(answer.body).toMatch(/^\ufeff확인 일시,.*\r\n2026-11-24 04:1.*\r\n$/s);
    expect(answer.body).toContain(paymentId);
  });

  test('goes on where a part before ended', async () => {
    const answer = await ask(`${path}/${ids[0]}?format=csv&lang=en&cursor=${paymentId}`);
    expect(answer.body.split('\r\n')).toHaveLength(2);
    expect((await ask(`${path}/${ids[0]}?format=csv&cursor=x`)).status).toBe(400);
    expect((await ask(`${path}/${ids[0]}?cursor=${paymentId}`)).status).toBe(400);
  });

  test('that is under way says how far it has come', async () => {
    const id = await passToDaily(virtual);
    const answer = await ask(`${path}/${id}`);
    expectDocumented(`GET ${path}/{id}`, answer);
    expect(bodyOf(answer)).toMatchObject({ status: 'running', soFar: { agreed: 0, found: 0 } });
    await runToEnd(virtual, id);
  });

  test.each(['rec_01m84x1at00000000000000009', 'rec_x', 'pay_01m83ccy40eqyf4q04fx5fmdgv'])(
    '%s: there is none',
    async (id) => {
      const answer = await ask(`${path}/${id}`);
      expectDocumented(`GET ${path}/{id}`, answer);
      expect([answer.status, bodyOf<{ code: string }>(answer).code]).toEqual([404, 'reconciliation_not_found']);
    },
  );

  test('needs a key for reports', async () => {
    const key = newApiKey(virtual.service.ids);
    await storeApiKey(virtual.service.table, key, ['payments:read']);
    for (const address of [path, `${path}/${ids[0]}`]) expect((await ask(address, {}, key)).status).toBe(403);
  });
});
