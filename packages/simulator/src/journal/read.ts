import type { CallName } from '../api/calls.ts';
import type { Books } from '../core/books.ts';
import { PayerError } from '../core/payer.ts';
import { contextOf } from './context.ts';
import { entryOf } from './entries.ts';
import type { Journal } from './journal.ts';
import { type JournalEntry, type Severity, severities } from './schemas.ts';
import { type Seen, tidOf } from './seen.ts';

/** Which part of the journal is wanted. All of it when everything is left out. */
export interface RequestRange {
  /** The `n` of the last entry that is known already. */
  readonly after?: number | undefined;
  readonly limit?: number | undefined;
  readonly tid?: string | undefined;
  readonly call?: CallName | undefined;
  /** Only what has a finding of this severity or a worse one. */
  readonly severity?: Severity | undefined;
}

export interface JournalReader {
  /** What happened, oldest first, with what there is to say about it. */
  requests(range?: RequestRange): JournalEntry[];
  /** So many of the newest, the newest first; only those with a finding as bad as this or worse. */
  latest(limit: number, severity?: Severity): JournalEntry[];
  /** All about one payment, oldest first, and how the clock was moved meanwhile. */
  history(tid: string): JournalEntry[];
}

const rank = (severity: Severity) => severities.indexOf(severity);

const isWanted = (seen: Seen, { after = 0, tid, call }: RequestRange) =>
  seen.n > after &&
  (tid === undefined || tidOf(seen) === tid) &&
  (call === undefined || (seen.kind === 'call' && seen.name === call));

const hasSeverity = ({ findings }: JournalEntry, least: Severity) =>
  findings.some(({ severity }) => rank(severity) >= rank(least));

export function createReader(books: Books, journal: Journal): JournalReader {
  return {
    requests(range = {}) {
      const { limit = Number.POSITIVE_INFINITY, severity } = range;
      const all = journal.all();
      const context = contextOf(books, all);
      const found: JournalEntry[] = [];
      for (const seen of all) {
        if (found.length >= limit) break;
        if (!isWanted(seen, range)) continue;
        const entry = entryOf(seen, context);
        if (severity === undefined || hasSeverity(entry, severity)) found.push(entry);
      }
      return found;
    },
    latest(limit, severity) {
      const all = journal.all();
      const context = contextOf(books, all);
      const found: JournalEntry[] = [];
      for (let at = all.length - 1; at >= 0 && found.length < limit; at -= 1) {
        const entry = entryOf(all[at] as Seen, context);
        if (severity === undefined || hasSeverity(entry, severity)) found.push(entry);
      }
      return found;
    },
    history(tid) {
      const all = journal.all();
      const context = contextOf(books, all);
      const about = context.ofTid(tid);
      const [first, last] = [about[0]?.n, about.at(-1)?.n];
      if (first === undefined || last === undefined) {
        if (books.payments.has(tid)) return [];
        throw new PayerError('not_found', 'There is no payment with this tid.');
      }
      const meanwhile = (seen: Seen) => seen.kind === 'clock' && seen.n > first && seen.n < last;
      return all.filter((seen) => tidOf(seen) === tid || meanwhile(seen)).map((seen) => entryOf(seen, context));
    },
  };
}
