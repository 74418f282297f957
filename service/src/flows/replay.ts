import type { Engine } from '../service.ts';
import { readChanged, walkChanged } from '../store/changed.ts';
import { readEndpoints } from '../store/endpoints.ts';
import { eventsOf } from '../store/list-events.ts';
import { type Replay, readReplay, type StoredReplay, saveReplay } from '../store/replays.ts';
import { saveTold, type Told } from '../store/told.ts';
import { withAgain } from '../webhooks/again.ts';
import { type Endpoint, hears } from '../webhooks/endpoint.ts';
import type { TellingChanges } from '../webhooks/outbox.ts';

type Tables = Pick<Engine, 'table' | 'clock'>;

/** What one slice may take: others wait for their turn meanwhile. */
const sliceMs = 3_000;
/** How many things one slice looks at, and how many at once. */
const sliceMax = 200;
const atOnce = 25;
/** And then it is the turn of others, ms. */
const restMs = 1_000;
/** What is written at this moment may carry a time of a moment ago. */
const overlapMs = 60_000;
/** More writers than this on one thing at one moment do not happen. */
const tries = 5;

export type ReplayWish = Pick<Replay, 'from' | 'to' | 'all' | 'by'>;

/** Begins a replay; `undefined` while another one to this endpoint is running. */
export async function startReplay({ table, clock }: Tables, endpointId: string, wish: ReplayWish) {
  const before = await readReplay(table, endpointId);
  if (before?.replay.status === 'running' && !before.isStuck) return undefined;
  const startedAt = clock.now();
  const replay: Replay = { endpointId, status: 'running', ...wish, looked: 0, events: 0, startedAt };
  return (await saveReplay(table, before, replay, startedAt)) ? replay : undefined;
}

/**
 * Goes on with a replay for a while: puts out what it finds, and writes down how far it has come. Cut off anywhere, it
 * does that slice again; what it has put out bears its mark and is passed over.
 */
export async function goOnWithReplay(engine: Tables, endpointId: string): Promise<void> {
  const { table, clock } = engine;
  const stored = await readReplay(table, endpointId);
  if (stored?.replay.status !== 'running' || (stored.queuedAt ?? 0) > clock.now()) return;
  const { list } = await readEndpoints(table);
  const endpoint = list.find(({ id }) => id === endpointId);
  const after =
    endpoint === undefined || endpoint.disabled
      ? ended(stored.replay, 'stopped', clock.now())
      : await slice(engine, stored, endpoint);
  await saveReplay(table, stored, after, after.status === 'running' ? clock.now() + restMs : undefined);
}

const ended = ({ walk: _, ...rest }: Replay, status: Replay['status'], now: number): Replay => ({
  ...rest,
  status,
  endedAt: now,
});

async function slice(engine: Tables, { replay }: StoredReplay, endpoint: Endpoint): Promise<Replay> {
  const { table, clock } = engine;
  const stopAt = clock.now() + sliceMs;
  const since = replay.from - overlapMs;
  let { walk: after, looked, events } = replay;
  for (let seen = 0; seen < sliceMax && clock.now() < stopAt; seen += atOnce) {
    const page = await walkChanged(table, { since, now: clock.now(), limit: atOnce, after });
    const things = await readChanged(table, page.found);
    const counts = await Promise.all(things.map(({ told }) => putOut(engine, replay, endpoint, told)));
    looked += things.length;
    events += counts.reduce((sum, count) => sum + count, 0);
    if (page.next === undefined) return ended({ ...replay, looked, events }, 'finished', clock.now());
    after = page.next;
  }
  return { ...replay, looked, events, ...(after && { walk: after }) };
}

/** Puts out the events of one thing that are to be told again; gives how many. */
async function putOut({ table, clock }: Tables, replay: Replay, endpoint: Endpoint, found: Told): Promise<number> {
  const { endpointId: to, startedAt } = replay;
  let told: Told | undefined = found;
  for (let i = 0; i < tries && told; i++) {
    const numbers = numbersOf(replay, endpoint, told);
    if (numbers.length === 0) return 0;
    const now = clock.now();
    const replayed = { ...told.telling.replayed, [to]: startedAt };
    const changes: TellingChanges = { ...withAgain(told.telling, { to: [to], numbers, now }), replayed };
    const result = await saveTold(table, told, changes, now);
    if (result.saved) return numbers.length;
    told = result.told;
  }
  if (told) throw new Error('A thing is changed too often');
  return 0;
}

function numbersOf({ endpointId: to, from, to: until, all, startedAt }: Replay, endpoint: Endpoint, told: Told) {
  if (told.telling.replayed?.[to] === startedAt) return [];
  const parked = told.telling.parked?.[to];
  return eventsOf(told, { from, to: until })
    .filter(({ n, type }) => hears(endpoint, type) && (all || parked?.includes(n)))
    .map(({ n }) => n);
}
