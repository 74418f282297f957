import type { Item } from '../service/src/ports/table.ts';
import type { Moment } from './outside/call.ts';
import type { Fate } from './outside/fates.ts';
import type { Process } from './outside/process.ts';

/** One line of what has happened. */
export interface Line {
  /** ms since 1970. */
  readonly at: number;
  /** The process, or whoever it was. */
  readonly who: number;
  readonly what: string;
  /** The payment or the subscription that it is about, where that is known. */
  readonly about?: string;
  /** A call of the table in which nothing went wrong. */
  readonly isRoutine?: boolean;
}

const ofTable: readonly string[] = ['get', 'putIfAbsent', 'updateIf', 'query'];

/** What happens in a run, kept for people; most runs are told to nobody. */
export interface Story {
  readonly lines: readonly Line[];
  call(process: Process, name: string, moment: Moment, fate: Fate | undefined): void;
  write(after: Item, before: Item | undefined): void;
}

export function createStory(tells: boolean, now: () => number): Story {
  const lines: Line[] = [];
  if (!tells) return { lines, call: () => undefined, write: () => undefined };
  return {
    lines,
    call: (process, name, moment, fate) => {
      const strange = fate === undefined ? '' : ` (${fate})`;
      const what = `${process.flow}: ${name} ${moment}${strange}`;
      lines.push({ at: now(), who: process.number, what, isRoutine: fate === undefined && ofTable.includes(name) });
    },
    write: (after, before) => {
      const { sk: about, status, version } = after;
      const way = before === undefined ? `${status ?? 'made'}` : `${before.status ?? ''} → ${status ?? ''}`;
      lines.push({ at: now(), who: 0, about, what: `written, version ${version}: ${way}` });
    },
  };
}
