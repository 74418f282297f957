import type { Ledger } from 'kakaopay-simulator';
import type { Item } from '../service/src/ports/table.ts';
import type { Spell } from './faults.ts';

/** How long it took until we knew of what KakaoPay had done. */
export interface Truth {
  write(after: Item, before: Item | undefined): void;
  /** Counts, once all is over. KakaoPay's bad spells do not count: nobody can know anything before it is well again. */
  judge(entries: Ledger['entries'], spells: readonly Spell[]): void;
  /** In whole seconds: how often. */
  readonly seconds: Map<number, number>;
}

export function createTruth(now: () => number): Truth {
  /** When we knew that it was paid, by KakaoPay's tid; ms since 1970. */
  const known = new Map<string, number>();
  const seconds = new Map<number, number>();
  return {
    seconds,
    write: (after, before) => {
      const { tid, approval } = after;
      if (typeof tid === 'string' && approval !== undefined && before?.approval === undefined) known.set(tid, now());
    },
    judge(entries, spells) {
      for (const { kind, tid, at } of entries) {
        const knownAt = known.get(tid);
        if (kind !== 'PAYMENT' || knownAt === undefined) continue;
        const doneAt = Date.parse(at);
        const well = spells.filter(({ from, to }) => from <= knownAt && doneAt <= to).map(({ to }) => to);
        const took = Math.max(0, Math.floor((knownAt - Math.max(doneAt, ...well)) / 1000));
        seconds.set(took, (seconds.get(took) ?? 0) + 1);
      }
    },
  };
}
