import { createKakaoPay, type Generation } from 'kakaopay-client';
import { createSimulator, type Simulator } from 'kakaopay-simulator';
import { deliverFunction } from '../service/src/functions/deliver-function.ts';
import { wakeFunction } from '../service/src/functions/wake-function.ts';
import type { Answer, Request } from '../service/src/http/message.ts';
import type { Route } from '../service/src/http/route.ts';
import { createApp } from '../service/src/http/router.ts';
import type { Ids } from '../service/src/ports/ids.ts';
import type { Key, Table } from '../service/src/ports/table.ts';
import type { WebhookAnswer, WebhookCall } from '../service/src/ports/webhooks.ts';
import { allRoutes } from '../service/src/routes/all-routes.ts';
import { tellVisitor } from '../service/src/routes/tell-visitor.ts';
import type { Service, Teller } from '../service/src/service.ts';
import { newApiKey, scopes, storeApiKey } from '../service/src/store/api-keys.ts';
import { createMemoryTable } from '../service/src/table/memory.ts';
import { type Draw, drawsOf, shareOf } from './chance.ts';
import type { Faults, Swarm } from './faults.ts';
import type { Moment, Outside } from './outside/call.ts';
import type { Fate } from './outside/fates.ts';
import { kakaoPayFor } from './outside/kakaopay.ts';
import { createLookups } from './outside/lookups.ts';
import type { Process } from './outside/process.ts';
import { tableFor, type Watch, watched } from './outside/table.ts';
import { webhooksFor } from './outside/webhooks.ts';
import type { Schedule } from './schedule.ts';

export const publicUrl = 'https://pay.shop.example';
/** Stands in whatever must never be read in a log. */
export const canary = 'canary';

const app = createApp(allRoutes as readonly Route<Service & Teller>[], tellVisitor);

/** Lambda ends a function after so long, in ms. */
const limits = { http: 25_000, wake: 60_000, deliver: 60_000 } as const;
/** How long API Gateway waits for a function, in ms. */
const gatewayMs = 29_000;

export interface WorldSettings {
  readonly seed: number;
  readonly generation: Generation;
  readonly schedule: Schedule;
  readonly swarm: Swarm;
  readonly faults: Faults;
  /** Told of each write, each log line, and each thing that happens. */
  readonly watch: Watch;
  readonly readLog: (line: LogLine) => void;
  readonly receive: (call: WebhookCall, status: number) => WebhookAnswer;
  readonly note: (process: Process, name: string, moment: Moment, fate: Fate | undefined) => void;
}

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, string | number | undefined>>;
}

export interface Asked {
  /** What is asked for, in a word: the name of the route. */
  readonly flow: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** A path, or a whole address of the service. */
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface World {
  readonly seed: number;
  readonly schedule: Schedule;
  readonly simulator: Simulator;
  /** Free of faults: for the judge, and for what stands there from the beginning. */
  readonly table: Table;
  readonly apiKey: string;
  /** A request to the service, by this process number; `undefined`: no answer was heard. */
  ask(number: number, asked: Asked): Promise<Answer | undefined>;
  wake(number: number): Promise<unknown>;
  deliver(number: number, keys: readonly Key[]): Promise<unknown>;
}

/** The whole service, KakaoPay and the shop's endpoints in one process, on virtual time. */
export async function createWorld(settings: WorldSettings): Promise<World> {
  const { seed, schedule, swarm } = settings;
  const { now } = schedule;
  const simulator = await createSimulator({ listen: false, now, seed: `${seed}`, publicUrl: 'http://kakaopay.test' });
  const indexed = swarm.indexLagMs > 0 ? (update: () => void) => schedule.after(swarm.indexLagMs, update) : undefined;
  const table = watched(createMemoryTable(indexed), settings.watch);
  const apiKey = newApiKey(idsFor(drawsOf(seed, 'ids'), apiKeyNumber));
  await storeApiKey(table, apiKey, scopes);
  const invoke = invoking(schedule, serviceIn(settings, simulator, table));
  const losses = drawsOf(seed, 'faults');
  const contextOf = (limitMs: number) => {
    const end = now() + limitMs;
    return { awsRequestId: 'request', getRemainingTimeInMillis: () => end - now() };
  };
  return {
    seed,
    schedule,
    simulator,
    table,
    apiKey,
    async ask(number, asked) {
      const answer = invoke(number, asked.flow, limits.http, (service) => app(service, requestOf(asked)));
      const heard = await Promise.race([answer, schedule.wait(gatewayMs)]);
      const isLost = shareOf(losses(number, lossNth)) < swarm.answerLost;
      return isLost ? undefined : (heard ?? undefined);
    },
    wake: (number) => invoke(number, 'wake', limits.wake, (s) => wakeFunction(s)({}, contextOf(limits.wake))),
    deliver: (number, keys) =>
      invoke(number, 'deliver', limits.deliver, (s) => deliverFunction(s)(recordsOf(keys), contextOf(limits.deliver))),
  };
}

const apiKeyNumber = 1;
/** Beyond the number of any call of a process. */
const lossNth = 0x7fffffff;

/** The service as each of its processes has it: what it reaches outside is its own. */
function serviceIn(settings: WorldSettings, simulator: Simulator, table: Table) {
  const { seed, schedule, swarm, faults, note } = settings;
  const { now } = schedule;
  const outside: Outside = { schedule, durations: drawsOf(seed, 'schedule'), fateOf: faults.fateOf, note };
  const ids = drawsOf(seed, 'ids');
  const lookups = createLookups(simulator, schedule, swarm.lookupLagMs);
  const kakaoPayOf = (process: Process) =>
    createKakaoPay({
      generation: settings.generation,
      secretKey: `DEV${canary}0000000000000000000000000000000`,
      cid: serviceSettings.merchantCode,
      baseUrl: simulator.url,
      transport: kakaoPayFor(outside, process, simulator, lookups),
    });
  return (process: Process): Service & Teller => {
    let kakaoPay: Service['kakaoPay'] | undefined;
    return {
      settings: serviceSettings,
      table: tableFor(outside, process, table),
      webhooks: webhooksFor(outside, process, settings.receive),
      webhookSecrets,
      ids: idsFor(ids, process.number),
      clock: { now },
      sleep: (ms) => sleepFor(schedule, process, ms),
      log: (level, message, fields) => settings.readLog({ level, message, fields }),
      // Most functions never call it.
      get kakaoPay() {
        kakaoPay ??= kakaoPayOf(process);
        return kakaoPay;
      },
    };
  };
}

const webhookSecrets = [`${canary} for signing webhooks`];
const serviceSettings = {
  merchantCode: 'TC0ONETIME',
  subscriptionCode: 'TCSUBSCRIP',
  publicUrl,
  linkSecrets: [`${canary} for signing links`],
  returnSchemes: [],
};

/** Runs something as one invocation: to its end, to Lambda's, or until it is killed; then there is no answer. */
function invoking(schedule: Schedule, serviceFor: (process: Process) => Service & Teller) {
  return <T>(
    number: number,
    flow: string,
    limitMs: number,
    work: (service: Service & Teller) => Promise<T>,
  ): Promise<T | undefined> => {
    return new Promise((resolve) => {
      const process: Process = {
        number,
        flow,
        calls: 0,
        isDead: false,
        frozenUntil: 0,
        die() {
          process.isDead = true;
          resolve(undefined);
        },
      };
      schedule.after(limitMs, () => end(schedule, process));
      // A function that fails is logged by Lambda, and whoever waits for it hears nothing.
      work(serviceFor(process)).then(resolve, () => resolve(undefined));
    });
  };
}

/** Lambda ends a function when its time is over; one that stands still goes on for a moment when it wakes. */
function end(schedule: Schedule, process: Process): void {
  if (process.frozenUntil <= schedule.now()) process.die();
  else schedule.at(process.frozenUntil + afterThawMs, process.die);
}
const afterThawMs = 2_000;

function idsFor(draw: Draw, number: number): Ids {
  let nth = 0;
  return {
    randomBytes: (length) => Uint8Array.from({ length }, () => draw(number, nth++) & 0xff),
  };
}

async function sleepFor(schedule: Schedule, process: Process, ms: number): Promise<void> {
  await schedule.wait(ms);
  while (process.frozenUntil > schedule.now()) await schedule.wait(process.frozenUntil - schedule.now());
  if (process.isDead) await new Promise<never>(() => {});
}

function requestOf({ method, address, headers = {}, body }: Asked): Request {
  const [path = '', query = ''] = address.replace(publicUrl, '').split('?');
  const named = query === '' ? {} : Object.fromEntries(new URLSearchParams(query));
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return { method, path, query: named, headers, body: text, id: 'request' };
}

const recordsOf = (keys: readonly Key[]) => ({
  Records: keys.map(({ pk, sk }) => ({ dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } } } })),
});
