import { afterAll, beforeAll, expect, test } from 'vitest';
import { tidOf } from '../../service/src/payment/payment.ts';
import type { PaymentView } from '../../service/src/routes/view.ts';
import { readPayment } from '../../service/src/store/payments.ts';
import { actOnPage, askShop, createPayment, visit, wake } from './by-http.ts';
import { type Running, startRunning } from './running.ts';

const count = 300;
const lost = 15;
const atOnce = 16;
/** Each wait is a second; KakaoPay is asked again after 5 s, then 15 s, 30 s and 60 s. */
const waitsMax = 240;

let running: Running;
beforeAll(async () => {
  running = await startRunning();
});
afterAll(() => running?.close());

test(
  `${count} payments, ${lost} approve answers lost after taking effect: equal books, to the won`,
  async () => {
    const { faults } = running.simulator;
    faults.add({ call: 'approve', kind: 'lose_answer', every: count / lost });
    // All lookups are lost as long as somebody pays, however long that takes: `wake` has to do the rest.
    const lookups = faults.add({ call: 'order', kind: 'lose_answer' });

    const spent = new Map<string, number>();
    const startedAt = performance.now();
    await payAll(spent);
    const paid = seconds(performance.now() - startedAt);
    const share = [...spent].map(([step, ms]) => `${step} ${(ms / count).toFixed(0)} ms`).join(', ');
    console.log(`${count} paid in ${paid}; a payment on average: ${share}`);

    expect(faults.list().map(({ fired }) => fired)).toEqual([lost, expect.any(Number)]);
    const open = (await listPayments()).filter(({ status }) => status !== 'approved');
    console.log(`${open.length} with an unknown outcome`);
    expect(open).toHaveLength(lost);
    expect(new Set(open.map(({ status }) => status))).toEqual(new Set(['approving']));

    faults.remove(lookups);
    const wokeAt = performance.now();
    await wakeUntilResolved();
    console.log(`all resolved ${seconds(performance.now() - wokeAt)} later`);
    await expectEqualBooks();
  },
  10 * 60_000,
);

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

async function payAll(spent: Map<string, number>): Promise<void> {
  let next = 0;
  const payer = async () => {
    while (next < count) {
      const index = next++;
      await payOne(index, spent);
      if ((index + 1) % 100 === 0) console.log(`${index + 1} of ${count} payments`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, payer));
}

const amountOf = (index: number) => ({ totalWon: 1000 + index, taxFreeWon: index % 3 === 0 ? index : 0 });

/** One payer, from the order to the page that says how it went. */
async function payOne(index: number, spent: Map<string, number>): Promise<void> {
  const timed = async <T>(step: string, work: Promise<T>): Promise<T> => {
    const startedAt = performance.now();
    const result = await work;
    spent.set(step, (spent.get(step) ?? 0) + performance.now() - startedAt);
    return result;
  };
  const order = { orderId: `A-${index}`, ...amountOf(index) };
  const payment = await timed('order', createPayment(running, order, { 'idempotency-key': `order-${index}` }));
  const { location: page } = await timed('checkout', visit(payment.checkoutUrl));
  await timed('page', visit(page));
  const comeBack = await timed('pay', actOnPage(page, 'pay', { method: index % 2 === 0 ? 'MONEY' : 'CARD' }));
  const { status, location } = await timed('return', visit(comeBack));
  expect(status).toBe(303);
  const last = await timed('result', visit(location));
  expect([200, 303]).toContain(last.status);
}

/** Every payment the shop's API knows of, page by page. */
async function listPayments(): Promise<PaymentView[]> {
  interface List {
    readonly payments: readonly PaymentView[];
    readonly cursor?: string;
  }
  const found: PaymentView[] = [];
  let cursor: string | undefined = '';
  for (let pages = 0; cursor !== undefined && pages < count; pages++) {
    const list: List = await askShop(
      running,
      `/v1/payments?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    found.push(...list.payments);
    cursor = list.cursor;
  }
  return found;
}

async function wakeUntilResolved(): Promise<void> {
  let unresolved = -1;
  for (let waits = 0; waits < waitsMax && unresolved !== 0; waits++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await wake(running);
    const before = unresolved;
    unresolved = (await listPayments()).filter(({ status }) => status !== 'approved').length;
    if (unresolved !== before) console.log(`${unresolved} unresolved after ${waits + 1} wakes`);
  }
}

interface Entry {
  readonly tid: string;
  readonly orderId: string | undefined;
  readonly aid: string | undefined;
  readonly kind: string;
  readonly totalWon: number;
  readonly taxFreeWon: number;
  readonly vatWon: number;
}

const byTid = (left: Entry, right: Entry) => (left.tid < right.tid ? -1 : 1);

/** KakaoPay's books and ours, payment by payment. */
async function expectEqualBooks(): Promise<void> {
  const { simulator } = running;
  const orderOf = new Map(simulator.payments().map(({ tid, orderId }) => [tid, orderId]));
  const theirs: Entry[] = simulator.ledger().entries.map(({ at: _, ...entry }) => ({
    ...entry,
    orderId: orderOf.get(entry.tid),
  }));
  const listed = await listPayments();
  const ours = await Promise.all(listed.map(({ id }) => storedEntry(id)));
  expect(ours).toHaveLength(count);
  expect(ours.sort(byTid)).toEqual(theirs.sort(byTid));
  const wanted = Array.from({ length: count }, (_, index) => amountOf(index).totalWon);
  expect(simulator.ledger().totals).toMatchObject({
    payments: count,
    cancels: 0,
    netWon: wanted.reduce((sum, won) => sum + won, 0),
  });
}

/** A payment as it stands in the table itself. */
async function storedEntry(id: string): Promise<Entry> {
  const payment = await readPayment(running.table, id);
  if (!payment) throw new Error(`${id} is listed and not there.`);
  const { orderId, status, approval, totalWon, taxFreeWon, vatWon } = payment;
  const tid = tidOf(payment);
  const kind = status === 'approved' ? 'PAYMENT' : status;
  return { tid, orderId, aid: approval?.aid, kind, totalWon, taxFreeWon, vatWon };
}
