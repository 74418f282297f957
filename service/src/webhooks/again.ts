import { floorOf, inOrder, type Telling, type TellingChanges } from './outbox.ts';

interface Again {
  /** The endpoints' ids. */
  readonly to: readonly string[];
  /** The numbers of the events. */
  readonly numbers: readonly number[];
  /** ms since 1970. */
  readonly now: number;
}

/** What makes endpoints hear of these as if they were news, each in its place among what they were not told yet. */
export function withAgain(
  { outbox, parked, wakeAt }: Telling & { readonly wakeAt?: number },
  { to, numbers, now }: Again,
): TellingChanges {
  const at = floorOf(now, wakeAt);
  const untold = to.map((id) => {
    const pending = inOrder([...(outbox?.[id]?.pending ?? []), ...numbers]);
    return [id, { pending, tries: 0, at }];
  });
  const left = Object.entries(parked ?? {})
    .map(([id, list]) => [id, to.includes(id) ? list.filter((n) => !numbers.includes(n)) : list] as const)
    .filter(([, list]) => list.length > 0);
  return {
    outbox: { ...outbox, ...Object.fromEntries(untold) },
    news: Math.max(...numbers),
    ...(parked && { parked: left.length === 0 ? undefined : Object.fromEntries(left) }),
  };
}
