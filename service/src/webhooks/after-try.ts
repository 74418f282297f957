import { dayMs } from '../kst.ts';
import { type Delivered, inOrder, type Outbox, type Telling, type TellingChanges, type Untold } from './outbox.ts';

/** How long tries are kept: those in vain as items of their own, the others on the item, the newest. */
export const attemptLifeMs: number = 30 * dayMs;
const deliveredMax = 20;
/** Of what was given up, by endpoint. */
const parkedMax = 100;

/** The head of the queue was delivered, and what follows it is next. */
export function afterDelivery(telling: Telling, delivered: Delivered): TellingChanges {
  const { to, at, n } = delivered;
  const kept = telling.delivered?.filter((one) => one.at > at - attemptLifeMs) ?? [];
  return {
    ...withoutHead(telling, to, n, at),
    delivered: [...kept, delivered].slice(-deliveredMax),
  };
}

interface Failed {
  /** The endpoint's id, and the queue of its failed deliveries. */
  readonly to: string;
  readonly slot: number;
  readonly n: number;
  /** What was sent: it is sent again byte for byte. */
  readonly body: string;
  /** When it is tried again, ms since 1970. */
  readonly retryAt: number;
}

/** The head of the queue was tried in vain. */
export function afterFailure(telling: Telling, { to, slot, n, body, retryAt }: Failed): TellingChanges {
  const untold = telling.outbox?.[to];
  if (untold === undefined) return {};
  const next = { ...untold, tries: untold.tries + 1, at: retryAt, slot };
  return { ...withOutbox({ ...telling.outbox, [to]: next }), bodies: { ...telling.bodies, [n]: body } };
}

/** The head of the queue is given up, and what follows it goes on. */
export const afterGivingUp = (telling: Telling, to: string, n: number, now: number): TellingChanges => ({
  ...withoutHead(telling, to, n, now),
  ...withParked(telling, to, [n]),
});

/** The endpoint is disabled: what it was not told is kept for a replay. */
export const afterDisabling = (telling: Telling, to: string): TellingChanges => ({
  ...withoutEndpoint(telling, to),
  ...withParked(telling, to, telling.outbox?.[to]?.pending ?? []),
});

/** The endpoint no longer exists. */
export function withoutEndpoint({ outbox = {}, bodies }: Telling, to: string): TellingChanges {
  const { [to]: _, ...others } = outbox;
  return { ...withOutbox(others), bodies: bodiesFor(others, bodies) };
}

/** The endpoint does not answer at present: its queue is looked after apart from everything else. */
export const putOff = (telling: Telling, to: string, slot: number, at: number): TellingChanges => {
  const untold = telling.outbox?.[to];
  return untold === undefined ? {} : withOutbox({ ...telling.outbox, [to]: { ...untold, slot, at } });
};

function withoutHead({ outbox = {}, bodies }: Telling, to: string, n: number, now: number): TellingChanges {
  const pending = outbox[to]?.pending.filter((other) => other !== n) ?? [];
  const { [to]: _, ...others } = outbox;
  const rest: Untold = { pending, tries: 0, at: now };
  const after = pending.length === 0 ? others : { ...others, [to]: rest };
  return { ...withOutbox(after), bodies: bodiesFor(after, bodies) };
}

/** Once a try was made, nothing is news any more. */
const withOutbox = (outbox: Outbox): TellingChanges => ({
  outbox: Object.keys(outbox).length === 0 ? undefined : outbox,
  news: undefined,
});

function bodiesFor(outbox: Outbox, bodies: Telling['bodies'] = {}): Telling['bodies'] {
  const wanted = new Set(Object.values(outbox).flatMap(({ pending }) => pending));
  const kept = Object.entries(bodies).filter(([n]) => wanted.has(Number(n)));
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function withParked({ parked = {} }: Telling, to: string, numbers: readonly number[]): TellingChanges {
  if (numbers.length === 0) return {};
  const all = inOrder([...(parked[to] ?? []), ...numbers]);
  return { parked: { ...parked, [to]: all.slice(-parkedMax) } };
}
