import { type Extras, Refusal } from '../core/codes.ts';
import type { CallName } from './calls.ts';

/**
 * Faults to inject, counted and never left to chance. `refuse` counts every call, the others those that took effect.
 */
export type Fault = { readonly call: CallName; readonly every?: number; readonly times?: number } & (
  | { readonly kind: 'lose_answer' }
  | { readonly kind: 'bank_unknown' }
  | { readonly kind: 'stall'; readonly ms: number }
  | { readonly kind: 'refuse'; readonly code: number; readonly extras?: Extras }
);

export type ListedFault = Fault & { readonly id: number; readonly fired: number };

export interface Faults {
  /** Every `every`-th call (1st, 2nd… = 1), at most `times` times. Gives the fault's id. */
  add(fault: Fault): number;
  /** False when there is none of this id. */
  remove(id: number): boolean;
  clear(): void;
  list(): readonly ListedFault[];
}

/** A fault with its counters. */
export interface FaultRow {
  readonly id: number;
  readonly fault: Fault;
  seen: number;
  fired: number;
}

export interface FaultCounters extends Faults {
  /** The fault that befalls this call now, if any. */
  next(call: CallName, when: 'before' | 'after'): Fault | undefined;
  rows(): readonly FaultRow[];
}

const methodFailure: Readonly<Partial<Record<CallName, number>>> = { cancel: -781, subscription: -782 };

/** The bank does not know whether it paid: the effect is real, the answer an error [client]. */
export function bankUnknown(call: CallName): Refusal {
  return new Refusal(methodFailure[call] ?? -780, undefined, {
    method_result_code: 'BANK_FIRM_UNKNOWN',
    method_result_message: '은행 처리 결과를 확인할 수 없습니다.',
  });
}

function strikes(row: FaultRow, call: CallName, when: 'before' | 'after'): boolean {
  const { fault } = row;
  if (fault.call !== call || (fault.kind === 'refuse') !== (when === 'before')) return false;
  row.seen += 1;
  return row.seen % (fault.every ?? 1) === 0 && row.fired < (fault.times ?? Number.POSITIVE_INFINITY);
}

export function createFaults(saved: readonly FaultRow[] = []): FaultCounters {
  let rows = saved.map((row) => ({ ...row }));
  return {
    add(fault) {
      const id = (rows.at(-1)?.id ?? 0) + 1;
      rows.push({ id, fault, seen: 0, fired: 0 });
      return id;
    },
    remove(id) {
      const before = rows.length;
      rows = rows.filter((row) => row.id !== id);
      return rows.length < before;
    },
    clear() {
      rows = [];
    },
    list: () => rows.map(({ id, fault, fired }) => ({ ...fault, id, fired })),
    rows: () => rows.map((row) => ({ ...row })),
    next(call, when) {
      const row = rows.find((candidate) => strikes(candidate, call, when));
      if (row) row.fired += 1;
      return row?.fault;
    },
  };
}
