import { startLocalTable } from '../local/table.ts';
import type { Answer } from '../service/src/http/message.ts';
import type { PaymentView } from '../service/src/routes/view.ts';
import { changeEndpoints } from '../service/src/store/endpoints.ts';
import { makeEngineTable } from '../service/src/table/testing/engines.ts';
import { bodyOf, cancelPayment, order, payAtKakaoPay } from '../world/actions.ts';
import { askSubscription, startSubscribed } from '../world/subscribing.ts';
import { useKey } from '../world/telling.ts';
import { createWorld, type VirtualWorld } from '../world/world.ts';
import { createMeter, type Meter, negative, sum, type Use } from './meter.ts';

export interface Counts {
  /** Created, opened on a phone, paid, approved, its receipt read, and looked up by the shop. */
  readonly paid: Use;
  /** What it takes besides to tell one endpoint that it was paid. */
  readonly told: Use;
  /** A part of it given back, with one request. */
  readonly canceled: Use;
  /** A charge of a subscription on its date, beside the run of `wake` that was there anyway. */
  readonly charged: Use;
  /** Created, opened, and left to expire. */
  readonly unfinished: Use;
  /** One `wake` with nothing to do. */
  readonly idleWake: Use;
  /** One `wake` while a payment is open, in a shop with a webhook endpoint. */
  readonly wake: Use;
}

/** Runs the real handlers against the embedded engine and the simulator, and counts. */
export async function measure(): Promise<Counts> {
  const engine = await startLocalTable({ port: 0 });
  const meter = createMeter();
  try {
    const table = await makeEngineTable(engine.endpoint, { onCapacity: meter.onCapacity });
    const virtual = await createWorld({ table: meter.throughIndexes(table), transport: meter.transport });
    const count = (work: () => Promise<unknown>) => meter.count(virtual.lines, work);
    // A write a day, some thirty in a month, however much is paid.
    await useKey(virtual);
    try {
      const idleWake = await count(() => run(meter, virtual.wake()));
      let paidId = '';
      const paid = await count(async () => {
        paidId = await payWhole(virtual, meter);
      });
      const canceled = await count(() => ask(meter, cancelPayment(virtual, paidId, { amountWon: 700 })));
      const started = await count(() => startOne(virtual, meter, 'A-1002'));
      virtual.simulator.clock.advance(16 * 60_000);
      const expiry = await count(() => run(meter, virtual.wake()));
      await untilDue(virtual);
      const charge = await count(() => run(meter, virtual.wake()));
      await changeEndpoints(table, () => [endpoint]);
      await useKey(virtual);
      const paidAndTold = await count(async () => {
        await payWhole(virtual, meter, 'A-1003');
        await tell(meter, virtual);
      });
      await startOne(virtual, meter, 'A-1004');
      const wake = await count(() => run(meter, virtual.wake()));
      // The runs that found it expired, and charged, would have been made anyway.
      const besides = (use: Use) => sum(use, negative(idleWake));
      const told = sum(paidAndTold, negative(paid));
      return {
        idleWake,
        paid,
        told,
        canceled,
        charged: besides(charge),
        wake,
        unfinished: sum(started, besides(expiry)),
      };
    } finally {
      await virtual.simulator.close();
    }
  } finally {
    await engine.close();
  }
}

async function run(meter: Meter, work: Promise<unknown>): Promise<void> {
  meter.add({ runs: 1 });
  await work;
}

const endpoint = {
  ...{ id: 'we_1', slot: 0, url: 'https://shop.example/webhooks', generation: 1, createdAt: 0 },
};

/** Runs the function behind the table's stream. */
async function tell(meter: Meter, virtual: VirtualWorld): Promise<void> {
  const before = virtual.receiver.received.length;
  await run(meter, virtual.stream());
  const sent = virtual.receiver.received.slice(before);
  if (sent.length !== 1) throw new Error(`The shop was told ${sent.length} times`);
  for (const { url, headers, body } of sent) {
    const text = [url, ...Object.entries(headers).flat(), body].join(': ');
    meter.add({ webhookCalls: 1, bytesOut: Buffer.byteLength(text) });
  }
}

async function ask(meter: Meter, work: Promise<Answer>): Promise<Answer> {
  const answer = await work;
  const headers = Object.entries(answer.headers).flat().join(': ');
  meter.add({ runs: 1, bytesOut: Buffer.byteLength(answer.body + headers) });
  return answer;
}

const phone = { headers: { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile Safari' } };

async function startOne(virtual: VirtualWorld, meter: Meter, orderId = 'A-1001'): Promise<PaymentView> {
  const key = { headers: { 'idempotency-key': `order-${orderId}` } };
  const body = { ...order, orderId, returnUrl: `https://shop.example/orders/${orderId}` };
  const created = bodyOf<PaymentView>(await ask(meter, virtual.post('/v1/payments', body, key)));
  await ask(meter, virtual.get(created.checkoutUrl, phone));
  return created;
}

/** A subscription whose first date has come. */
async function untilDue(virtual: VirtualWorld): Promise<void> {
  const { id } = await startSubscribed(virtual);
  const { nextCharge } = await askSubscription(virtual, id);
  virtual.simulator.clock.advance(Date.parse(nextCharge?.at ?? '') - virtual.service.clock.now());
}

/** Gives the payment's id. */
async function payWhole(virtual: VirtualWorld, meter: Meter, orderId = 'A-1001'): Promise<string> {
  const { id, receiptUrl } = await startOne(virtual, meter, orderId);
  const payment = await meter.uncounted(() => virtual.payment(id));
  if (payment === undefined) throw new Error('The payment was not stored');
  await ask(meter, virtual.get(await payAtKakaoPay(virtual, payment), phone));
  await ask(meter, virtual.get(receiptUrl, phone));
  const shop = { headers: { authorization: `Bearer ${virtual.apiKey}` } };
  const seen = await ask(meter, virtual.get(`/v1/payments/${id}`, shop));
  const { status } = bodyOf<PaymentView>(seen);
  if (status !== 'approved') throw new Error(`The payment is ${status}`);
  return id;
}
