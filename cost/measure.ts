import type { Transport } from 'kakaopay-client';
import { startLocalTable } from '../local/table.ts';
import type { Answer } from '../service/src/http/message.ts';
import type { Table } from '../service/src/ports/table.ts';
import type { PaymentView } from '../service/src/routes/view.ts';
import { makeEngineTable } from '../service/src/table/testing/engines.ts';
import { bodyOf, order, payAtKakaoPay } from '../world/actions.ts';
import { createWorld, type VirtualWorld } from '../world/world.ts';
import { createIndexMeter } from './index-units.ts';

/** What some runs of functions used. Log bytes are those of the service's own lines. */
export interface Use {
  readonly runs: number;
  readonly kakaoPayCalls: number;
  readonly tableCalls: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly logLines: number;
  readonly logBytes: number;
  /** Answers with their headers, and what KakaoPay was sent. */
  readonly bytesOut: number;
}

export interface Counts {
  /** Created, opened on a phone, paid, approved, its receipt read, and looked up by the shop. */
  readonly paid: Use;
  /** Created, opened, and left to expire. */
  readonly unfinished: Use;
  /** One `wake` with nothing to do. */
  readonly idleWake: Use;
  /** One `wake` while a payment is open. */
  readonly wake: Use;
}

const nothing: Use = {
  runs: 0,
  kakaoPayCalls: 0,
  tableCalls: 0,
  writeUnits: 0,
  readUnits: 0,
  logLines: 0,
  logBytes: 0,
  bytesOut: 0,
};

/** Runs the real handlers against the embedded engine and the simulator, and counts. */
export async function measure(): Promise<Counts> {
  const engine = await startLocalTable({ port: 0 });
  const meter = createMeter();
  try {
    const table = await makeEngineTable(engine.endpoint, { onCapacity: meter.onCapacity });
    const virtual = await createWorld({ table: meter.throughIndexes(table), transport: meter.transport });
    const count = (work: () => Promise<unknown>) => meter.count(virtual.lines, work);
    try {
      const idleWake = await count(() => run(meter, virtual.wake()));
      const paid = await count(() => payWhole(virtual, meter));
      const started = await count(() => startOne(virtual, meter, 'A-1002'));
      const wake = await count(() => run(meter, virtual.wake()));
      virtual.simulator.clock.advance(16 * 60_000);
      const expiry = await count(() => run(meter, virtual.wake()));
      // The run that found it expired would have been made anyway.
      return { idleWake, paid, wake, unfinished: sum(sum(started, expiry), negative(idleWake)) };
    } finally {
      await virtual.simulator.close();
    }
  } finally {
    await engine.close();
  }
}

type Meter = ReturnType<typeof createMeter>;

async function run(meter: Meter, work: Promise<unknown>): Promise<void> {
  meter.add({ runs: 1 });
  await work;
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

async function payWhole(virtual: VirtualWorld, meter: Meter): Promise<void> {
  const { id, receiptUrl } = await startOne(virtual, meter);
  const payment = await meter.uncounted(() => virtual.payment(id));
  if (payment === undefined) throw new Error('The payment was not stored');
  await ask(meter, virtual.get(await payAtKakaoPay(virtual, payment), phone));
  await ask(meter, virtual.get(receiptUrl, phone));
  const shop = { headers: { authorization: `Bearer ${virtual.apiKey}` } };
  const seen = await ask(meter, virtual.get(`/v1/payments/${id}`, shop));
  const { status } = bodyOf<PaymentView>(seen);
  if (status !== 'approved') throw new Error(`The payment is ${status}`);
}

function createMeter() {
  let use: Use = nothing;
  let counting = true;
  const add = (more: Partial<Use>): void => {
    if (counting) use = sum(use, { ...nothing, ...more });
  };
  return {
    add,
    transport:
      (direct: Transport): Transport =>
      (request) => {
        add({ kakaoPayCalls: 1, bytesOut: Buffer.byteLength(request.url + request.body) });
        return direct(request);
      },
    onCapacity: (operation: string, units: number): void => {
      if (operation === 'PutItem' || operation === 'UpdateItem') add({ tableCalls: 1, writeUnits: units });
      // DynamoDB charges half a unit for a query that finds nothing; the engine does not.
      else add({ tableCalls: 1, readUnits: Math.max(units, 0.5) });
    },
    throughIndexes: (table: Table): Table => createIndexMeter(table, (writeUnits) => add({ writeUnits })),
    async uncounted<T>(work: () => Promise<T>): Promise<T> {
      counting = false;
      const result = await work();
      counting = true;
      return result;
    },
    /** Everything that was used while `work` ran, its log lines included. */
    async count(lines: string[], work: () => Promise<unknown>): Promise<Use> {
      use = nothing;
      const before = lines.length;
      await work();
      const written = lines.slice(before);
      return { ...use, logLines: written.length, logBytes: Buffer.byteLength(written.join('')) };
    },
  };
}

const names = Object.keys(nothing) as (keyof Use)[];

const sum = (left: Use, right: Use): Use =>
  Object.fromEntries(names.map((name) => [name, left[name] + right[name]])) as unknown as Use;

const negative = (use: Use): Use => Object.fromEntries(names.map((name) => [name, -use[name]])) as unknown as Use;
