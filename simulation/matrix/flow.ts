import type { Answer } from '../../service/src/http/message.ts';
import type { Hook } from '../../world/outside.ts';
import type { VirtualWorld, WorldOptions } from '../../world/world.ts';

/** What happens after the fault; of a twin, at the moment of the fault. */
export const aftermaths = ['nothing', 'refresh', 'twin', 'wake', 'all at once'] as const;
export type Aftermath = (typeof aftermaths)[number];

/** Of a flow's `others`: which one, and whether it comes at the place of the fault or after the run. */
export interface Other {
  readonly name: string;
  readonly when: 'meanwhile' | 'then';
}

/** How a cell went, as far as those outside can tell. */
export interface Met {
  /** Whoever asked has asked again, so it must be done in the end. */
  readonly isRepeated: boolean;
  readonly other: Other | undefined;
  /** What they were answered. */
  readonly otherAnswer: Answer | undefined;
  /** Whether a call of this name took effect in the run that was cut. */
  did(name: string): boolean;
  /** What the shop or the payer was answered. */
  readonly answers: readonly Answer[];
}

/** One way through the service. */
export interface Flow<Subject = unknown> {
  readonly name: string;
  readonly world?: WorldOptions;
  /** It decides where money goes: every pair of faults is run. */
  readonly isCore?: boolean;
  /** What is there before; gives what the run is about. */
  prepare(virtual: VirtualWorld): Promise<Subject>;
  /** The run whose calls are cut. Without a hook: the same request once more. */
  act(virtual: VirtualWorld, subject: Subject, hook?: Hook): Promise<unknown>;
  /** What others do in the middle of the run, at each of its calls; at the moment of each fault, and after it. */
  readonly others?: Readonly<Record<string, (virtual: VirtualWorld, subject: Subject) => Promise<unknown>>>;
  /** What people do in the end. */
  finish?(virtual: VirtualWorld, subject: Subject, met: Met): Promise<unknown>;
  /** What is wrong when all has come to rest, besides what is always wrong. */
  judge(virtual: VirtualWorld, subject: Subject, met: Met): Promise<readonly string[]> | readonly string[];
}

/** A row of the table of flows, typed by what its run is about. */
export const flow = <Subject>(row: Flow<Subject>): Flow => row as Flow;

/** It is done in the end: the deciding call took effect, or whoever asked has asked again. */
export const isDone = ({ isRepeated, did }: Met, decisive = 'table.updateIf'): boolean => isRepeated || did(decisive);
