/** How many deliveries to one endpoint are under way at once. */
const width = 10;
/** So many of those that are not tried stay where they are. */
const leftMax = 50;
/** So many in vain in a row, and the rest of this run is not tried. */
const failuresMax = 3;

type Job = () => Promise<void>;
type Result = 'well' | 'failing' | 'untried';

/** The deliveries to one endpoint. One that does not answer is tried by one at a time, and then no more. */
export interface Lane {
  /** Of two jobs about one item the second is none, while the first is not over. */
  add(item: string, job: Job): void;
  /** It did not answer several times in a row: what is left of this run is not tried. */
  isClosed(): boolean;
  /** Whether one more of those that are not tried may stay at the head of the queue. */
  leave(): boolean;
  note(result: Result): void;
}

export interface Lanes {
  of(endpointId: string, about: { readonly slot: number | undefined; readonly isFailing: boolean }): Lane;
  /** The endpoint with this slot was tried last with success. */
  isWell(slot: number): boolean;
  /** Whatever was added so far is over. */
  done(): Promise<void>;
}

export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>();
  const under = new Set<Promise<void>>();
  const well = new Set<number | undefined>();
  return {
    of: (id, { slot, isFailing }) => {
      const lane = lanes.get(id) ?? openLane(under, isFailing ? failuresMax - 1 : 0, noteWell(well, slot));
      lanes.set(id, lane);
      return lane;
    },
    isWell: (slot) => well.has(slot),
    done: async () => {
      while (under.size > 0) await Promise.all(under);
    },
  };
}

const noteWell = (well: Set<number | undefined>, slot: number | undefined) => (result: Result) => {
  if (result === 'untried') return;
  if (result === 'well') well.add(slot);
  else well.delete(slot);
};

function openLane(under: Set<Promise<void>>, failuresBefore: number, onResult: (result: Result) => void): Lane {
  const waiting: { readonly item: string; readonly job: Job }[] = [];
  const items = new Set<string>();
  let running = 0;
  let failures = failuresBefore;
  let left = 0;
  const next = () => (running < (failures > 0 ? 1 : width) ? waiting.shift() : undefined);
  const pump = () => {
    for (let one = next(); one !== undefined; one = next()) {
      const { item, job } = one;
      running += 1;
      const work = job().finally(() => {
        running -= 1;
        items.delete(item);
        under.delete(work);
        pump();
      });
      under.add(work);
    }
  };
  return {
    add: (item, job) => {
      if (items.has(item)) return;
      items.add(item);
      waiting.push({ item, job });
      pump();
    },
    isClosed: () => failures >= failuresMax,
    leave: () => {
      left += 1;
      return left <= leftMax;
    },
    note: (result) => {
      if (result === 'failing') failures += 1;
      if (result === 'well') failures = 0;
      onResult(result);
    },
  };
}
