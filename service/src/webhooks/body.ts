import type { Told } from '../store/told.ts';
import { toldType } from './event-types.ts';

/** What an endpoint is sent. */
export interface EventBody {
  readonly type: string;
  /** When it happened. UTC. */
  readonly timestamp: string;
  /** The whole of what it happened to, as it stood then. `version` orders the events of one thing. */
  readonly data: object;
}

/**
 * An event of an item as it is sent: the same bytes whenever it is built by one version of this service.
 * `undefined`: the item has no such event any more, or it is none that is told.
 */
export function eventBody(told: Told, n: number): EventBody | undefined {
  const happened = told.events.find((event) => event.n === n);
  if (happened === undefined) return undefined;
  const type = toldType(happened.type);
  return type && { type, timestamp: new Date(happened.at).toISOString(), data: told.asOf(happened) };
}
