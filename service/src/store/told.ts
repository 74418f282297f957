import type { Changes, Item, Key, Table } from '../ports/table.ts';
import type { Reconciliation } from '../reconciliation/reconciliation.ts';
import { reconciliationAsOf } from '../reconciliation/view.ts';
import type { Telling, TellingChanges, Untold } from '../webhooks/outbox.ts';
import { paymentAsOf } from '../webhooks/payment-event.ts';
import { subscriptionAsOf } from '../webhooks/subscription-event.ts';
import { withoutUndefined } from '../without-undefined.ts';
import { ofKind } from './item-kind.ts';
import { fromItem, paymentPlace } from './payments.ts';
import { type Standing, storedWakeAt } from './place.ts';
import { reconciliationOf, reconciliationPlace } from './reconciliations.ts';
import { subscriptionOf, subscriptionPlace } from './subscriptions.ts';

/** Anything that the shop is told of, as far as telling goes. */
export interface Told extends Key {
  readonly id: string;
  readonly version: number;
  readonly events: readonly Happened[];
  readonly telling: Telling & { readonly wakeAt?: number };
  /** Where it stands in the queue with these, from `now` on (ms since 1970). */
  place(telling: Telling, now: number): Standing;
  /** How it stood after one of its events. */
  asOf(happened: Happened): object;
}

interface Happened {
  readonly n: number;
  readonly type: string;
  /** ms since 1970. */
  readonly at: number;
}

interface Kind<Thing> {
  read(item: Item): Thing;
  place(thing: Thing, now: number): Standing;
  asOf(thing: Thing, happened: never): object;
}

type Eventful = Telling & { readonly id: string; readonly version: number; readonly events: readonly Happened[] };

const kindOf =
  <Thing extends Eventful>({ read, place, asOf }: Kind<Thing>) =>
  (item: Item): Told => {
    const thing = read(item);
    const { id, version, events } = thing;
    return {
      pk: item.pk,
      sk: item.sk,
      id,
      version,
      events,
      telling: thing,
      place: (telling, now) => place({ ...thing, ...telling }, now),
      asOf: (happened) => asOf(thing, happened as never),
    };
  };

/** By the beginning of an item's sort key. */
const kinds: Readonly<Record<string, (item: Item) => Told>> = {
  pay: kindOf({ read: fromItem, place: paymentPlace, asOf: paymentAsOf }),
  sub: kindOf({ read: subscriptionOf, place: subscriptionPlace, asOf: subscriptionAsOf }),
  rec: kindOf<Reconciliation>({ read: reconciliationOf, place: reconciliationPlace, asOf: reconciliationAsOf }),
};

/** An item as something that the shop is told of; `undefined` for one that it is not. */
export const toldOf = (item: Item): Told | undefined => ofKind(kinds, item.sk)?.(item);

/** When the first event happened that an endpoint is still to be told, ms since 1970; `undefined`: it is forgotten. */
export const headAt = ({ events }: Told, { pending }: Untold): number | undefined =>
  events.find(({ n }) => n === pending[0])?.at;

export async function readTold(table: Table, key: Key): Promise<Told | undefined> {
  const item = await table.get(key);
  return item && toldOf(item);
}

export type SavedTold =
  | { readonly saved: true; readonly told: Told }
  | { readonly saved: false; readonly told: Told | undefined };

/** Writes what was told, or is to be told, if nobody else has written since it was read. */
export async function saveTold(table: Table, told: Told, changes: TellingChanges, now: number): Promise<SavedTold> {
  const telling = withoutUndefined({ ...told.telling, ...changes } as Told['telling']);
  // `place` sees what is gone as gone.
  const standing = told.place({ ...telling, outbox: telling.outbox } as Telling, now);
  const written = { ...(changes as Changes), ...standing, ...storedWakeAt(told.telling, telling), failures: undefined };
  const result = await table.updateIf({ pk: told.pk, sk: told.sk }, told.version, written);
  if (result.written) return { saved: true, told: toldOf(result.item) ?? told };
  return { saved: false, told: result.current && toldOf(result.current) };
}
