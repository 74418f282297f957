import type { InferOutput } from 'valibot';
import { Problem } from '../http/problem.ts';
import { sha256 } from '../store/idempotency.ts';
import type { EventsPlace } from '../store/list-events.ts';
import type { eventQuery } from './event-requests.ts';

export type EventQuery = InferOutput<typeof eventQuery>;

/** A list that is under way. */
export interface Begun {
  /** When it was begun, ms since 1970. */
  readonly at: number;
  /** What it was asked for then, ms since 1970. */
  readonly since: number;
  readonly after: EventsPlace;
}

/** A cursor that goes on with this question alone. */
export function writeCursor(query: EventQuery, begun: Begun): string {
  const said = Buffer.from(JSON.stringify(begun)).toString('base64url');
  return `${fingerprint(query, said)}.${said}`;
}

/** Where the question's cursor leads; `undefined` when it has none. */
export function readCursor(query: EventQuery): Begun | undefined {
  if (query.cursor === undefined) return undefined;
  const [bound, said = '', ...rest] = query.cursor.split('.');
  if (rest.length > 0 || bound !== fingerprint(query, said)) throw new Problem('invalid_cursor');
  return JSON.parse(Buffer.from(said, 'base64url').toString()) as Begun;
}

/** No secret: it tells a mistake, and a cursor that was made up shows nothing that its maker may not see. */
const fingerprint = ({ cursor: _, ...query }: EventQuery, said: string): string =>
  sha256(JSON.stringify([said, Object.entries(query).sort()])).slice(0, 12);
