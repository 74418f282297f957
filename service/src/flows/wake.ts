import { readPayment, wakeShards } from '../store/payments.ts';
import type { World } from '../world.ts';
import { resume } from './approve.ts';

/** How many items one run takes from a shard at most; the rest is due in the next minute as well. */
const takenPerShard = 250;
/** How many are moved on at once: enough to be quick, few enough for KakaoPay and one small function. */
const atOnce = 10;

export interface WakeReport {
  readonly due: number;
  readonly failed: number;
}

/** Takes everything that is due and moves it on. One item that fails is left for the next run and stops no other. */
export async function wake(world: World, stopAt: number = Number.POSITIVE_INFINITY): Promise<WakeReport> {
  const now = world.clock.now();
  const pages = await Promise.all(
    wakeShards.map((pk) => world.table.query({ index: 'wake', pk, to: now, limit: takenPerShard })),
  );
  const ids = pages.flatMap((page) => page.items.map((item) => item.sk));
  let failed = 0;
  for (let i = 0; i < ids.length && world.clock.now() < stopAt; i += atOnce) {
    const results = await Promise.allSettled(ids.slice(i, i + atOnce).map((id) => wakeOne(world, id)));
    failed += results.filter((result) => result.status === 'rejected').length;
  }
  if (ids.length > 0) world.log(failed > 0 ? 'error' : 'info', 'woke', { due: ids.length, failed });
  return { due: ids.length, failed };
}

// The index lags behind; only what the table itself says is acted on.
async function wakeOne(world: World, id: string): Promise<void> {
  const payment = await readPayment(world.table, id);
  if (payment) await resume(world, payment);
}
