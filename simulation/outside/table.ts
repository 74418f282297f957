import type { Item, Table, WriteResult } from '../../service/src/ports/table.ts';
import { TableError } from '../../service/src/table/errors.ts';
import { type Call, callOutside, type Outside } from './call.ts';
import type { Process } from './process.ts';

const broken = () => new TableError('unavailable', 'no answer', { reason: 'ECONNRESET' });

/** The table as one process reaches it. */
export function tableFor(outside: Outside, process: Process, table: Table): Table {
  const call = <T>(name: string, act: () => Promise<T>): Promise<T> =>
    callOutside(outside, process, { port: 'table', name, act, broken } satisfies Call<T>);
  return {
    get: (key) => call('get', () => table.get(key)),
    putIfAbsent: (item) => call('putIfAbsent', () => table.putIfAbsent(item)),
    updateIf: (key, version, changes) => call('updateIf', () => table.updateIf(key, version, changes)),
    query: (query) => call('query', () => table.query(query)),
  };
}

/** Told of each write as it happens. */
export type Watch = (after: Item) => void;

export function watched(table: Table, watch: Watch): Table {
  const seen = (result: WriteResult): WriteResult => {
    if (result.written) watch(result.item);
    return result;
  };
  return {
    ...table,
    putIfAbsent: async (item) => seen(await table.putIfAbsent(item)),
    updateIf: async (key, version, changes) => seen(await table.updateIf(key, version, changes)),
  };
}
