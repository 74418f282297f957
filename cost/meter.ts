import type { Transport } from 'kakaopay-client';
import type { Table } from '../service/src/ports/table.ts';
import { createIndexMeter } from './index-units.ts';

/** What some runs of functions used. Log bytes are those of the service's own lines. */
export interface Use {
  readonly runs: number;
  readonly kakaoPayCalls: number;
  /** To the shop's webhook endpoints. */
  readonly webhookCalls: number;
  readonly tableCalls: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly logLines: number;
  readonly logBytes: number;
  /** Answers with their headers, and what KakaoPay and the shop were sent. */
  readonly bytesOut: number;
}

const nothing: Use = {
  runs: 0,
  kakaoPayCalls: 0,
  webhookCalls: 0,
  tableCalls: 0,
  writeUnits: 0,
  readUnits: 0,
  logLines: 0,
  logBytes: 0,
  bytesOut: 0,
};

export type Meter = ReturnType<typeof createMeter>;

export function createMeter() {
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

export const sum = (left: Use, right: Use): Use =>
  Object.fromEntries(names.map((name) => [name, left[name] + right[name]])) as unknown as Use;

export const negative = (use: Use): Use =>
  Object.fromEntries(names.map((name) => [name, -use[name]])) as unknown as Use;
