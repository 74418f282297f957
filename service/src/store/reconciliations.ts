import { reconciliationIdPattern } from '../ids.ts';
import type { Attribute, Changes, Item, Key, Table } from '../ports/table.ts';
import type { Reconciliation, Row } from '../reconciliation/reconciliation.ts';
import { placeOf, type Standing, storedWakeAt, wakeAtOf } from './place.ts';
import { changedQueue, dueQueue } from './queues.ts';

/** All stand together, oldest first: there is one a day. */
const listKey = 'reconciliations';
export const reconciliationKey = (id: string): Key => ({ pk: listKey, sk: id });

/** `undefined` for one that was never begun, and for an id that cannot be one. */
export async function readReconciliation(table: Table, id: string): Promise<Reconciliation | undefined> {
  if (!reconciliationIdPattern.test(id)) return undefined;
  const item = await table.get(reconciliationKey(id));
  return item && reconciliationOf(item);
}

/** Begins it; gives the one that stands there then, which somebody else may have begun. */
export async function insertReconciliation(
  table: Table,
  run: Omit<Reconciliation, 'version'>,
): Promise<Reconciliation | undefined> {
  const { id, wakeAt: _, ...rest } = run;
  const attributes = rest as unknown as Record<string, Attribute>;
  const result = await table.putIfAbsent({ ...reconciliationKey(id), ...attributes, ...reconciliationPlace(run) });
  const item = result.written ? result.item : result.current;
  return item && reconciliationOf(item);
}

/** What a write changes: a value, or `undefined` to take it away. */
export type ReconciliationChanges = { readonly [Name in keyof Reconciliation]?: Reconciliation[Name] | undefined };

/** Writes this if nobody else has written since it was read; `undefined`: somebody has. */
export async function saveReconciliation(
  table: Table,
  before: Reconciliation,
  changes: ReconciliationChanges,
): Promise<Reconciliation | undefined> {
  const { wakeAt: _, ...written } = changes;
  const after = { ...before, ...changes } as Reconciliation;
  const place = { ...reconciliationPlace(after), ...storedWakeAt(before, after), failures: undefined };
  const result = await table.updateIf(reconciliationKey(before.id), before.version, {
    ...(written as Changes),
    ...place,
  });
  return result.written ? reconciliationOf(result.item) : undefined;
}

/** Where it stands in the queue; `now` (ms since 1970): when it comes there. */
export function reconciliationPlace(run: Omit<Reconciliation, 'version'>, now?: number): Standing {
  const { id, wakeAt, startedAt, finishedAt, outbox } = run;
  const at = now ?? finishedAt ?? startedAt;
  const step = wakeAt === undefined ? undefined : { queue: dueQueue(id), queuedAt: wakeAt };
  return placeOf({ id, step, outbox, rest: { queue: changedQueue(at), queuedAt: at } });
}

export function reconciliationOf(item: Item): Reconciliation {
  const { pk: _, sk, queue: __, queuedAt: ___, failures: ____, wakeAt: _____, ...rest } = item;
  return { ...rest, id: sk, ...wakeAtOf(item) } as unknown as Reconciliation;
}

/** Newest first; `before`: only what was begun before that one. */
export async function listReconciliations(
  table: Table,
  { limit, before }: { readonly limit: number; readonly before?: string | undefined },
): Promise<readonly Reconciliation[]> {
  // The bound is inclusive.
  const page = await table.query({ pk: listKey, newestFirst: true, limit: limit + 1, ...(before && { to: before }) });
  const found = page.items.filter(({ sk }) => sk !== before).slice(0, limit);
  return found.map((item) => reconciliationOf(item as Item));
}

/** A run's rows stand apart from it, one for each payment, so that there may be any number of them. */
const rowKey = (id: string, paymentId: string): Key => ({ pk: `reconciliation#${id}`, sk: paymentId });

/** Writes a row down once, however often the payment is looked at; tells whether it is new. */
export async function putRow(table: Table, id: string, { paymentId, ...row }: Row): Promise<boolean> {
  const attributes = row as unknown as Record<string, Attribute>;
  return (await table.putIfAbsent({ ...rowKey(id, paymentId), ...attributes })).written;
}

/** Says of a row what has turned out about it since. */
export async function amendRow(
  table: Table,
  id: string,
  { paymentId, outcome, kind }: Pick<Row, 'paymentId' | 'outcome' | 'kind'>,
): Promise<void> {
  const item = await table.get(rowKey(id, paymentId));
  if (item !== undefined) await table.updateIf(item, item.version, { outcome, kind });
}

const pageSize = 500;
/** Bounds the loop: half a million rows. */
const pagesMax = 1_000;

/** Every row of a run, in the order in which the payments were made; those after one of them when that is given. */
export async function* rowsOf(table: Table, id: string, after?: string): AsyncGenerator<Row> {
  const wanted = { pk: `reconciliation#${id}`, limit: pageSize, ...(after && { from: after }) };
  let cursor: string | undefined;
  for (let page = 0; page < pagesMax; page++) {
    const found = await table.query({ ...wanted, ...(cursor && { cursor }) });
    for (const item of found.items.filter(({ sk }) => sk !== after)) {
      const { pk: _, sk: paymentId, version: __, ...row } = item;
      yield { paymentId, ...row } as unknown as Row;
    }
    cursor = found.cursor;
    if (cursor === undefined) return;
  }
}
