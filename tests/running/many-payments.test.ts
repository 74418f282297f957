import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SubscriptionView } from '../../service/src/routes/subscription-view.ts';
import type { PaymentView } from '../../service/src/routes/view.ts';
import { readPayment } from '../../service/src/store/payments.ts';
import { type Entry, entriesOf } from '../../world/actions.ts';
import { actOnPage, askShop, createPayment, createSubscription, visit, wake } from './by-http.ts';
import { type Running, startRunning } from './running.ts';

const count = 300;
const lost = 15;
/** Of the cancellations, one in so many loses its answer. */
const cancelLostEvery = 10;
/** Subscriptions, and how often each of them is charged by the shop; one charge in so many loses its answer. */
const subscribers = 6;
const chargesEach = 5;
const chargeLostEvery = 5;
const atOnce = 16;
/** Each wait is a second; KakaoPay is asked again after 5 s, then 15 s, 30 s and 60 s. */
const waitsMax = 240;

let running: Running;
beforeAll(async () => {
  running = await startRunning();
});
afterAll(() => running?.close());

/** What was given back, and what was charged, so far, act by act. */
const givenBack: number[] = [];
const charged: number[] = [];

test(
  `${count} payments, ${lost} approve answers lost after taking effect, a fifth given back, subscriptions charged, some of these lost as well: equal books, to the won`,
  async () => {
    const { faults } = running.simulator;
    const sids = await Promise.all(Array.from({ length: subscribers }, (_, index) => subscribe(index)));
    faults.add({ call: 'approve', kind: 'lose_answer', every: count / lost });
    faults.add({ call: 'cancel', kind: 'lose_answer', every: cancelLostEvery });
    faults.add({ call: 'subscription', kind: 'lose_answer', every: chargeLostEvery });
    // All lookups are lost as long as somebody pays, however long that takes: `wake` has to do the rest.
    const lookups = faults.add({ call: 'order', kind: 'lose_answer' });

    const spent = new Map<string, number>();
    const startedAt = performance.now();
    await Promise.all([payAll(spent), ...sids.map(chargeOften)]);
    const paid = seconds(performance.now() - startedAt);
    const share = [...spent].map(([step, ms]) => `${step} ${(ms / count).toFixed(0)} ms`).join(', ');
    console.log(`${count} paid in ${paid}; a payment on average: ${share}`);

    const cancelsLost = Math.floor(givenBack.length / cancelLostEvery);
    expect(cancelsLost).toBeGreaterThan(3);
    expect(faults.list().map(({ fired }) => fired)).toEqual([
      lost,
      cancelsLost,
      (subscribers * chargesEach) / chargeLostEvery,
      expect.any(Number),
    ]);
    const payments = await listPayments();
    console.log(`${payments.filter(isOpen).length} with an unknown outcome, ${givenBack.length} cancellations`);
    expect(payments.filter(({ status }) => status === 'approving')).toHaveLength(lost);
    expect(payments.filter(({ status }) => status === 'canceling')).toHaveLength(cancelsLost);

    faults.remove(lookups);
    const wokeAt = performance.now();
    await wakeUntilResolved();
    console.log(`all resolved ${seconds(performance.now() - wokeAt)} later`);
    await expectEqualBooks();
  },
  10 * 60_000,
);

const isOpen = ({ status }: PaymentView) => status === 'approving' || status === 'canceling';

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
  if (index % 10 === 0) await timed('cancel', giveBack(payment.id, [{}]));
  if (index % 10 === 5) await timed('cancel', giveBack(payment.id, [{ amountWon: 300 }, { amountWon: 257 }]));
}

/** One after the other, each sent twice; what is not known to be paid, or under way, is left alone. */
async function giveBack(id: string, wanted: readonly object[]): Promise<void> {
  for (const [at, body] of wanted.entries()) {
    const headers = { authorization: `Bearer ${running.apiKey}`, 'content-type': 'application/json' };
    const sending = {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': `key-${at}` },
      body: JSON.stringify(body),
    };
    const address = `${running.url}/v1/payments/${id}/cancellations`;
    const { status, text } = await visit(address, sending);
    if (status === 409) return;
    expect([201, 202], text).toContain(status);
    expect((await visit(address, sending)).status).toBe(status);
    givenBack.push((JSON.parse(text) as { readonly amountWon: number }).amountWon);
    if (status === 202) return;
  }
}

/** A subscription whose first payment was made; gives its id. */
async function subscribe(index: number): Promise<string> {
  const firstPayment = { amountWon: firstWon };
  const asked = { orderId: `S-${index}`, buyerId: `subscriber-${index}`, firstPayment, plan: undefined };
  const { id, checkoutUrl = '' } = await createSubscription(running, asked);
  const { location: page } = await visit(`${checkoutUrl}?agreed=1`);
  expect((await visit(await actOnPage(page, 'pay', { method: 'MONEY' }))).status).toBe(303);
  expect(await askShop<SubscriptionView>(running, `/v1/subscriptions/${id}`)).toMatchObject({ status: 'active' });
  return id;
}

const firstWon = 4900;

/** Charges one after the other, each sent twice. */
async function chargeOften(id: string): Promise<void> {
  const headers = { authorization: `Bearer ${running.apiKey}`, 'content-type': 'application/json' };
  for (let at = 0; at < chargesEach; at++) {
    const amountWon = 700 + at;
    const sending = {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': `charge-${id}-${at}` },
      body: JSON.stringify({ amountWon }),
    };
    const address = `${running.url}/v1/subscriptions/${id}/charges`;
    const first = await visit(address, sending);
    expect(first.status, first.text).toBe(201);
    expect((await visit(address, sending)).status).toBe(201);
    charged.push(amountWon);
  }
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
    unresolved = (await listPayments()).filter(isOpen).length;
    if (unresolved !== before) console.log(`${unresolved} unresolved after ${waits + 1} wakes`);
  }
}

const byAid = (left: Entry, right: Entry) => (left.aid < right.aid ? -1 : 1);

/** KakaoPay's books and ours, act by act. */
async function expectEqualBooks(): Promise<void> {
  const { simulator } = running;
  const orderOf = new Map(simulator.payments().map(({ tid, orderId }) => [tid, orderId]));
  const { entries, totals } = simulator.ledger();
  const theirs = entries.map(({ at: _, ...entry }) => ({ ...entry, orderId: orderOf.get(entry.tid) }));
  const listed = await listPayments();
  const held = (await Promise.all(listed.map(({ id }) => storedEntries(id)))).flat();
  // The answer to a charge that was lost held its only ids; its order is its own.
  const ours = held.map((entry) => (entry.aid ? entry : { ...entry, ...theirs.find(isSame(entry)) }));
  expect(listed).toHaveLength(count + subscribers * (1 + chargesEach));
  expect(ours.sort(byAid)).toEqual(theirs.sort(byAid));
  const wanted = Array.from({ length: count }, (_, index) => amountOf(index).totalWon);
  expect(totals).toMatchObject({
    payments: count + subscribers * (1 + chargesEach),
    cancels: givenBack.length,
    netWon: sumOf(wanted) + subscribers * firstWon + sumOf(charged) - sumOf(givenBack),
  });
}

interface Act {
  readonly orderId: string | undefined;
  readonly kind: string;
  readonly totalWon: number;
}

const isSame =
  ({ orderId, kind, totalWon }: Act) =>
  (other: Act): boolean =>
    other.orderId === orderId && other.kind === kind && other.totalWon === totalWon;

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, won) => sum + won, 0);

/** What a payment holds in the table itself. */
async function storedEntries(id: string): Promise<(Entry & { orderId: string })[]> {
  const payment = await readPayment(running.table, id);
  if (!payment) throw new Error(`${id} is listed and not there.`);
  return entriesOf(payment).map((entry) => ({ tid: '', aid: '', ...entry, orderId: payment.orderId }));
}
