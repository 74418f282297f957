import { expect, test } from 'vitest';
import {
  cancelPayment,
  cutOffApprove,
  payAtKakaoPay,
  startApproved,
  startPaid,
  startPayment,
} from '../../../../world/actions.ts';
import { closeSince, passTo } from '../../../../world/bookkeeping.ts';
import { cutRun } from '../../../../world/cuts.ts';
import { cutAll } from '../../../../world/outside.ts';
import { reconcileDay } from '../../../../world/reconciling.ts';
import {
  cancelElsewhere,
  reviewPayment,
  startCanceledElsewhere,
  startCancelNeverKnown,
  startContradicted,
  startNeverKnown,
} from '../../../../world/review.ts';
import type { VirtualWorld } from '../../../../world/world.ts';
import type { Answer } from '../../http/message.ts';
import { addDays, kstDay } from '../../kst.ts';
import type { Payment } from '../../payment/payment.ts';
import { createConsoleWorld } from '../testing.ts';
import { seeLateNews } from './late-news.ts';
import { compare } from './testing.ts';

const today = ({ service }: VirtualWorld): string => kstDay(service.clock.now());
const nextDay = (world: VirtualWorld, time = '00:20:00') => passTo(world, `${addDays(today(world), 1)} ${time}`);

const decided = async (answer: Promise<Answer>) => expect((await answer).status).toBe(200);

/** What becomes known late, in every way: each step is something that happens days after what it tells of. */
const stories: Readonly<Record<string, (world: VirtualWorld, check: () => Promise<void>) => Promise<void>>> = {
  'an approve before midnight that is settled after it': async (world, check) => {
    await passTo(world, `${today(world)} 23:59:50`);
    await cutOffApprove(world);
    const { comeBack } = await startPaid(world);
    await cutRun(world.get(comeBack, { hook: cutAll('kakaopay.approve', 'after', 'crash') }));
    await nextDay(world);
    await check();
    await world.settle();
  },
  'a payer who comes back after midnight': async (world, check) => {
    await passTo(world, `${today(world)} 23:50:00`);
    const comeBack = await payAtKakaoPay(world, await startPayment(world));
    await nextDay(world, '00:02:00');
    await check();
    await world.get(comeBack);
    await nextDay(world);
  },
  'an approve that nobody knows the outcome of, until a person decides': async (world, check) => {
    const id = await startNeverKnown(world, true);
    await check();
    await nextDay(world);
    await check();
    expect((await world.payment(id))?.status).toBe('needs_review');
    await decided(reviewPayment(world, id, { action: 'adopt' }));
  },
  'the same that has not happened': async (world, check) => {
    const id = await startNeverKnown(world, false);
    await nextDay(world);
    await check();
    await decided(reviewPayment(world, id, { action: 'adopt' }));
    expect((await world.payment(id))?.status).toBe('failed');
  },
  'a cancellation that nobody knows the outcome of': async (world, check) => {
    const id = await startCancelNeverKnown(world, true);
    await check();
    await nextDay(world);
    await check();
    await decided(reviewPayment(world, id, { action: 'adopt' }));
  },
  'a cancellation that is asked for on one day and sent on the next': async (world, check) => {
    const { id } = await startApproved(world);
    await nextDay(world, '23:59:50');
    await cutRun(cancelPayment(world, id, { amountWon: 300 }, { hook: cutAll('kakaopay.cancel', 'before', 'crash') }));
    await nextDay(world);
    await check();
    await world.settle();
    expect((await world.payment(id))?.status).toBe('partially_canceled');
  },
  'a cancellation that is settled on the next day': async (world, check) => {
    const { id } = await startApproved(world);
    await nextDay(world, '23:59:50');
    await cutRun(cancelPayment(world, id, { amountWon: 300 }, { hook: cutAll('kakaopay.cancel', 'after', 'crash') }));
    await nextDay(world);
    await check();
    await world.settle();
  },
  'what was canceled at KakaoPay itself, found by the nightly run': async (world, check) => {
    const { id } = await startApproved(world);
    await cancelElsewhere(world, (await world.payment(id)) as Payment, 400);
    await check();
    await reconcileDay(world);
    await nextDay(world);
    await check();
    await cancelPayment(world, id, { amountWon: 100 }, { key: `after-${id}` });
  },
  'what was approved or canceled elsewhere before we knew': async (world, check) => {
    await startContradicted(world);
    await check();
    await startCanceledElsewhere(world, 500);
    await nextDay(world);
  },
};

test.each([false, true])(
  'whatever becomes known late, the sums are those of the reports (days closed: %s)',
  async (closed) => {
    const found = await createConsoleWorld();
    const { world } = found;
    const check = async () => {
      for (const month of ['2026-11', '2026-12']) if (month <= today(world)) await compare(found, month);
    };
    for (const tell of Object.values(stories)) {
      await tell(world, check);
      await check();
      await nextDay(world, '12:00:00');
      if (closed) await closeSince(world, '2026-11-01');
      await check();
    }
  },
  60_000,
);

test.each(Object.keys(stories))('%s: where nobody has looked meanwhile', async (name) => {
  const found = await createConsoleWorld();
  const { world } = found;
  await startApproved(world);
  await nextDay(world);
  await compare(found, '2026-11');
  await stories[name]?.(world, async () => {});
  await compare(found, '2026-11');
});

test('when there is too much to look at, the sums are told as of the last time; after days they do not count', async () => {
  const { world, service } = await createConsoleWorld();
  const { table } = service;
  const now = service.clock.now();
  expect(await seeLateNews(table, service.clock)).toEqual({ seenTo: now, validFrom: now });
  for (let i = 0; i < 30; i++) await startApproved(world);
  const slow = { now: () => service.clock.now() };
  const slowTable = {
    ...table,
    get: (key: Parameters<typeof table.get>[0]) => world.pass(200).then(() => table.get(key)),
  };
  await nextDay(world);
  expect(await seeLateNews(slowTable, slow)).toEqual({ seenTo: now, validFrom: now });
  for (let i = 0; i < 4; i++) await nextDay(world);
  const later = await seeLateNews(slowTable, slow);
  expect(later.validFrom).toBeGreaterThan(now);
  expect(later.seenTo).toBe(later.validFrom);
});
