import { paymentIdTime } from '../ids.ts';
import type { Payment } from '../payment/payment.ts';
import type { Engine } from '../service.ts';
import { type Place, pushBack } from '../store/due.ts';
import { readPayment } from '../store/payments.ts';
import { lookUp } from './approve.ts';
import { lookUpCancel } from './cancel.ts';

/** What came of an item; `answered` and `silent` tell how KakaoPay is. */
export type Moved = 'answered' | 'silent' | 'nothing_to_do' | 'failed';

interface Kind {
  /** ms since 1970. */
  madeAt(id: string): number;
  /** `anyway`: also when it is not due. */
  moveOn(engine: Engine, id: string, anyway: boolean): Promise<Moved>;
}

/** What is moved on, by the beginning of an item's sort key. */
const kinds: Readonly<Record<string, Kind>> = {
  pay: {
    madeAt: paymentIdTime,
    async moveOn(engine, id, anyway) {
      const payment = await readPayment(engine.table, id);
      if (payment?.wakeAt === undefined) return 'nothing_to_do';
      const isDue = anyway || payment.wakeAt <= engine.clock.now();
      const moved = isDue ? await movePayment(engine, payment) : payment;
      if (moved === payment) return 'nothing_to_do';
      const isSilent = moved.waiting?.reason === 'no_answer' || moved.failure?.reason === 'outcome_never_known';
      return isSilent ? 'silent' : 'answered';
    },
  },
};

const movePayment = (engine: Engine, payment: Payment): Promise<Payment> =>
  payment.intent?.type === 'cancel' ? lookUpCancel(engine, payment, payment.intent) : lookUp(engine, payment);

const kindOf = ({ sk }: Place): Kind | undefined => kinds[sk.split('_', 1)[0] ?? ''];

/** When the item was made, ms since 1970; `undefined` for one that nothing is known about. */
export const madeAt = (place: Place): number | undefined => kindOf(place)?.madeAt(place.sk);

/** Moves one item on. One that fails is put back in the queue. */
export async function moveOne(engine: Engine, place: Place, anyway: boolean): Promise<Moved> {
  try {
    const kind = kindOf(place);
    if (kind === undefined) throw new TypeError('Nothing is known about such an item');
    return await kind.moveOn(engine, place.sk, anyway);
  } catch (error) {
    const put = await pushBack(engine.table, place, engine.clock.now()).catch(() => 'later' as const);
    const level = put === 'parked' ? 'error' : 'info';
    engine.log(level, put === 'parked' ? 'item_parked' : 'item_failed', {
      paymentId: place.sk,
      error: error instanceof Error ? error.name : typeof error,
      reason: (error as { reason?: string }).reason,
    });
    return 'failed';
  }
}
