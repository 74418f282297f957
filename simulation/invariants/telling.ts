import type { Item } from '../../service/src/ports/table.ts';
import type { Endpoint } from '../../service/src/webhooks/endpoint.ts';
import { hears } from '../../service/src/webhooks/endpoint.ts';
import { eventIdOf } from '../../service/src/webhooks/event-id.ts';
import { toldType } from '../../service/src/webhooks/event-types.ts';
import type { Receivers } from '../people/endpoints.ts';
import type { Report } from './invariants.ts';

interface Happened {
  readonly n: number;
  readonly type: string;
  readonly at: number;
}

/** What happened so soon before or after somebody had changed the endpoint may be told or not, in ms. */
const blurMs = 90_000;

export interface Heard {
  readonly endpoint: Endpoint;
  /** Since when it has stood there without a change, ms since 1970. */
  readonly since: number;
}

/** At rest: every endpoint was told of everything that happened to every item. */
export function judgeTelling(
  report: Report,
  items: Iterable<Item>,
  heard: readonly Heard[],
  receivers: Receivers,
): void {
  for (const item of items) {
    const events = item.events as readonly Happened[] | undefined;
    if (!Array.isArray(events)) continue;
    if (item.outbox !== undefined && heard.length > 0 && isWaiting(item, heard)) {
      report('told', item.sk, 'something of it still waits to be told');
    }
    for (const { endpoint, since } of heard) {
      const expected = events.filter(({ type, at }) => at >= since + blurMs && isHeard(endpoint, type));
      judgeItem(report, item, expected, endpoint, receivers.taken(endpoint.url));
    }
  }
}

const isHeard = (endpoint: Endpoint, type: string): boolean => {
  const told = toldType(type);
  return told !== undefined && hears(endpoint, told);
};

const isWaiting = ({ outbox }: Item, heard: readonly Heard[]): boolean =>
  Object.keys(outbox as object).some((id) =>
    heard.some(({ endpoint }) => endpoint.id === id && endpoint.disabled === undefined),
  );

function judgeItem(
  report: Report,
  item: Item,
  expected: readonly Happened[],
  endpoint: Endpoint,
  taken: ReadonlySet<string>,
): void {
  const parked = (item.parked as Record<string, readonly number[]> | undefined)?.[endpoint.id] ?? [];
  const ids = expected.filter(({ n }) => !parked.includes(n)).map(({ n }) => eventIdOf(item.sk, n));
  const missing = ids.filter((id) => !taken.has(id));
  if (missing.length > 0) report('told', item.sk, `never told: ${missing.join(', ')}`);
  const order = [...taken].filter((id) => ids.includes(id));
  if (missing.length === 0 && order.join() !== ids.join()) {
    report('events_in_order', item.sk, `told in the order ${order.join(', ')}`);
  }
}
