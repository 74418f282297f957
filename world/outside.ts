import type { Transport, TransportRequest } from 'kakaopay-client';
import type { Table } from '../service/src/ports/table.ts';
import type { WebhookAnswer, WebhookCall, Webhooks } from '../service/src/ports/webhooks.ts';
import { TableError } from '../service/src/table/errors.ts';

/** One of a run's calls to KakaoPay or the table, at one of the two moments where things go wrong. */
export interface OutsideCall {
  /** `table.updateIf`, `kakaopay.approve`, … */
  readonly name: string;
  /** Counts the calls of the run, from 0. */
  readonly index: number;
  /** `before`: it has no effect yet. `after`: it has, and the answer is on its way. */
  readonly moment: 'before' | 'after';
}

/**
 * `crash`: the process is gone. `lose`: the service lives on without an answer. `slow`: all the time the call may take
 * goes by. `late` (before a call): the answer is lost, and the effect is still to come. Nothing: all is well.
 */
export type Fate = 'crash' | 'lose' | 'slow' | 'late' | undefined;

/** How long a call takes, in ms; half of it before its effect. */
const usualMs = 20;
/** How long a call may take: three tries of the table's, and what KakaoPay gives itself for a request. */
export const slowMs = { table: 6_200, kakaopay: 10_900, webhooks: 15_100 } as const;

/** Told of every call, twice; may do anything meanwhile (move the clock, let a twin go first), and decides its fate. */
// biome-ignore lint/suspicious/noConfusingVoidType: a hook that only watches returns nothing
export type Hook = (call: OutsideCall) => Fate | void | Promise<Fate | void>;

/** What a crashed run rejects with. Nothing it had begun goes on. */
export class Crashed extends Error {}

export interface Outside {
  readonly table: Table;
  readonly transport: Transport;
  readonly webhooks: Webhooks;
  readonly time: Time;
}

/** The time that goes by outside, with what happens at its moments. */
export interface Time {
  now(): number;
  /** Lets that much go by. */
  pass(ms: number): Promise<void>;
  /** Lets this happen when so much has gone by, whoever lets it pass. */
  later(ms: number, act: () => Promise<unknown>): void;
}

/**
 * The outside as one process of the service sees it, and a way to wait for the process: to its end, or to its crash.
 */
export function createProcess(outside: Outside, hook: Hook = () => undefined) {
  let count = 0;
  let die = (): void => {};
  let dead = false;
  const death = new Promise<never>((_, reject) => {
    die = () => {
      dead = true;
      reject(new Crashed());
    };
  });
  death.catch(() => {});

  const { time } = outside;

  const call: Call = async (name, act, lost, { timeoutMs = Infinity, sendBefore } = {}) => {
    const index = count++;
    const begunAt = time.now();
    const longMs = slowMs[name.split('.', 1)[0] as keyof typeof slowMs];
    const meet = async (moment: OutsideCall['moment']): Promise<Fate> => {
      const fate = dead ? 'crash' : ((await hook({ name, index, moment })) ?? undefined);
      if (fate === 'crash') {
        die();
        await new Promise<never>(() => {});
      }
      if (fate === 'lose') throw lost();
      await time.pass(fate === 'slow' ? longMs : usualMs / 2);
      return fate;
    };
    if ((await meet('before')) === 'late') {
      const dueMs = begunAt + longMs - time.now();
      // Where others took longer than that in between, it has not arrived at all.
      if (dueMs > 0) time.later(dueMs, act);
      throw lost();
    }
    if (sendBefore && time.now() >= sendBefore.getTime()) throw errorWith('ERR_TOO_LATE_TO_SEND');
    const answer = await act();
    await meet('after');
    if (time.now() - begunAt >= timeoutMs) throw errorWith('ETIMEDOUT');
    return answer;
  };

  return {
    outside: {
      time,
      table: tableThrough(outside.table, call),
      transport: transportThrough(outside.transport, call),
      webhooks: webhooksThrough(outside.webhooks, call, time),
    },
    untilDone: <T>(work: Promise<T>): Promise<T> => Promise.race([work, death]),
  };
}

/** As the real outside: it waits for an answer so long, and lets nothing leave once its time to be sent has passed. */
type Limits = Pick<Partial<TransportRequest>, 'timeoutMs' | 'sendBefore'>;
type Call = <T>(name: string, act: () => Promise<T>, lost: () => Error, limits?: Limits) => Promise<T>;

const errorWith = (code: string): Error => Object.assign(new Error(code), { code });

function tableThrough(table: Table, call: Call): Table {
  const lost = () => new TableError('unavailable', 'no answer', { reason: 'ECONNRESET' });
  return {
    get: (key) => call('table.get', () => table.get(key), lost),
    putIfAbsent: (item) => call('table.putIfAbsent', () => table.putIfAbsent(item), lost),
    updateIf: (key, version, changes) => call('table.updateIf', () => table.updateIf(key, version, changes), lost),
    query: (query) => call('table.query', () => table.query(query), lost),
  };
}

function transportThrough(transport: Transport, call: Call): Transport {
  const lost = () => errorWith('ECONNRESET');
  return (request) => call(`kakaopay.${request.url.split('/').at(-1)}`, () => transport(request), lost, request);
}

/** How long an endpoint may take, in ms. */
const webhookMs = 15_000;

function webhooksThrough(webhooks: Webhooks, call: Call, time: Time): Webhooks {
  const lost = () => errorWith('ECONNRESET');
  const send = async (sent: WebhookCall): Promise<WebhookAnswer> =>
    time.now() < sent.sendBefore ? webhooks.post(sent) : { status: undefined, error: 'too_late' };
  return {
    now: webhooks.now,
    post: (sent) =>
      call('webhooks.post', () => send(sent), lost, { timeoutMs: webhookMs }).catch(({ code }: { code?: string }) => ({
        status: undefined,
        error: code === 'ETIMEDOUT' ? 'timeout' : 'connection',
      })),
  };
}

/** Something goes wrong at one call of the run, and nowhere else. */
export const cutAt =
  (index: number, moment: OutsideCall['moment'], fate: Fate): Hook =>
  (call) =>
    call.index === index && call.moment === moment ? fate : undefined;

/** Something goes wrong at every call of this name. */
export const cutAll =
  (name: string, moment: OutsideCall['moment'], fate: Fate): Hook =>
  (call) =>
    call.name === name && call.moment === moment ? fate : undefined;

/** Writes down the names of the calls. */
export const recordInto =
  (names: string[]): Hook =>
  ({ name, moment }) => {
    if (moment === 'before') names.push(name);
  };

/** Keeps what is sent to KakaoPay. */
export const keepInto =
  (sent: TransportRequest[]) =>
  (transport: Transport): Transport =>
  (request) => {
    sent.push(request);
    return transport(request);
  };
