import type { Books } from '../core/books.ts';
import type { Change } from '../live/live.ts';
import { isBroken, type Outcome } from '../message.ts';
import { createExpiry } from './expiry.ts';
import { createRing } from './ring.ts';
import type { PayerStep, Seen, SeenCall } from './seen.ts';

/** What happened, the newest of it: a ring, so that its memory is bounded however long the simulator runs. */
export interface Journal {
  /** Keeps a call, which is filled in while it is answered. */
  call(seen: SeenCall): void;
  /** The end of a call. */
  answered(seen: SeenCall, outcome: Outcome): void;
  payerDid(step: PayerStep, id: string): void;
  clockMoved(byMs: number): void;
  /** Oldest first. Each has the number after that of the one before it. */
  all(): readonly Seen[];
  /** Forgets everything; the numbers go on. */
  clear(): void;
}

export const usualJournal: number = 2000;

function checkSize(size: number): number {
  if (Number.isInteger(size) && size >= 0 && size <= 1_000_000) return size;
  throw new RangeError('journal must be a whole number from 0 to 1,000,000.');
}

/** Throws a RangeError for what is no number of entries. */
export function createJournal(
  books: () => Books,
  changed: (kind: Change) => void,
  entries: number = usualJournal,
): Journal {
  const size = checkSize(entries);
  const ring = createRing<Seen>(size);
  const expiry = createExpiry(books, ring);
  const keep = (seen: Seen) => {
    if (size === 0) return;
    expiry.look();
    ring.push(seen);
  };
  return {
    call: keep,
    answered(seen, outcome) {
      seen.lost = isBroken(outcome);
      seen.status = isBroken(outcome) ? undefined : outcome.status;
      changed('call');
    },
    payerDid(step, id) {
      keep(stepOf(step, id, books().now()));
      changed('payer');
    },
    clockMoved(byMs) {
      changed('clock');
      // What it lets expire comes after it.
      if (size > 0) ring.push({ kind: 'clock', n: 0, at: books().now(), byMs });
    },
    all() {
      if (size > 0) expiry.look();
      const oldest = ring.oldest();
      return Array.from({ length: ring.newest() - oldest + 1 }, (_, index) => ring.at(oldest + index));
    },
    clear() {
      changed('reset');
      ring.clear();
      expiry.forget();
    },
  };
}

function stepOf(step: PayerStep, id: string, at: number): Seen {
  const isSubscription = step === 'end_subscription';
  return { kind: 'payer', n: 0, at, step, tid: isSubscription ? undefined : id, sid: isSubscription ? id : undefined };
}
