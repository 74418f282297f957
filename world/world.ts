import { createHash } from 'node:crypto';
import { createKakaoPay, type Generation, type Transport } from 'kakaopay-client';
import { createSimulator, type Simulator, type SimulatorOptions } from 'kakaopay-simulator';
import { deliverNews } from '../service/src/flows/deliver.ts';
import { type Mover, type WakeReport, wake } from '../service/src/flows/wake.ts';
import { wakeFunction } from '../service/src/functions/wake-function.ts';
import type { Answer, Request as ServiceRequest } from '../service/src/http/message.ts';
import type { Route } from '../service/src/http/route.ts';
import { createApp, type Tell } from '../service/src/http/router.ts';
import { logLine } from '../service/src/log-line.ts';
import type { Payment } from '../service/src/payment/payment.ts';
import type { Ids } from '../service/src/ports/ids.ts';
import type { Log } from '../service/src/ports/log.ts';
import type { Key, Table } from '../service/src/ports/table.ts';
import { allRoutes } from '../service/src/routes/all-routes.ts';
import { eventRoutes } from '../service/src/routes/event-routes.ts';
import { payerRoutes } from '../service/src/routes/payer-routes.ts';
import { docsRoutes, referenceRoutes } from '../service/src/routes/reference-routes.ts';
import { shopRoutes } from '../service/src/routes/shop-routes.ts';
import { tellVisitor } from '../service/src/routes/tell-visitor.ts';
import type { Service, Settings, Teller } from '../service/src/service.ts';
import { newApiKey, scopes, storeApiKey } from '../service/src/store/api-keys.ts';
import { readPayment } from '../service/src/store/payments.ts';
import { createMemoryTable } from '../service/src/table/memory.ts';
import { createProcess, type Hook, type Outside, type Time } from './outside.ts';
import { createReceiver, type Receiver } from './receiver.ts';
import { settle } from './settle.ts';
import { createSharedTime } from './shared-time.ts';
import { createStream } from './stream.ts';

/** 2026-11-23 14:00:00 in Korea. */
export const startTime: number = Date.UTC(2026, 10, 23, 5);
export const publicUrl = 'http://localhost:3000';

export interface WorldOptions {
  readonly generation?: Generation;
  readonly merchantCode?: string;
  readonly subscriptionCode?: string;
  readonly secretKey?: string;
  readonly linkSecrets?: readonly string[];
  readonly webhookSecrets?: readonly string[];
  /** Endpoints may be on this machine, as on a laptop. */
  readonly localWebhooks?: boolean;
  readonly returnSchemes?: readonly string[];
  readonly seed?: string;
  /** In memory when left out. */
  readonly table?: Table;
  readonly simulator?: SimulatorOptions;
  /** Whoever lets time go by waits together with all others, and not one after the other. */
  readonly sharedTime?: boolean;
  /** What stands between the client and the simulator; the simulator itself when left out. */
  readonly transport?: (toSimulator: Transport) => Transport;
}

type Answering = (request: Partial<ServiceRequest>, hook?: Hook) => Promise<Answer>;

export interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  readonly hook?: Hook;
}

export interface VirtualWorld {
  /** The service itself; nothing goes wrong in it. */
  readonly service: Service & Teller;
  readonly simulator: Simulator;
  /** What listens at the addresses of the shop's endpoints. */
  readonly receiver: Receiver;
  /** May read and write payments. */
  readonly apiKey: string;
  /** What the functions have logged, line by line. */
  readonly lines: string[];
  /** The three functions, each call a process of its own. */
  readonly checkout: Answering;
  readonly payments: Answering;
  readonly events: Answering;
  readonly reference: Answering;
  /** Asks whichever function has the route; `address` is a path or a whole URL of the service. */
  get(address: string, sending?: Sending): Promise<Answer>;
  /** Sends JSON with the API key; a string is sent as it is. */
  post(address: string, body: unknown, sending?: Sending): Promise<Answer>;
  patch(address: string, body: unknown, sending?: Sending): Promise<Answer>;
  /** Goes where the service redirects to, until it answers with a page or sends the browser elsewhere. */
  follow(address: string): Promise<Answer>;
  wake(hook?: Hook): Promise<WakeReport>;
  /** As the schedule runs it every minute: it waits for what becomes due. Fails when an item could not be moved on. */
  wakeAsScheduled(hook?: Hook): Promise<WakeReport>;
  /** Runs the function behind the table's stream with what was written since the last time, or with these keys. */
  stream(hook?: Hook, keys?: readonly Key[]): Promise<void>;
  /** Lets that many ms go by, with whatever happens meanwhile. */
  pass(ms: number): Promise<void>;
  /** Lets time pass, with a wake whenever something is due, until nothing is due any more. */
  settle(): Promise<void>;
  payment(id: string): Promise<Payment | undefined>;
}

/** Service, table and KakaoPay in one process, on one clock that stands still until it is moved. */
export async function createWorld(options: WorldOptions = {}): Promise<VirtualWorld> {
  const { seed = 'seed' } = options;
  const simulator = await createSimulator({
    listen: false,
    now: () => startTime,
    seed,
    publicUrl: 'http://kakaopay.test',
    ...options.simulator,
  });
  const { table, take } = createStream(options.table ?? createMemoryTable());
  const { clock } = simulator;
  const time = options.sharedTime ? createSharedTime(clock) : createTime(clock);
  const receiver = createReceiver(clock.now);
  const transport = (options.transport ?? ((direct) => direct))(transportTo(simulator));
  const outside: Outside = { table, transport, webhooks: receiver, time };
  const ids = seededIds(seed);
  const lines: string[] = [];
  const settings = {
    merchantCode: options.merchantCode ?? 'TC0ONETIME',
    subscriptionCode: options.subscriptionCode ?? 'TCSUBSCRIP',
    publicUrl,
    linkSecrets: options.linkSecrets ?? ['a secret for signing links'],
    returnSchemes: options.returnSchemes ?? [],
    localWebhooks: options.localWebhooks ?? false,
  };
  const log: Log = (level, message, fields) => lines.push(logLine(clock.now(), level, message, fields, logContext));
  const serviceOn = ({ table, transport, webhooks }: Outside): Service & Teller => ({
    settings,
    table,
    webhooks,
    webhookSecrets: options.webhookSecrets ?? ['a secret for signing webhooks'],
    ids,
    clock,
    sleep: time.pass,
    log,
    kakaoPay: kakaoPayOver(transport, simulator.url, settings, options),
  });
  const run = <T>(work: (service: Service & Teller) => Promise<T>, hook?: Hook): Promise<T> => {
    const process = createProcess(outside, hook);
    return process.untilDone(work(serviceOn(process.outside)));
  };
  const service = serviceOn(outside);
  const apiKey = newApiKey(ids);
  await storeApiKey(table, apiKey, scopes);
  const parts = { service, simulator, receiver, apiKey, lines };
  const stream = (hook?: Hook, keys: readonly Key[] = take()) =>
    run((own) => deliverNews(own, keys, own.clock.now() + 35_000), hook);
  const wakeUp = (hook?: Hook) => run((own) => wake(own, { stopAt: own.clock.now() + 35_000, waitUntil: 0 }), hook);
  return {
    ...parts,
    ...createFunctions(run, apiKey),
    wake: wakeUp,
    wakeAsScheduled: (hook) => run(scheduled, hook),
    stream,
    pass: time.pass,
    settle: () => settle(service, time, wakeUp, stream),
    payment: (id) => readPayment(table, id),
  };
}

/** How EventBridge Scheduler runs the function, with all of its 60 s. */
function scheduled(service: Mover): Promise<WakeReport> {
  const end = service.clock.now() + 60_000;
  const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => end - service.clock.now() };
  return wakeFunction(service)({}, context);
}

/** As Lambda gives it, in length at least. */
const logContext = {
  stage: 'production',
  requestId: '7f3c1c52-7d5e-4c1b-9d6f-0a2b8f1f7e55',
};

type Run = <T>(work: (service: Service & Teller) => Promise<T>, hook?: Hook) => Promise<T>;

function createFunctions(run: Run, apiKey: string) {
  const answering = (routes: readonly Route<Service & Teller>[], tell?: Tell): Answering => {
    const app = createApp(routes, tell);
    return (request, hook) => run((service) => app(service, { ...emptyRequest, ...request }), hook);
  };
  const everywhere = [...allRoutes, ...referenceRoutes, ...docsRoutes] as readonly Route<Service & Teller>[];
  const all = answering(everywhere, tellVisitor);
  const get: VirtualWorld['get'] = (address, { headers = {}, hook } = {}) =>
    all({ method: 'GET', ...addressOf(address), headers }, hook);
  const send =
    (method: 'PATCH' | 'POST') =>
    (address: string, body: unknown, { headers = {}, hook }: Sending = {}) =>
      all(
        {
          method,
          ...addressOf(address),
          headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        },
        hook,
      );
  return {
    checkout: answering(payerRoutes, tellVisitor),
    payments: answering(shopRoutes),
    events: answering(eventRoutes),
    reference: answering(referenceRoutes, tellVisitor),
    get,
    post: send('POST'),
    patch: send('PATCH'),
    async follow(address: string) {
      let answer = await get(address);
      for (let hops = 0; hops < 5 && isOwn(answer.headers.location); hops++) {
        answer = await get(answer.headers.location ?? '');
      }
      return answer;
    },
  };
}

const emptyRequest: ServiceRequest = { method: 'GET', path: '/', query: {}, headers: {}, body: '', id: 'request-1' };

const isOwn = (location: string | undefined): boolean => location?.startsWith(`${publicUrl}/`) === true;

function addressOf(address: string): Pick<ServiceRequest, 'path' | 'query'> {
  const { pathname, searchParams } = new URL(address, publicUrl);
  return { path: pathname, query: Object.fromEntries(searchParams) };
}

/** The simulator's clock, with what is to happen at its moments. */
function createTime(clock: Simulator['clock']): Time {
  let waiting: { readonly at: number; readonly act: () => Promise<unknown> }[] = [];
  return {
    now: clock.now,
    later: (ms, act) => {
      waiting.push({ at: clock.now() + ms, act });
    },
    async pass(ms) {
      const until = clock.now() + ms;
      const due = waiting.filter(({ at }) => at <= until).sort((left, right) => left.at - right.at);
      waiting = waiting.filter((one) => !due.includes(one));
      for (const { at, act } of due) {
        clock.advance(Math.max(0, at - clock.now()));
        await act();
      }
      clock.advance(Math.max(0, until - clock.now()));
    },
  };
}

const transportTo =
  (simulator: Simulator): Transport =>
  async ({ method, url, headers, body }) => {
    const path = url.slice(simulator.url.length);
    return simulator.answer({ method, path, headers, body });
  };

function kakaoPayOver(transport: Transport, baseUrl: string, settings: Settings, options: WorldOptions) {
  const { generation = 'current', secretKey = 'DEV0000000000000000000000000000000000001' } = options;
  return createKakaoPay({ generation, secretKey, cid: settings.merchantCode, baseUrl, transport });
}

/** Bytes that look like chance and are the same every time. */
export function seededIds(seed: string): Ids {
  let count = 0;
  return {
    randomBytes(length) {
      count += 1;
      return createHash('sha512').update(`${seed}:${count}`).digest().subarray(0, length);
    },
  };
}
