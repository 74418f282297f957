import { type Extras, Refusal } from '../core/codes.ts';
import type { CallName } from './calls.ts';

/**
 * Faults to order, counted and never left to chance. `refuse` counts every call, the others those that took effect.
 */
export type Fault = { readonly call: CallName; readonly every?: number; readonly times?: number } & (
  | { readonly kind: 'lose_answer' }
  | { readonly kind: 'bank_unknown' }
  | { readonly kind: 'stall'; readonly ms: number }
  | { readonly kind: 'refuse'; readonly code: number; readonly extras?: Extras }
);

export interface Faults {
  /** Every `every`-th call (1st, 2nd… = 1), at most `times` times. */
  add(fault: Fault): void;
  clear(): void;
  list(): readonly (Fault & { readonly fired: number })[];
}

export interface FaultCounters extends Faults {
  /** The fault that befalls this call now, if any. */
  next(call: CallName, when: 'before' | 'after'): Fault | undefined;
}

const METHOD_FAILURE: Readonly<Partial<Record<CallName, number>>> = { cancel: -781, subscription: -782 };

/** The bank does not know whether it paid: the effect is real, the answer an error [client]. */
export function bankUnknown(call: CallName): Refusal {
  return new Refusal(METHOD_FAILURE[call] ?? -780, undefined, {
    method_result_code: 'BANK_FIRM_UNKNOWN',
    method_result_message: '은행 처리 결과를 확인할 수 없습니다.',
  });
}

export function createFaults(): FaultCounters {
  let rows: { fault: Fault; seen: number; fired: number }[] = [];
  return {
    add(fault) {
      rows.push({ fault, seen: 0, fired: 0 });
    },
    clear() {
      rows = [];
    },
    list: () => rows.map(({ fault, fired }) => ({ ...fault, fired })),
    next(call, when) {
      for (const row of rows) {
        const { fault } = row;
        if (fault.call !== call || (fault.kind === 'refuse') !== (when === 'before')) continue;
        row.seen += 1;
        if (row.seen % (fault.every ?? 1) !== 0 || row.fired >= (fault.times ?? Number.POSITIVE_INFINITY)) continue;
        row.fired += 1;
        return fault;
      }
      return undefined;
    },
  };
}
