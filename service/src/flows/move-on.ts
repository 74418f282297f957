import { paymentIdTime } from '../ids.ts';
import type { Payment } from '../payment/payment.ts';
import type { Engine } from '../service.ts';
import { pushBack } from '../store/due.ts';
import { ofKind } from '../store/item-kind.ts';
import { readPayment } from '../store/payments.ts';
import type { Place } from '../store/place.ts';
import { readSubscription } from '../store/subscriptions.ts';
import { lookUp } from './approve.ts';
import { lookUpCancel } from './cancel.ts';
import { lookUpCharge } from './charge.ts';
import { tellSubscription } from './charge-subscription.ts';
import { moveSubscription } from './move-subscription.ts';
import { reconcile } from './reconcile.ts';
import { beginDaily } from './reconcile-daily.ts';
import { goOnWithReplay } from './replay.ts';

/** What came of an item; `answered` and `silent` tell how KakaoPay is. */
export type Came = 'answered' | 'silent' | 'nothing_to_do' | 'failed';

export interface Moved {
  readonly came: Came;
  /** Since when it has been open, ms since 1970. */
  readonly openSince: number;
  /** Somebody is to be told of it. */
  readonly tells: boolean;
}

type MoveOn = (engine: Engine, place: Place, anyway: boolean) => Promise<Moved>;

/** What is moved on, by the beginning of an item's sort key. `anyway`: also when it is not due. */
const kinds: Readonly<Record<string, MoveOn>> = {
  async pay(engine, { sk: id }, anyway) {
    const payment = await readPayment(engine.table, id);
    const openSince = payment ? openSinceOf(payment) : paymentIdTime(id);
    const isDue = payment?.wakeAt !== undefined && (anyway || payment.wakeAt <= engine.clock.now());
    const moved = isDue ? await movePayment(engine, payment) : payment;
    const tells = moved?.outbox !== undefined;
    if (moved === payment || moved === undefined) return { came: 'nothing_to_do', openSince, tells };
    if (moved.subscriptionId !== undefined) await tellSubscription(engine, moved);
    const isSilent = moved.waiting?.reason === 'no_answer' || moved.failure?.reason === 'outcome_never_known';
    return { came: isSilent ? 'silent' : 'answered', openSince, tells };
  },
  async sub(engine, { sk: id, queuedAt: openSince }, anyway) {
    const subscription = await readSubscription(engine.table, id);
    const isDue = subscription?.wakeAt !== undefined && (anyway || subscription.wakeAt <= engine.clock.now());
    const moved = isDue ? await moveSubscription(engine, subscription) : subscription;
    const tells = moved?.outbox !== undefined;
    // What a charge is answered stands on its payment.
    if (moved === subscription) return { came: 'nothing_to_do', openSince, tells };
    if (moved?.unanswered !== undefined) return { came: 'silent', openSince, tells };
    return { came: subscription?.unanswered === undefined ? 'nothing_to_do' : 'answered', openSince, tells };
  },
  async replay(engine, { sk }) {
    await goOnWithReplay(engine, sk.slice('replay_'.length));
    return { came: 'nothing_to_do', openSince: Number.POSITIVE_INFINITY, tells: false };
  },
  async reconcile(engine) {
    await beginDaily(engine);
    return { came: 'nothing_to_do', openSince: Number.POSITIVE_INFINITY, tells: false };
  },
  async rec(engine, { sk: id }) {
    return { ...(await reconcile(engine, id)), openSince: Number.POSITIVE_INFINITY };
  },
};

/** A payment is open from its first day on, and later again while something is done with it. */
const openSinceOf = ({ createdAt, intent, waiting }: Payment): number =>
  intent?.type === 'cancel' ? intent.asked.askedAt : (waiting?.since ?? createdAt);

function movePayment(engine: Engine, payment: Payment): Promise<Payment> {
  const { intent } = payment;
  if (intent?.type === 'cancel') return lookUpCancel(engine, payment, intent);
  return intent?.type === 'charge' ? lookUpCharge(engine, payment, intent) : lookUp(engine, payment);
}

/**
 * Moves one item on. One that fails is put back in the queue, and so is one that still stands where it was due: it
 * would be found there for ever.
 */
export async function moveOne(engine: Engine, place: Place, anyway: boolean): Promise<Moved> {
  const moveOn = ofKind(kinds, place.sk);
  try {
    if (moveOn === undefined) throw new TypeError('Nothing is known about such an item');
    const moved = await moveOn(engine, place, anyway);
    const isStuck = moved.came === 'nothing_to_do' && !moved.tells && !anyway;
    return isStuck && (await putBack(engine, place, 'stuck')) ? { ...moved, came: 'failed' } : moved;
  } catch (error) {
    await putBack(engine, place, error);
    // Whatever it is that fails, somebody may be to be told of what was done before.
    return { came: 'failed', openSince: moveOn ? place.queuedAt : Number.POSITIVE_INFINITY, tells: true };
  }
}

const idNames: Readonly<Record<string, string>> = { pay: 'paymentId', sub: 'subscriptionId' };

/** Whether it stood there still. */
async function putBack(engine: Engine, place: Place, why: unknown): Promise<boolean> {
  const put = await pushBack(engine.table, place, engine.clock.now()).catch(() => 'later' as const);
  if (put === 'moved') return false;
  engine.log(put === 'parked' ? 'error' : 'info', put === 'parked' ? 'item_parked' : 'item_failed', {
    [ofKind(idNames, place.sk) ?? 'itemId']: place.sk,
    error: why instanceof Error ? why.name : String(why),
    reason: (why as { reason?: string }).reason,
  });
  return true;
}
