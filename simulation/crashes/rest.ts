import { setTimeout } from 'node:timers/promises';
import type { Simulator } from 'kakaopay-simulator';
import type { SubscriptionView } from '../../service/src/routes/subscription-view.ts';
import type { Asking } from './asking.ts';
import { hasStatus, listEvents } from './listing.ts';

/** Times that the clock is put forward, at most. */
const roundsMax = 400;
/** What `wake` gets to do its work, before the clock goes on. */
const looks = 4;
const lookMs = 300;

export interface Resting {
  readonly asking: Asking;
  readonly clock: Simulator['clock'];
  /** When all of it began, ms since 1970. */
  readonly startedAt: number;
}

/**
 * Lets the service's time go by until nothing is under way and everything is told. The clock that moves is what wakes
 * the service; how long it really takes is not judged.
 */
export async function comeToRest(resting: Resting): Promise<void> {
  const waitsFor = waitingIn(resting);
  for (let rounds = 0; rounds < roundsMax; rounds++) {
    const waits = await waitsFor();
    if (waits === undefined) return;
    resting.clock.advance(waits);
    for (let look = 0; look < looks && (await waitsFor()) !== undefined; look++) await setTimeout(lookMs);
  }
  throw new Error('It does not come to rest.');
}

/** How far to put the clock forward; `undefined`: everything is over. */
function waitingIn({ asking, clock, startedAt }: Resting): () => Promise<string | undefined> {
  const since = new Date(startedAt - 60_000).toISOString();
  const day = since.slice(0, 10);
  return async () => {
    for (const status of ['approving', 'canceling'] as const) {
      if (await hasStatus(asking, day, status)) return '1m';
    }
    // A charge without an answer is looked at twice, ten minutes apart.
    const isCharged = (await hasStatus(asking, day, 'charging')) || (await isCharging(asking, clock.now()));
    if (isCharged) return '3m';
    // Nobody pays them any more.
    if (await hasStatus(asking, day, 'ready')) return '16m';
    const events = await listEvents(asking, since);
    const isTold = events.every(({ deliveries }) => deliveries.every(({ state }) => state !== 'pending'));
    return isTold ? undefined : '6m';
  };
}

/** A charge is under way, or its day has come. */
async function isCharging(asking: Asking, now: number): Promise<boolean> {
  const { subscriptions } = await asking.read<{ readonly subscriptions: readonly SubscriptionView[] }>(
    '/v1/subscriptions?limit=100',
  );
  return subscriptions.some(({ status, chargingPaymentId, nextCharge }) => {
    const isDue = status === 'active' && nextCharge !== undefined && Date.parse(nextCharge.at) <= now;
    return status === 'pending' || chargingPaymentId !== undefined || isDue;
  });
}
