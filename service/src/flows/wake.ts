import { paymentIdTime } from '../ids.ts';
import type { Engine } from '../service.ts';
import { readPayment, wakeShards } from '../store/payments.ts';
import { resume } from './approve.ts';

/** How many open items one run looks at in a shard, the most urgent first; the rest has another minute. */
const takenPerShard = 250;
/** How many are moved on at once: enough to be quick, few enough for KakaoPay and one small function. */
const atOnce = 10;

export interface WakeReport {
  readonly due: number;
  readonly failed: number;
}

/** Takes everything that is due and moves it on. One item that fails is left for the next run and stops no other. */
export async function wake(engine: Engine, stopAt: number = Number.POSITIVE_INFINITY): Promise<WakeReport> {
  const now = engine.clock.now();
  const pages = await Promise.all(
    wakeShards.map((pk) => engine.table.query({ index: 'wake', pk, limit: takenPerShard })),
  );
  const open = pages.flatMap((page) => page.items);
  const ids = open.filter((item) => Number(item.wakeAt) <= now).map((item) => item.sk);
  let failed = 0;
  for (let i = 0; i < ids.length && engine.clock.now() < stopAt; i += atOnce) {
    const results = await Promise.allSettled(ids.slice(i, i + atOnce).map((id) => wakeOne(engine, id)));
    failed += results.filter((result) => result.status === 'rejected').length;
  }
  if (open.length > 0) {
    const oldest = Math.min(...open.map((item) => paymentIdTime(item.sk)));
    const oldestOpenSeconds = Math.round((now - oldest) / 1000);
    engine.log(failed > 0 ? 'error' : 'info', 'woke', { due: ids.length, failed, oldestOpenSeconds });
  }
  return { due: ids.length, failed };
}

// The index lags behind; only what the table itself says is acted on.
async function wakeOne(engine: Engine, id: string): Promise<void> {
  const payment = await readPayment(engine.table, id);
  if (payment) await resume(engine, payment);
}
