import type { KakaoPayError } from 'kakaopay-client';
import { referenceOf } from '../kakaopay/cancel-evidence.ts';
import { canceledOutcome, foundCancel, refusalIn, turnedAway } from '../kakaopay/cancel-outcome.ts';
import { logged } from '../kakaopay/logged.ts';
import {
  type Asked,
  cancellationsMax,
  carriedOut,
  fits,
  isOurs,
  leftOf,
  nextNumber,
  type Parts,
} from '../payment/cancellation.ts';
import type { Event } from '../payment/events.ts';
import { type CancelIntent, type Payment, tidOf } from '../payment/payment.ts';
import type { CancelFailureReason, Failure } from '../payment/reasons.ts';
import { edgeFor } from '../payment/states.ts';
import { partsOf } from '../payment/tax-parts.ts';
import type { Engine } from '../service.ts';
import { apply } from './apply.ts';
import { askOrder } from './ask.ts';
import { carryOut, type Send } from './carry-out.ts';

// The rules of money stand in approve.ts; they hold here as well.

export interface CancelRequest {
  /** All that is left when left out. */
  readonly amountWon?: number | undefined;
  readonly taxFreeWon?: number | undefined;
  readonly vatWon?: number | undefined;
  readonly reason?: string | undefined;
  /** The API key's id. */
  readonly by: string;
  /** The Idempotency-Key and the body it came with, in short. */
  readonly key: string;
  readonly body: string;
}

export type Canceling =
  /** It is in the payment's books under this number, or under way. */
  | { readonly outcome: 'asked' | 'replayed'; readonly payment: Payment; readonly n: number }
  | { readonly outcome: 'other_body' }
  | { readonly outcome: 'not_cancelable'; readonly payment: Payment }
  | { readonly outcome: 'in_progress'; readonly n: number }
  | { readonly outcome: 'too_many' }
  /** The amount, or a part of it, does not fit into what is left. */
  | { readonly outcome: 'too_large'; readonly left: Parts };

/** Another write between reading and asking is rare; more than so many in a row do not happen. */
const tries = 5;

/** Gives money back. The same key gives it back once. */
export async function cancel(engine: Engine, read: Payment, request: CancelRequest): Promise<Canceling> {
  let payment = read;
  for (let i = 0; i < tries; i++) {
    const standing = whatStands(payment, request);
    if (standing !== undefined) return standing;
    const asked = askedOf(engine, payment, request);
    if (!isPossible(payment, asked)) return { outcome: 'too_large', left: leftOf(payment) };
    const begun = await apply(engine, payment, { type: 'cancel_asked', asked, asOf: payment.version });
    if (begun.effect?.type === 'cancel') {
      const done = await carryOut(engine, begun.payment, begun.effect, sendCancel);
      return { outcome: 'asked', payment: done, n: asked.n };
    }
    payment = begun.payment;
  }
  throw new Error('A payment changed too often to be canceled');
}

/** Moves on a cancellation whose outcome nobody wrote: asks KakaoPay, and sends it again only if it never happened. */
export async function lookUpCancel(engine: Engine, payment: Payment, intent: CancelIntent): Promise<Payment> {
  const askedAt = engine.clock.now();
  const event = foundCancel(payment, intent, await askOrder(engine, payment), askedAt);
  const found = await apply(engine, payment, event);
  return found.effect?.type === 'cancel' ? carryOut(engine, found.payment, found.effect, sendCancel) : found.payment;
}

/** The answer that the payment gives already; `undefined`: a cancellation may be asked for. */
function whatStands(payment: Payment, { key, body }: CancelRequest): Canceling | undefined {
  const { intent, cancellations = [] } = payment;
  const underWay = intent?.type === 'cancel' ? intent.asked : payment.review?.asked;
  const all: readonly Known[] = [...cancellations.filter(isOurs), ...(underWay ? [underWay] : [])];
  const known = all.findLast((one) => one.key === key);
  if (known !== undefined && known.body !== body) return { outcome: 'other_body' };
  if (known !== undefined && known.failure?.reason !== 'turned_away')
    return { outcome: 'replayed', payment, n: known.n };
  if (payment.status === 'canceling' && underWay) return { outcome: 'in_progress', n: underWay.n };
  const isPaid = edgeFor(payment.status, 'cancel_asked') !== undefined;
  if (!isPaid || payment.tid === undefined) return { outcome: 'not_cancelable', payment };
  return carriedOut(payment).length >= cancellationsMax ? { outcome: 'too_many' } : undefined;
}

type Known = Asked & { readonly failure?: Failure<CancelFailureReason> };

function askedOf({ clock }: Engine, payment: Payment, request: CancelRequest): Asked {
  const { taxFreeWon, vatWon, reason, by, key, body } = request;
  const amountWon = request.amountWon ?? leftOf(payment).amountWon;
  const parts = partsOf(payment, { amountWon, taxFreeWon, vatWon });
  return { n: nextNumber(payment), ...parts, askedAt: clock.now(), by, key, body, ...(reason && { reason }) };
}

const isPossible = (payment: Payment, asked: Asked): boolean => asked.amountWon > 0 && fits(asked, leftOf(payment));

const sendCancel: Send<CancelIntent> = async (engine, payment, intent, sendBefore) => {
  const { asked } = intent;
  const request = {
    cid: payment.merchantCode,
    tid: tidOf(payment),
    cancel_amount: asked.amountWon,
    cancel_tax_free_amount: asked.taxFreeWon,
    cancel_vat_amount: asked.vatWon,
    // The guard: KakaoPay refuses where it knows of another sum.
    cancel_available_amount: leftOf(payment).amountWon,
    payload: referenceOf(payment, asked),
  };
  const answer = await logged(engine, payment.id, 'cancel', () => engine.kakaoPay.cancel(request, { sendBefore }));
  const event = answer.ok
    ? canceledOutcome(payment, intent, answer.value, engine.clock.now())
    : await notConfirmed(engine, payment, intent, answer.error);
  return (await apply(engine, payment, event)).payment;
};

/** KakaoPay is asked before a refusal or a silence counts (M5); nothing is sent again here (M4). */
async function notConfirmed(
  engine: Engine,
  payment: Payment,
  intent: CancelIntent,
  error: KakaoPayError,
): Promise<Event> {
  const refusal = refusalIn(error);
  const kakaoPayCode = error.certainty === 'our_fault' ? undefined : error.kakaoPayCode;
  const isTurnedAway = refusal?.failure.reason === 'turned_away';
  const level = isTurnedAway ? 'error' : 'info';
  engine.log(level, 'cancel_not_confirmed', { paymentId: payment.id, error: error.code, kakaoPayCode });
  if (isTurnedAway) return turnedAway(payment, intent, refusal, engine.clock.now());
  return foundCancel(payment, intent, await askOrder(engine, payment), intent.decidedAt, refusal);
}
