import type { Transport } from 'kakaopay-client';
import type { Table } from '../service/src/ports/table.ts';
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

/** `crash`: the process is gone. `lose`: the service lives on without an answer. Nothing: all is well. */
export type Fate = 'crash' | 'lose' | undefined;

/** Told of every call, twice; may do anything meanwhile (move the clock, let a twin go first), and decides its fate. */
// biome-ignore lint/suspicious/noConfusingVoidType: a hook that only watches returns nothing
export type Hook = (call: OutsideCall) => Fate | void | Promise<Fate | void>;

/** What a crashed run rejects with. Nothing it had begun goes on. */
export class Crashed extends Error {}

export interface Outside {
  readonly table: Table;
  readonly transport: Transport;
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

  async function call<T>(name: string, act: () => Promise<T>, lost: () => Error): Promise<T> {
    const index = count++;
    await meet({ name, index, moment: 'before' }, lost);
    const answer = await act();
    await meet({ name, index, moment: 'after' }, lost);
    return answer;
  }

  async function meet(at: OutsideCall, lost: () => Error): Promise<void> {
    const fate = dead ? 'crash' : await hook(at);
    if (fate === 'crash') {
      die();
      await new Promise<never>(() => {});
    }
    if (fate === 'lose') throw lost();
  }

  return {
    outside: { table: tableThrough(outside.table, call), transport: transportThrough(outside.transport, call) },
    untilDone: <T>(work: Promise<T>): Promise<T> => Promise.race([work, death]),
  };
}

type Call = <T>(name: string, act: () => Promise<T>, lost: () => Error) => Promise<T>;

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
  const lost = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  return (request) => call(`kakaopay.${request.url.split('/').at(-1)}`, () => transport(request), lost);
}

/** Something goes wrong at one call of the run, and nowhere else. */
export const cutAt =
  (index: number, moment: OutsideCall['moment'], fate: 'crash' | 'lose'): Hook =>
  (call) =>
    call.index === index && call.moment === moment ? fate : undefined;

/** Something goes wrong at every call of this name. */
export const cutAll =
  (name: string, moment: OutsideCall['moment'], fate: 'crash' | 'lose'): Hook =>
  (call) =>
    call.name === name && call.moment === moment ? fate : undefined;

/** Writes down the names of the calls. */
export const recordInto =
  (names: string[]): Hook =>
  ({ name, moment }) => {
    if (moment === 'before') names.push(name);
  };
