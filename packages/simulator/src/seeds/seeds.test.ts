import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Status, states } from '../core/states.ts';
import type { SimulatorOptions } from '../options.ts';
import { createSimulator } from '../simulator.ts';
import { createShop, startMs, subscribing } from '../testing/shop.ts';
import type { Seeds } from './schema.ts';

const seeded = async (seeds: Seeds, options: SimulatorOptions = {}) =>
  (await createShop('current', { seeds, ...options })).sim;
const all = Object.keys(states) as Status[];

test.each(all)('a payment that is %s', async (status) => {
  const issues = status === 'ISSUED_SID' ? { ...subscribing, total_amount: 0 } : {};
  const part = status === 'PART_CANCEL_PAYMENT' ? { cancel_amount: 700 } : {};
  const sim = await seeded({ payments: [{ status, ...issues, ...part }] });
  expect(sim.payments()).toMatchObject([{ status, orderId: 'order-1' }]);
  const { payments, netWon } = sim.ledger().totals;
  const left = { SUCCESS_PAYMENT: 2200, PART_CANCEL_PAYMENT: 1500, CANCEL_PAYMENT: 0 }[status as string];
  expect([payments, netWon]).toEqual(left === undefined ? [0, 0] : [1, left]);
});

test('what waits has expired if it is older than it lives', async () => {
  const sim = await seeded({ payments: [{ ago: '20m' }, { status: 'AUTH_PASSWORD', ago: '14m' }] });
  expect(sim.payments().map(({ expired }) => expired)).toEqual([true, false]);
});

test('a program goes on with what is there: it approves, cancels, charges', async () => {
  const [tid, paid, sid] = ['T000000000000000000a', 'T000000000000000000b', 'S000000000000000000c'];
  const { sim, call } = await createShop('current', {
    seeds: {
      payments: [
        { tid, status: 'AUTH_PASSWORD', method: 'CARD', card: 'KB' },
        { tid: paid, status: 'PART_CANCEL_PAYMENT', cancel_amount: 700, partner_order_id: 'A-2', ago: '3d' },
      ],
      subscriptions: [{ sid, ago: '30d' }, { status: 'INACTIVE' }],
    },
  });
  const { redirect } = await sim.payer.pay(tid, { method: 'CARD' });
  const pg_token = new URL(redirect).searchParams.get('pg_token');
  const ids = { cid: 'TC0ONETIME', partner_order_id: 'order-1', partner_user_id: 'user-1' };
  expect((await call('approve', { ...ids, tid, pg_token })).body).toMatchObject({ payment_method_type: 'CARD' });
  const cancel = { cid: 'TC0ONETIME', tid: paid, cancel_amount: 1500, cancel_tax_free_amount: 0 };
  expect((await call('cancel', cancel)).body).toMatchObject({ status: 'CANCEL_PAYMENT' });
  const charge = { cid: 'TCSUBSCRIP', sid, partner_order_id: 'c', partner_user_id: 'user-1', quantity: 1 };
  const charged = await call('subscription', { ...charge, total_amount: 9900, tax_free_amount: 0 });
  expect(charged.status).toBe(200);
  expect(sim.subscriptions().map(({ status }) => status)).toEqual(['ACTIVE', 'INACTIVE']);
});

test('the longest ago comes first, each at its own time', async () => {
  const sim = await seeded({ payments: [{ status: 'SUCCESS_PAYMENT' }, { status: 'SUCCESS_PAYMENT', ago: '36h' }] });
  expect(sim.ledger().entries.map(({ at }) => at)).toEqual(['2026-11-21T22:00:00+09:00', '2026-11-23T10:00:00+09:00']);
  expect(sim.payments().map(({ orderId }) => orderId)).toEqual(['order-2', 'order-1']);
});

const some: Seeds = {
  payments: [{ status: 'SUCCESS_PAYMENT' }, { ago: '1h' }],
  subscriptions: [{}],
  faults: [{ call: 'approve', kind: 'lose_answer', times: 1 }],
};

test('the same seeds and the same seed give the same ids, whatever the time and what came in between', async () => {
  const idsOf = ({ payments, subscriptions, ledger }: Awaited<ReturnType<typeof seeded>>) => [
    ...payments().map(({ tid }) => tid),
    ...subscriptions().map(({ sid }) => sid),
    ...ledger().entries.map(({ aid }) => aid),
  ];
  const { sim, ready } = await createShop('current', { seeds: some });
  const first = idsOf(sim);
  expect(new Set(first).size).toBe(6);
  expect(first.join(' ')).toMatch(/^(T[0-9a-f]{19} ){3}S[0-9a-f]{19} A[0-9a-f]{19} A[0-9a-f]{19}$/);
  await ready();
  sim.reset();
  expect(idsOf(sim)).toEqual(first);
  expect(idsOf(await seeded(some, { now: () => startMs + 86_400_000 }))).toEqual(first);
  expect(idsOf(await seeded(some, { seed: 'another' }))).not.toEqual(first);
});

test('after a reset they are there again, as they were at first', async () => {
  const { sim, ready } = await createShop('current', { seeds: some });
  const before = [sim.payments(), sim.subscriptions(), sim.ledger(), sim.faults.list()];
  await ready();
  sim.clock.advance('1h');
  sim.faults.clear();
  sim.reset();
  expect([sim.payments(), sim.subscriptions(), sim.ledger(), sim.faults.list()]).toEqual(before);
});

test('who goes on from a saved state has no seeds, until the next reset', async () => {
  const { save } = await seeded({});
  const sim = await seeded(some, { state: save() });
  expect(sim.payments()).toEqual([]);
  sim.reset();
  expect(sim.payments()).toHaveLength(3);
});

describe('a seed that cannot be is named in one sentence:', () => {
  test.each<[unknown, string]>([
    [[], 'Seeds must be an object with payments, subscriptions or faults.'],
    [null, 'Seeds must be an object with payments, subscriptions or faults.'],
    [{ payment: [] }, 'Seeds: payment is wrong: there is no such field as "payment".'],
    [{ payments: [{}, { totl: 1 }] }, 'Seeds: payments.1.totl is wrong: there is no such field as "totl".'],
    [{ subscriptions: [{ ago: 'long' }] }, 'Seeds: subscriptions.0.ago is wrong: it must be a length of time such as'],
    [{ payments: [{ status: 'PAID' }] }, 'Seeds: payments.0.status is wrong: it must be one of READY, '],
    [{ payments: [{ tid: 'T1' }] }, 'Seeds: payments.0.tid is wrong: it must be T and 19 letters or digits.'],
    [{ payments: [{ item_name: [] }] }, 'Seeds: payments.0.item_name is wrong: Invalid type: Expected '],
    [{ faults: [{ call: 'pay', kind: 'lose_answer' }] }, 'Seeds: faults.0.call is wrong: '],
    [{ payments: [{ total_amount: -1 }] }, 'Seeds: payments.0 is wrong: KakaoPay refuses it with -722, '],
    [{ payments: [{ status: 'PART_CANCEL_PAYMENT' }] }, 'Seeds: payments.0 is wrong: KakaoPay refuses it with -722, '],
    [
      { payments: [{ status: 'PART_CANCEL_PAYMENT', cancel_amount: 2200 }] },
      'Seeds: payments.0 is wrong: it becomes CANCEL_PAYMENT, not PART_CANCEL_PAYMENT.',
    ],
    [{ payments: [{ status: 'ISSUED_SID' }] }, 'it becomes SUCCESS_PAYMENT, not ISSUED_SID.'],
    [{ payments: [{ status: 'SUCCESS_PAYMENT', method: 'CARD', card: 'X' }] }, 'card must be one of SHINHAN, '],
    [
      { payments: [{ tid: 'T000000000000000000a' }, { tid: 'T000000000000000000a' }] },
      'Seeds: the id T000000000000000000a is there twice.',
    ],
  ])('%j', async (seeds, sentence) => {
    const start = createSimulator({ listen: false, seeds: seeds as Seeds });
    await expect(start).rejects.toThrow(TypeError);
    await expect(start).rejects.toThrow(sentence);
  });
});

describe('a file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const kept = (text: string) => {
    const seedFile = join(folder, 'seeds');
    writeFileSync(seedFile, text);
    return seedFile;
  };

  test.each(['{"payments":[{"status":"SUCCESS_PAYMENT"}]}', 'payments:\n  - status: SUCCESS_PAYMENT # paid\n'])(
    'that holds %j',
    async (text) => {
      const { sim } = await createShop('current', { seedFile: kept(text) });
      expect(sim.ledger().totals.paidWon).toBe(2200);
    },
  );

  test('that is there no more, or cannot be read, is named', async () => {
    const start = (seedFile: string) => createSimulator({ listen: false, seedFile });
    await expect(start(join(folder, 'none'))).rejects.toThrow(/^The seed file .+none cannot be read: ENOENT[^\n]+\.$/);
    await expect(start(kept('a: [1'))).rejects.toThrow(/^The seed file .+ cannot be read: [^\n]+\.$/);
    await expect(start(kept(''))).rejects.toThrow('Seeds must be an object');
  });
});
