import type { Faults } from '../api/faults.ts';
import type { VirtualClock } from '../clock.ts';
import { endSubscription, type PayChoice, pay, quit, redirectOf, step } from '../core/payer.ts';
import type { PayerEvent } from '../core/states.ts';
import { emptyWorld, shownStatus, type World } from '../core/world.ts';
import { ledgerOf, paymentSummary, subscriptionSummary } from './books.ts';
import type { Ledger, PaymentSummary, SubscriptionSummary } from './schemas.ts';

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
export interface Control {
  readonly payer: Payer;
  readonly clock: VirtualClock;
  readonly faults: Faults;
  ledger(): Ledger;
  /** Oldest first. */
  payments(): PaymentSummary[];
  subscriptions(): SubscriptionSummary[];
  /** Forgets everything and sets the clock right. */
  reset(): void;
}

interface ControlParts {
  readonly world: World;
  readonly clock: VirtualClock & { reset(): void };
  readonly faults: Faults;
  readonly baseUrl: () => string;
}

function createPayer(world: World): Payer {
  return {
    pay: async (tid, choice) => ({ redirect: pay(world, tid, choice) }),
    quit: async (tid) => ({ redirect: quit(world, tid) }),
    async step(tid, event) {
      const payment = step(world, tid, event);
      const redirect = redirectOf(world, payment);
      return { status: shownStatus(world, payment), ...(redirect === undefined ? {} : { redirect }) };
    },
    endSubscription: async (sid) => endSubscription(world, sid),
  };
}

export function createControl({ world, clock, faults, baseUrl }: ControlParts): Control {
  return {
    payer: createPayer(world),
    clock,
    faults,
    ledger: () => ledgerOf(world),
    payments: () => [...world.payments.values()].map((payment) => paymentSummary(world, baseUrl(), payment)),
    subscriptions: () => [...world.subscriptions.values()].map(subscriptionSummary),
    reset() {
      emptyWorld(world);
      faults.clear();
      clock.reset();
    },
  };
}
