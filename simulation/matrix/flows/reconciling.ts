import { ensureDaily } from '../../../service/src/flows/reconcile-daily.ts';
import { carriedOut } from '../../../service/src/payment/cancellation.ts';
import type { Payment } from '../../../service/src/payment/payment.ts';
import { listReconciliations } from '../../../service/src/store/reconciliations.ts';
import { startApproved } from '../../../world/actions.ts';
import { passToDaily } from '../../../world/reconciling.ts';
import { cancelElsewhere } from '../../../world/review.ts';
import type { VirtualWorld } from '../../../world/world.ts';
import { type Flow, flow } from '../flow.ts';
import { passTo } from './help.ts';

/** One payment on which the books agree, and one of which somebody has given back a part at KakaoPay itself. */
async function twoPayments(virtual: VirtualWorld): Promise<string> {
  await startApproved(virtual);
  const { id } = await startApproved(virtual);
  await cancelElsewhere(virtual, (await virtual.payment(id)) as Payment, 500);
  return id;
}

/** One run came to its end; the difference was adopted, once. */
async function judge(virtual: VirtualWorld, id: string): Promise<string[]> {
  const runs = await listReconciliations(virtual.service.table, { limit: 10 });
  const canceled = carriedOut((await virtual.payment(id)) as Payment).map(({ amountWon }) => amountWon);
  const [run] = runs;
  const isWhole = runs.length === 1 && run?.isWhole === true && run.counts?.adopted === 1 && run.counts.agreed === 1;
  return [
    ...(isWhole ? [] : [`the runs are ${JSON.stringify(runs)}`]),
    ...(canceled.join() === '500' ? [] : [`adopted: ${canceled.join()}`]),
  ];
}

export const reconcilingFlows: readonly Flow[] = [
  flow({
    name: 'wake begins the daily reconciliation',
    async prepare(virtual) {
      const id = await twoPayments(virtual);
      await virtual.settle();
      await ensureDaily(virtual.service);
      await passTo(virtual, '2026-11-24 04:11:00');
      return id;
    },
    act: (virtual, _, hook) => virtual.wake(hook),
    judge,
  }),
  flow({
    name: 'wake goes on with the daily reconciliation',
    async prepare(virtual) {
      const id = await twoPayments(virtual);
      await virtual.settle();
      await passToDaily(virtual);
      return id;
    },
    act: (virtual, _, hook) => virtual.wake(hook),
    judge,
  }),
];
