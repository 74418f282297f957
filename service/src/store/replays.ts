import type { Attribute, Item, Key, Table } from '../ports/table.ts';
import type { WalkPlace } from './changed.ts';
import { dueQueue, reviewQueue } from './queues.ts';

/** The newest replay to an endpoint: there is one at a time, and none is kept beside it. */
export interface Replay {
  readonly endpointId: string;
  readonly status: 'running' | 'finished' | 'stopped';
  /** Events from then on and before that, ms since 1970. */
  readonly from: number;
  readonly to: number;
  /** Also what the endpoint has been told already. */
  readonly all: boolean;
  /** How many things it has looked at, and how many of their events it has put out. */
  readonly looked: number;
  readonly events: number;
  /** How far the walk has come. */
  readonly walk?: WalkPlace;
  /** ms since 1970. It names the replay as well: no thing is taken twice by the one that began then. */
  readonly startedAt: number;
  readonly endedAt?: number;
  /** The API key's id. */
  readonly by: string;
}

export interface StoredReplay {
  readonly replay: Replay;
  readonly version: number;
  /** When it goes on, ms since 1970. */
  readonly queuedAt?: number;
  /** It failed again and again, so that it does not go on. */
  readonly isStuck: boolean;
}

const keyOf = (endpointId: string): Key => ({ pk: 'jobs', sk: `replay_${endpointId}` });

const storedOf = ({ pk: _, sk: __, version, queue, queuedAt, failures: ___, ...rest }: Item): StoredReplay => ({
  replay: rest as unknown as Replay,
  version,
  isStuck: queue === reviewQueue,
  ...(typeof queuedAt === 'number' && { queuedAt }),
});

export async function readReplay(table: Table, endpointId: string): Promise<StoredReplay | undefined> {
  const item = await table.get(keyOf(endpointId));
  return item && storedOf(item);
}

/** Whether it was written: nobody else has since `before` was read. `at`: when it goes on, ms since 1970. */
export async function saveReplay(
  table: Table,
  before: StoredReplay | undefined,
  replay: Replay,
  at?: number,
): Promise<boolean> {
  const key = keyOf(replay.endpointId);
  const place =
    at === undefined ? { queue: undefined, queuedAt: undefined } : { queue: dueQueue(key.sk), queuedAt: at };
  const attributes = replay as unknown as Record<string, Attribute>;
  if (before === undefined) {
    const queued = at === undefined ? {} : { queue: dueQueue(key.sk), queuedAt: at };
    return (await table.putIfAbsent({ ...key, ...attributes, ...queued })).written;
  }
  const gone = { walk: undefined, endedAt: undefined, failures: undefined };
  return (await table.updateIf(key, before.version, { ...gone, ...attributes, ...place })).written;
}
