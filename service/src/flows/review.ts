import type { OrderAnswer } from 'kakaopay-client';
import { concluded, eventOf } from '../kakaopay/concluded.ts';
import { type Conclusion, standingByHand, standingShown } from '../kakaopay/conclusion.ts';
import { shownOf } from '../kakaopay/evidence.ts';
import type { Event } from '../payment/events.ts';
import type { Payment, Shown } from '../payment/payment.ts';
import type { Engine } from '../service.ts';
import { apply } from './apply.ts';
import { askOrder } from './ask.ts';
import { tellSubscription } from './charge-subscription.ts';

export interface ReviewRequest {
  readonly action: 'ask_again' | 'adopt' | 'settle_by_hand';
  /** Of `settle_by_hand`. */
  readonly as?: Conclusion | undefined;
  /** Of `partially_canceled`. */
  readonly canceledWon?: number | undefined;
  /** Of `settle_by_hand`: the person's own words. */
  readonly reason?: string | undefined;
  /** The API key's id. */
  readonly by: string;
}

export type Reviewing =
  /** Now, or when the same was asked for before. */
  | { readonly outcome: 'done'; readonly payment: Payment }
  | { readonly outcome: 'not_needed'; readonly payment: Payment }
  /** The evidence does not allow it: see its `review`. */
  | { readonly outcome: 'not_allowed'; readonly payment: Payment }
  /** Nothing was changed. */
  | { readonly outcome: 'kakaopay_unavailable' };

/** Two people at one payment at one moment are rare; more than so many writes in a row do not happen. */
const tries = 5;

/** What a person decides: KakaoPay is asked first, and nothing is done against what it shows. */
export async function review(engine: Engine, read: Payment, request: ReviewRequest): Promise<Reviewing> {
  let payment = read;
  for (let i = 0; i < tries; i++) {
    if (payment.status !== 'needs_review')
      return { outcome: isDone(payment, request) ? 'done' : 'not_needed', payment };
    const found = await look(engine, payment);
    if (request.action !== 'settle_by_hand' && found === undefined) {
      return payment.tid === undefined ? { outcome: 'not_allowed', payment } : { outcome: 'kakaopay_unavailable' };
    }
    const conclusion = conclusionOf(payment, request, found, engine.clock.now());
    const looked: Event = { type: 'looked_again', by: request.by, shown: found?.shown };
    if (conclusion === undefined && found === undefined) return { outcome: 'not_allowed', payment };
    payment = (await apply(engine, payment, conclusion ?? looked)).payment;
    if (payment.subscriptionId !== undefined) await tellSubscription(engine, payment);
    // A conclusion that found another version is thought over anew.
    if (conclusion === undefined && payment.status === 'needs_review') {
      return { outcome: request.action === 'ask_again' ? 'done' : 'not_allowed', payment };
    }
  }
  throw new Error('A payment changed too often to be reviewed');
}

interface Found {
  readonly order: OrderAnswer;
  readonly shown: Shown | undefined;
}

/** How KakaoPay shows the payment now; `undefined`: it does not say. */
async function look(engine: Engine, payment: Payment): Promise<Found | undefined> {
  if (payment.tid === undefined) return undefined;
  const askedAt = engine.clock.now();
  const result = await askOrder(engine, payment);
  return result.ok ? { order: result.value, shown: shownOf(result, askedAt) } : undefined;
}

/** The event that concludes it; `undefined`: none is asked for, or none is safe. */
function conclusionOf(
  payment: Payment,
  { action, as, canceledWon, reason, by }: ReviewRequest,
  found: Found | undefined,
  now: number,
): Event | undefined {
  const act = { by, reason, now, shown: found?.shown };
  if (action === 'adopt') {
    const standing = standingShown(payment, found?.shown);
    return standing && concluded(payment, standing, act, found?.order);
  }
  if (as === undefined) return undefined;
  const standing = standingByHand(payment, found?.shown ?? payment.review?.shown, { as, canceledWon }, now);
  return standing && concluded(payment, standing, act);
}

/** Whether the timeline tells of just this: who sends the same again learns how the payment stands. */
function isDone({ events }: Payment, { action, as, reason }: ReviewRequest): boolean {
  if (action === 'ask_again') return events.some(({ type }) => type === 'looked_again');
  const types: readonly string[] = Object.values(eventOf);
  const last = events.findLast(({ type }) => types.includes(type));
  return last !== undefined && last.reason === reason && (as === undefined || last.type === eventOf[as]);
}
