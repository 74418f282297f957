import { allPayments } from '../../../world/actions.ts';
import { cutRun } from '../../../world/cuts.ts';
import { cutAll, type Hook, type OutsideCall } from '../../../world/outside.ts';
import { spoil } from '../../../world/reconciling.ts';
import { reviewPayment, startContradicted } from '../../../world/review.ts';
import { chargeNow } from '../../../world/subscribing.ts';
import type { VirtualWorld } from '../../../world/world.ts';
import { type Flow, flow, isDone } from '../flow.ts';
import { endedOtherThan, minutes, tookOtherThan } from './help.ts';
import { started } from './subscribing.ts';

const does = (body: object) => (virtual: VirtualWorld, id: string, hook?: Hook) =>
  reviewPayment(virtual, id, body, hook);

const adopt = flow({
  name: 'a person adopts what KakaoPay shows',
  prepare: startContradicted,
  act: does({ action: 'adopt' }),
  judge: async (virtual, id, met) => [
    ...(await endedOtherThan(virtual, id, isDone(met) ? 'approved' : 'needs_review')),
    ...tookOtherThan(virtual, 2200),
  ],
});

const askAgain = flow({
  name: 'a person asks KakaoPay again',
  prepare: startContradicted,
  act: does({ action: 'ask_again' }),
  judge: async (virtual, id) => [
    ...(await endedOtherThan(virtual, id, 'needs_review')),
    ...tookOtherThan(virtual, 2200),
  ],
});

/** A charge that KakaoPay says nothing of for a day: nobody can be asked about it, so a person decides. */
async function neverKnown(virtual: VirtualWorld, moment: OutsideCall['moment']): Promise<string> {
  const { id } = await started({ plan: undefined })(virtual);
  await cutRun(chargeNow(virtual, id, { hook: cutAll('kakaopay.subscription', moment, 'crash') }));
  const silent = cutAll('kakaopay.status', 'before', 'lose');
  await virtual.pass(31_000);
  await virtual.wake(silent);
  const [asked] = await allPayments(virtual);
  if (asked?.waiting === undefined) throw new Error(`The charge is ${asked?.status}`);
  // It is asked about 150 times; here once, and then the last time.
  await spoil(virtual, asked.id, { waiting: { ...asked.waiting, lookups: 150 } });
  await virtual.pass(minutes(25 * 60));
  await virtual.wake(silent);
  const charge = await virtual.payment(asked.id);
  if (charge?.status !== 'needs_review') throw new Error(`The charge is ${charge?.status}`);
  // What was sent may have been on its way when the review began.
  await virtual.pass(20_000);
  return charge.id;
}

/** Somebody gives it back in the partner console, where its `tid` is shown. */
async function giveBack({ service, simulator }: VirtualWorld, won: number): Promise<void> {
  const { tid = '', cid = '' } = simulator.payments().at(-1) ?? {};
  const result = await service.kakaoPay.cancel({ tid, cid, cancel_amount: won, cancel_tax_free_amount: 0 });
  if (!result.ok) throw new Error(`Nothing was given back: ${result.error.code}`);
}

const words = {
  unpaid: { moment: 'before', canceledWon: 0, status: 'failed' },
  paid: { moment: 'after', canceledWon: 0, status: 'approved' },
  partially_canceled: { moment: 'after', canceledWon: 200, status: 'partially_canceled' },
  canceled: { moment: 'after', canceledWon: 500, status: 'canceled' },
} as const;

const byHand = Object.entries(words).map(([as, { moment, canceledWon, status }]): Flow => {
  const decide = does({
    ...{ action: 'settle_by_hand', as, reason: '파트너 어드민' },
    ...(as === 'partially_canceled' && { canceledWon }),
  });
  return flow({
    name: `a person settles a charge by hand as ${as}`,
    async prepare(virtual) {
      const id = await neverKnown(virtual, moment);
      if (canceledWon > 0) await giveBack(virtual, canceledWon);
      return id;
    },
    act: decide,
    // Its subscription waits for a person who decides.
    finish: (virtual, id) => decide(virtual, id),
    judge: async (virtual, id) => [
      ...(await endedOtherThan(virtual, id, status)),
      ...tookOtherThan(virtual, 9900, ...(moment === 'after' ? [500] : [])),
    ],
  });
});

export const reviewingFlows: readonly Flow[] = [adopt, askAgain, ...byHand];
