import { describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import {
  allPayments,
  approveElsewhere,
  bodyOf,
  order,
  payAtKakaoPay,
  startPaid,
  startPayment,
  statusOf,
} from '../../../world/actions.ts';
import { cutAll, cutAt, type Hook } from '../../../world/outside.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Answer } from '../http/message.ts';
import { type Payment, tidOf } from '../payment/payment.ts';
import type { PaymentView } from '../routes/view.ts';

// An order is paid at most once, whatever the shop and its buyers do, with or without an Idempotency-Key.

const send = (virtual: VirtualWorld, over: object = {}, key?: string) =>
  virtual.post('/v1/payments', { ...order, ...over }, key === undefined ? {} : { headers: { 'idempotency-key': key } });
const viewOf = (answer: Answer) => bodyOf<PaymentView>(answer);
const problemOf = (answer: Answer) => bodyOf<{ code: string; paymentId?: string }>(answer);
const paymentOf = async (virtual: VirtualWorld, answer: Answer) =>
  (await virtual.payment(viewOf(answer).id)) as Payment;

test('the same request twice, both paid: one payment, paid once', async () => {
  const virtual = await createWorld();
  const [first, second] = [await send(virtual), await send(virtual)];
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(viewOf(second).id).toBe(viewOf(first).id);
  const comeBack = await payAtKakaoPay(virtual, await paymentOf(virtual, first));
  await Promise.all([virtual.get(comeBack), virtual.get(comeBack)]);
  expect(virtual.simulator.ledger().entries).toHaveLength(1);
  await expectEqualBooks(virtual);
});

test('another amount replaces the payment, and the old tab can never be approved', async () => {
  const virtual = await createWorld();
  const first = await send(virtual);
  const oldTab = await payAtKakaoPay(virtual, await paymentOf(virtual, first));
  const second = await send(virtual, { totalWon: 2300 });
  expect(second.status).toBe(201);
  await virtual.get(oldTab);
  expect(await statusOf(virtual, viewOf(first).id)).toBe('closed');
  expect(virtual.simulator.ledger().entries).toEqual([]);
  await virtual.get(await payAtKakaoPay(virtual, await paymentOf(virtual, second)));
  expect(virtual.simulator.ledger().entries).toMatchObject([{ totalWon: 2300 }]);
  await expectEqualBooks(virtual);
});

test('a payer who pays while another payment is asked for has paid the order', async () => {
  const virtual = await createWorld();
  const { id, comeBack } = await startPaid(virtual);
  let isBack = false;
  const answer = await virtual.post(
    '/v1/payments',
    { ...order, totalWon: 2300 },
    {
      hook: async ({ name, moment }) => {
        if (isBack || name !== 'kakaopay.order' || moment !== 'before') return;
        isBack = true;
        await virtual.get(comeBack);
      },
    },
  );
  expect(isBack).toBe(true);
  expect(answer.status).toBe(409);
  expect(problemOf(answer)).toMatchObject({ code: 'order_already_paid', paymentId: id });
});

test.each([{}, { totalWon: 2300 }])('once it is paid, the order gets no other payment: %o', async (over) => {
  const virtual = await createWorld();
  const { id, comeBack } = await startPaid(virtual);
  await virtual.get(comeBack);
  const answer = await send(virtual, over);
  expect(answer.status).toBe(409);
  expect(problemOf(answer)).toMatchObject({ code: 'order_already_paid', paymentId: id });
});

describe('while it is being paid', () => {
  async function approving() {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    await virtual.get(comeBack, { hook: cutAll('kakaopay.approve', 'before', 'crash') }).catch(() => {});
    return { virtual, id };
  }

  test('the same request gets the payment that is there', async () => {
    const { virtual, id } = await approving();
    const answer = await send(virtual);
    expect(answer.status).toBe(200);
    expect(viewOf(answer)).toMatchObject({ id, status: 'approving' });
  });

  test('another one has to wait', async () => {
    const { virtual, id } = await approving();
    const answer = await send(virtual, { totalWon: 2300 });
    expect(problemOf(answer)).toMatchObject({ code: 'order_in_payment', paymentId: id });
    expect(await allPayments(virtual)).toHaveLength(1);
  });
});

test('a key that is the order number is no dead end: after the payer gave up, a new key leads to a new payment', async () => {
  const virtual = await createWorld();
  const first = await send(virtual, {}, 'A-1001');
  const payment = await paymentOf(virtual, first);
  await virtual.get((await virtual.simulator.payer.quit(tidOf(payment))).redirect);
  // The key's answer is the payment as it is now, so that the shop sees what has become of it.
  expect(viewOf(await send(virtual, {}, 'A-1001'))).toMatchObject({ id: payment.id, status: 'quit' });
  const second = await send(virtual, {}, 'A-1001-2');
  expect(second.status).toBe(201);
  expect(viewOf(second)).toMatchObject({ status: 'ready' });
});

test('a key that came when the order had its payment already leads to that payment, at once and again', async () => {
  const virtual = await createWorld();
  const { id } = viewOf(await send(virtual));
  const withKey = [await send(virtual, {}, 'key-1'), await send(virtual, {}, 'key-1')];
  expect(withKey.map(({ status }) => status)).toEqual([200, 201]);
  expect(withKey.map((answer) => viewOf(answer).id)).toEqual([id, id]);
  expect(withKey[1]?.headers['idempotency-replayed']).toBe('true');
});

test.each(['quit', 'failed', 'expired', 'closed'] as const)(
  'after a payment that is %s the order gets a new one',
  async (status) => {
    const virtual = await createWorld();
    const payment = await startPayment(virtual);
    if (status === 'quit') await virtual.get((await virtual.simulator.payer.quit(tidOf(payment))).redirect);
    if (status === 'closed') await virtual.post(`/v1/payments/${payment.id}/close`, {});
    if (status === 'expired') await virtual.settle();
    if (status === 'failed') {
      virtual.simulator.faults.add({ call: 'approve', kind: 'refuse', code: -780, times: 1 });
      await virtual.get(await payAtKakaoPay(virtual, payment));
    }
    expect(await statusOf(virtual, payment.id)).toBe(status);
    const answer = await send(virtual);
    expect(answer.status).toBe(201);
    await virtual.get(await payAtKakaoPay(virtual, await paymentOf(virtual, answer)));
    expect(virtual.simulator.ledger().entries).toHaveLength(1);
    await expectEqualBooks(virtual);
  },
);

test('a payment whose 15 minutes are over is closed before the order gets a new one', async () => {
  const virtual = await createWorld();
  const payment = await startPayment(virtual);
  await virtual.pass(15 * 60_000);
  expect((await send(virtual)).status).toBe(201);
  expect(await statusOf(virtual, payment.id)).toBe('closed');
});

test('nothing is replaced while KakaoPay cannot be asked about the payment before it', async () => {
  const virtual = await createWorld();
  const payment = await startPayment(virtual);
  const answer = await virtual.post(
    '/v1/payments',
    { ...order, totalWon: 2300 },
    { hook: cutAll('kakaopay.order', 'before', 'lose') },
  );
  expect(problemOf(answer).code).toBe('kakaopay_unavailable');
  expect(await statusOf(virtual, payment.id)).toBe('ready');
  expect(await allPayments(virtual)).toHaveLength(1);
});

test('one that was paid behind our back (restored, or another user of the key) is not replaced', async () => {
  const virtual = await createWorld();
  const payment = await startPayment(virtual);
  await approveElsewhere(virtual, payment);
  const answer = await send(virtual, { totalWon: 2300 });
  expect(problemOf(answer)).toMatchObject({ code: 'order_in_payment', paymentId: payment.id });
  expect(await statusOf(virtual, payment.id)).toBe('needs_review');
  expect(virtual.lines.filter((line) => line.includes('"level":"ERROR"'))).toHaveLength(1);
});

describe('two requests at once', () => {
  test.each([
    ['the same', [{}, {}]],
    ['another amount', [{}, { totalWon: 2300 }]],
  ])('%s: one payment, and the other request waits', async (_, overs) => {
    const virtual = await createWorld();
    const answers = await Promise.all(overs.map((over) => send(virtual, over)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await allPayments(virtual)).toHaveLength(1);
  });

  /** The function stands still for 40 s before it stores the payment; meanwhile the order is asked for anew. */
  function frozenOnce(virtual: VirtualWorld): Hook {
    let isReady = false;
    return async ({ name, moment }) => {
      if (name === 'kakaopay.ready') isReady = true;
      if (!isReady || name !== 'table.putIfAbsent' || moment !== 'before') return;
      isReady = false;
      await virtual.pass(40_000);
      expect((await send(virtual)).status).toBe(201);
    };
  }

  test.each([undefined, 'key-1'])('a function that was frozen does not hand its payment out, key: %s', async (key) => {
    const virtual = await createWorld();
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    const late = await virtual.post('/v1/payments', order, { headers, hook: frozenOnce(virtual) });
    expect(problemOf(late).code).toBe('request_in_progress');
    const payments = await allPayments(virtual);
    expect(payments.map(({ status }) => status).sort()).toEqual(['closed', 'ready']);
    // Asked again, the order or the key leads to no second payment that could be paid.
    await virtual.pass(40_000);
    const again = await virtual.post('/v1/payments', order, { headers });
    const open = (await allPayments(virtual)).filter(({ status }) => status === 'ready');
    expect(open).toHaveLength(1);
    if (again.status < 300) expect(['closed', 'ready']).toContain(viewOf(again).status);
  });
});

describe('a request for an order that is cut', () => {
  const cuts = [0, 1, 2, 3, 4].flatMap((index) =>
    (['before', 'after'] as const).flatMap((moment) =>
      (['crash', 'lose', 'slow'] as const).map((fate) => ({ index, moment, fate })),
    ),
  );

  test.each(cuts)('$fate $moment call $index, then the order with another amount, both paid', async (cut) => {
    const virtual = await createWorld();
    const hook = cutAt(cut.index, cut.moment, cut.fate);
    await virtual.post('/v1/payments', order, { hook }).catch(() => undefined);
    const tabs: string[] = [];
    for (const payment of await allPayments(virtual)) tabs.push(await payAtKakaoPay(virtual, payment));
    let answer = await send(virtual, { totalWon: 2300 });
    for (let i = 0; i < 10 && answer.status === 409; i++) {
      await virtual.pass(5_000);
      answer = await send(virtual, { totalWon: 2300 });
    }
    expect(answer.status, answer.body).toBe(201);
    tabs.push(await payAtKakaoPay(virtual, await paymentOf(virtual, answer)));
    for (const tab of tabs) await virtual.get(tab);
    await virtual.settle();
    expect(virtual.simulator.ledger().entries).toMatchObject([{ totalWon: 2300 }]);
    await expectEqualBooks(virtual);
  });
});
