import { beginDaily, ensureDaily } from '../service/src/flows/reconcile-daily.ts';
import { kstDay, kstInstant } from '../service/src/kst.ts';
import type { Changes, Item } from '../service/src/ports/table.ts';
import type { Reconciliation, Row } from '../service/src/reconciliation/reconciliation.ts';
import { paymentKey } from '../service/src/store/payments.ts';
import { listReconciliations, readReconciliation, rowsOf } from '../service/src/store/reconciliations.ts';
import type { Hook } from './outside.ts';
import type { VirtualWorld } from './world.ts';

/** What a run has found. */
export interface Reconciled {
  readonly run: Reconciliation;
  readonly rows: readonly Row[];
  /** In short: `A-1001 canceled_more_there adopted`. */
  readonly found: readonly string[];
}

/** Lets time go by until 04:11 in Korea of the next day, when the daily run has been begun. */
export async function passToDaily(virtual: VirtualWorld): Promise<string> {
  const { service, pass } = virtual;
  await ensureDaily(service);
  const now = service.clock.now();
  const at = kstInstant(kstDay(now), 4) + 11 * 60_000;
  await pass((at > now ? at : at + 86_400_000) - now);
  await beginDaily(service);
  return (await listReconciliations(service.table, { limit: 1 }))[0]?.id ?? '';
}

const wakesMax = 2_000;

/** A wake every minute until the run is over. */
export async function runToEnd(virtual: VirtualWorld, id: string, hook?: Hook): Promise<Reconciled> {
  const { service } = virtual;
  for (let wakes = 0; wakes < wakesMax; wakes++) {
    const begunAt = service.clock.now();
    await virtual.wake(hook);
    const run = await readReconciliation(service.table, id);
    if (run?.finishedAt !== undefined) return reconciledOf(virtual, run);
    await virtual.pass(Math.max(0, begunAt + 60_000 - service.clock.now()));
  }
  throw new Error('The run comes to no end');
}

export async function reconciledOf({ service }: VirtualWorld, run: Reconciliation): Promise<Reconciled> {
  const rows: Row[] = [];
  for await (const row of rowsOf(service.table, run.id)) rows.push(row);
  return { run, rows, found: rows.map(({ orderId, kind, outcome }) => `${orderId} ${kind} ${outcome}`).sort() };
}

/** The daily run of what has happened today. */
export const reconcileDay = async (virtual: VirtualWorld): Promise<Reconciled> =>
  runToEnd(virtual, await passToDaily(virtual));

/** Writes into our own record of a payment what is not so. */
export async function spoil({ service }: VirtualWorld, id: string, changes: Changes): Promise<void> {
  const item = await service.table.get(paymentKey(id));
  if (item === undefined) throw new Error('There is no such payment');
  await service.table.updateIf(item, item.version, changes);
}

/** Puts a payment back as it was, as a restore from an old backup does. */
export async function putBack({ service }: VirtualWorld, old: Item): Promise<void> {
  const item = await service.table.get(old);
  if (item === undefined) throw new Error('There is no such payment');
  const { pk: _, sk: __, version: ___, ...before } = old;
  const since = Object.fromEntries(Object.keys(item).map((name) => [name, undefined]));
  const { pk: ____, sk: _____, version: ______, ...taken } = since;
  await service.table.updateIf(item, item.version, { ...taken, ...before });
}
