import type { Fault, FaultKind } from './fault.ts';
import { faultKinds, numberOf, whenOf } from './kinds.ts';
import { isBehind } from './past.ts';
import { isRepeat, type Scene, subjectOf, subscriptionOf } from './scene.ts';
import { checkFault } from './schema.ts';

export type ListedFault = Fault & { readonly id: number; readonly fired: number };

/** The faults that are set. */
export interface Faults {
  /** Gives the fault's id. Throws a TypeError that names what is wrong with the fault. */
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
  /** Nothing is set: what every call asks first. */
  none(): boolean;
  /** The fault that befalls this call now, if any. */
  next(scene: Scene, when: 'before' | 'after'): Fault | undefined;
  rows(): readonly FaultRow[];
}

/** Kinds that need something to be so, beside the call. */
const needs: Readonly<Partial<Record<FaultKind, (scene: Scene, fault: Fault) => boolean>>> = {
  repeat: isRepeat,
  lag: (scene, fault) => isBehind(scene, numberOf(fault, 'ms')),
  payer_ends(scene) {
    const subscription = subscriptionOf(scene);
    return subscription !== undefined && subscription.inactivatedAt === undefined;
  },
};

/** Whether a fault can do anything to this call. */
export const canStrike = (fault: Fault, scene: Scene): boolean => needs[fault.kind]?.(scene, fault) ?? true;

function isMeant(fault: Fault, scene: Scene): boolean {
  const { call = 'any', kind, tid, orderId, sid } = fault;
  if (call === 'any' ? !faultKinds[kind].calls.includes(scene.call) : call !== scene.call) return false;
  if (tid === undefined && orderId === undefined && sid === undefined) return true;
  const subject = subjectOf(scene);
  const fits = (wanted: string | undefined, found: string | undefined) => wanted === undefined || wanted === found;
  return fits(tid, subject.tid) && fits(orderId, subject.orderId) && fits(sid, subject.sid);
}

/** `draw` gives the number from 0 to 1 that belongs to a name. */
function strikes(row: FaultRow, scene: Scene, when: 'before' | 'after', draw: (name: string) => number): boolean {
  const { fault, id } = row;
  if (whenOf(fault) !== when || !isMeant(fault, scene) || !canStrike(fault, scene)) return false;
  row.seen += 1;
  const { skip = 0, every = 1, chance = 1, times = Number.POSITIVE_INFINITY } = fault;
  const turn = row.seen - skip;
  if (turn <= 0 || turn % every !== 0 || row.fired >= times) return false;
  return chance >= 1 || draw(`fault:${id}:${row.seen}`) < chance;
}

export function createFaults(draw: (name: string) => number, saved: readonly FaultRow[] = []): FaultCounters {
  let rows = saved.map((row) => ({ ...row }));
  return {
    add(fault) {
      const id = (rows.at(-1)?.id ?? 0) + 1;
      rows.push({ id, fault: checkFault(fault), seen: 0, fired: 0 });
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
    none: () => rows.length === 0,
    rows: () => rows.map((row) => ({ ...row })),
    next(scene, when) {
      const row = rows.find((candidate) => strikes(candidate, scene, when, draw));
      if (row) row.fired += 1;
      return row?.fault;
    },
  };
}
