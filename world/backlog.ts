import { wake } from '../service/src/flows/wake.ts';
import type { Item } from '../service/src/ports/table.ts';
import { paymentKey } from '../service/src/store/payments.ts';
import { cutOffApprove, startPayment, statusOf } from './actions.ts';
import { createWorld, type VirtualWorld } from './world.ts';

/** KakaoPay's answer and the write take 200 ms, and 20 payments are moved at once. */
const msEach = 10;
const runsMax = 1_000;

export interface WorkedOff {
  readonly due: number;
  readonly runs: number;
  /** How often a payment that was cut off meanwhile was not seen to in the run that came next. */
  readonly starved: number;
}

/** That many payments like this one, all of them due. */
async function multiply({ service: { table, clock } }: VirtualWorld, id: string, count: number): Promise<void> {
  const { version: _, ...item } = (await table.get(paymentKey(id))) as Item;
  for (let i = 0; i < count; i++) {
    const sk = `${id.slice(0, -6)}${String(i).padStart(6, '0')}`;
    await table.putIfAbsent({ ...item, sk, queue: `due#${i % 4}`, queuedAt: clock.now() - count + i } as never);
  }
}

/** So many payments that nobody has finished are due, and others are cut off while they are worked off. */
export async function workOff(backlog: number): Promise<WorkedOff> {
  const virtual = await createWorld();
  const { simulator, service } = virtual;
  const { id, tid } = await startPayment(virtual);
  await virtual.pass(20 * 60_000);
  await multiply(virtual, id, backlog);
  const shown = await service.kakaoPay.order({ tid });
  const order: typeof service.kakaoPay.order = async (asked, ...rest) => {
    simulator.clock.advance(msEach);
    return asked.tid === tid ? shown : service.kakaoPay.order(asked, ...rest);
  };
  const slow = { ...service, log: () => undefined, kakaoPay: { ...service.kakaoPay, order } };
  let due = 0;
  let runs = 0;
  let starved = 0;
  for (let left = 1; left > 0 && runs < runsMax; runs++) {
    const fresh = runs % 4 === 0 ? await cutOffApprove(virtual) : undefined;
    await virtual.pass(31_000);
    const now = service.clock.now();
    left = (await wake(slow, { stopAt: now + 35_000, waitUntil: now })).due;
    due += left;
    if (fresh && (await statusOf(virtual, fresh)) !== 'approved') starved += 1;
  }
  return { due, runs, starved };
}
