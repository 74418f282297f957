/** What is to happen, by virtual time: the one list of everything that is pending outside the service. */
export interface Schedule {
  /** ms since 1970. */
  now(): number;
  at(time: number, act: () => void): void;
  after(ms: number, act: () => void): void;
  /** Lets that much time go by. */
  wait(ms: number): Promise<void>;
  /** Goes to the next moment and lets happen what is to; `false`: nothing is pending. */
  step(): boolean;
  /** Mixes what happens into the trace. */
  trace(value: number): void;
  /** A number for all that has happened so far, in its order: two runs with the same one were the same run. */
  hash(): number;
}

interface Moment {
  readonly time: number;
  /** Of one time, what came first is first. */
  readonly nth: number;
  readonly act: () => void;
}

const isSooner = (left: Moment, right: Moment): boolean =>
  left.time < right.time || (left.time === right.time && left.nth < right.nth);

export function createSchedule(startTime: number): Schedule {
  const moments: Moment[] = [];
  let time = startTime;
  let count = 0;
  let hash = 0;

  const trace = (value: number) => {
    hash = Math.imul(hash ^ value, 0x01000193) >>> 0;
  };
  const at = (when: number, act: () => void) => push(moments, { time: Math.max(when, time), nth: count++, act });
  const after = (ms: number, act: () => void) => at(time + ms, act);

  return {
    now: () => Math.floor(time),
    at,
    after,
    wait: (ms) => new Promise((resolve) => after(ms, resolve)),
    step() {
      const next = pop(moments);
      if (next === undefined) return false;
      time = next.time;
      trace(time - startTime);
      next.act();
      return true;
    },
    trace,
    hash: () => hash,
  };
}

// A binary heap: the soonest moment stands first.

function push(heap: Moment[], moment: Moment): void {
  let place = heap.length;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = heap[above] as Moment;
    if (!isSooner(moment, parent)) break;
    heap[place] = parent;
    place = above;
  }
  heap[place] = moment;
}

function pop(heap: Moment[]): Moment | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return first;
  let place = 0;
  for (let below = 1; below < heap.length; below = place * 2 + 1) {
    const right = below + 1;
    if (right < heap.length && isSooner(heap[right] as Moment, heap[below] as Moment)) below = right;
    const child = heap[below] as Moment;
    if (!isSooner(child, last)) break;
    heap[place] = child;
    place = below;
  }
  heap[place] = last;
  return first;
}
