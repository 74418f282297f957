import type { VirtualClock } from '../clock.ts';
import type { Assumed, Settings } from '../core/assumed.ts';
import { type Books, emptyBooks, shownStatus } from '../core/books.ts';
import { endSubscription, type PayChoice, pay, quit, redirectOf, step } from '../core/payer.ts';
import type { PayerEvent } from '../core/states.ts';
import type { Faults } from '../faults/counters.ts';
import type { Journal } from '../journal/journal.ts';
import { createReader, type JournalReader } from '../journal/read.ts';
import type { Live } from '../live/live.ts';
import type { Ledger, PaymentSummary, SubscriptionSummary } from './schemas.ts';
import { found } from './search.ts';
import { ledgerOf, paymentSummary, type Range, subscriptionSummary, within } from './summaries.ts';

/** The payer's part without a browser. Each refusal is a `PayerError` with a plain sentence. */
export interface Payer {
  /** Opens the page, chooses, authenticates: gives `approval_url` with `pg_token`. No money moves before `approve`. */
  pay(tid: string, choice: PayChoice): Promise<{ redirect: string }>;
  /** Gives up: gives `cancel_url`. */
  quit(tid: string): Promise<{ redirect: string }>;
  /** One step of the state table, to stop half-way or to fail. */
  step(tid: string, event: PayerEvent): Promise<{ status: string; redirect?: string }>;
  /** Ends a subscription the way a payer does in KakaoTalk: the merchant hears nothing of it. */
  endSubscription(sid: string): Promise<void>;
}

/** What can be asked and ordered beside the API, the same from code and over HTTP. */
export interface Control extends JournalReader {
  readonly payer: Payer;
  readonly clock: VirtualClock;
  readonly faults: Faults;
  readonly settings: Settings;
  /** What moved money, oldest first, and the totals of all of it. */
  ledger(range?: Range): Ledger;
  /** Oldest first; `q` is a part of an order number, item, user, tid or status. */
  payments(range?: Range & { readonly q?: string | undefined }): PaymentSummary[];
  subscriptions(range?: Range): SubscriptionSummary[];
  /** Forgets everything, sets the clock right and the settings back, and begins with the seeds again. */
  reset(): void;
}

interface ControlParts {
  readonly books: Books;
  readonly clock: VirtualClock & { reset(): void };
  readonly faults: Faults;
  readonly assumed: Assumed;
  readonly journal: Journal;
  readonly live: Live;
  readonly baseUrl: () => string;
  readonly plantAgain: () => void;
}

function createPayer(books: Books): Payer {
  return {
    pay: async (tid, choice) => ({ redirect: pay(books, tid, choice) }),
    quit: async (tid) => ({ redirect: quit(books, tid) }),
    async step(tid, event) {
      const payment = step(books, tid, event);
      const redirect = redirectOf(books, payment);
      return { status: shownStatus(books, payment), ...(redirect === undefined ? {} : { redirect }) };
    },
    endSubscription: async (sid) => endSubscription(books, sid),
  };
}

/** The clock, with its moves written down. */
function journaled(clock: VirtualClock, journal: Journal): VirtualClock {
  return {
    ...clock,
    advance(by) {
      const before = clock.aheadMs();
      clock.advance(by);
      journal.clockMoved(clock.aheadMs() - before);
    },
  };
}

/** The faults, with whoever listens told of changes. */
function told(faults: Faults, live: Live): Faults {
  const telling = <T>(answer: T): T => {
    live.changed('faults');
    return answer;
  };
  return {
    ...faults,
    add: (fault) => telling(faults.add(fault)),
    remove: (id) => telling(faults.remove(id)),
    clear: () => telling(faults.clear()),
  };
}

export function createControl(parts: ControlParts): Control {
  const { books, clock, faults, journal, assumed, live, baseUrl, plantAgain } = parts;
  return {
    ...createReader(books, journal),
    payer: createPayer(books),
    clock: journaled(clock, journal),
    faults: told(faults, live),
    settings: assumed,
    ledger: (range) => ledgerOf(books, range),
    payments: ({ q, ...range } = {}) =>
      within(found(books, q), range, ({ tid }) => tid).map((payment) => paymentSummary(books, baseUrl(), payment)),
    subscriptions: (range = {}) =>
      within(books.subscriptions.values(), range, ({ sid }) => sid).map(subscriptionSummary),
    reset() {
      emptyBooks(books);
      faults.clear();
      journal.clear();
      clock.reset();
      assumed.reset();
      plantAgain();
    },
  };
}
