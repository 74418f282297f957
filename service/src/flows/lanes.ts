/** How many deliveries to one endpoint are under way at once. */
const width = 10;
/** So many in vain in a row, and the rest of this run is not tried. */
const failuresMax = 3;

type Job = () => Promise<void>;

/** The deliveries to one endpoint. One that does not answer is tried by one at a time, and then no more. */
export interface Lane {
  /** Of two jobs about one item the second is none, while the first is not over. */
  add(item: string, job: Job): void;
  /** It did not answer several times in a row: what is left of this run is not tried. */
  isClosed(): boolean;
  note(result: 'well' | 'failing' | 'untried'): void;
}

export interface Lanes {
  of(endpointId: string, about: { readonly slot: number | undefined; readonly isFailing: boolean }): Lane;
  isWell(slot: number): boolean;
  done(): Promise<void>;
}

export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>();
  const under = new Set<Promise<void>>();
  const well = new Set<number>();

  function open(slot: number | undefined, isFailing: boolean): Lane {
    const waiting: { readonly item: string; readonly job: Job }[] = [];
    const items = new Set<string>();
    let running = 0;
    let failures = isFailing ? failuresMax - 1 : 0;
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
    const next = () => (running < (failures > 0 ? 1 : width) ? waiting.shift() : undefined);
    return {
      add: (item, job) => {
        if (items.has(item)) return;
        items.add(item);
        waiting.push({ item, job });
        pump();
      },
      isClosed: () => failures >= failuresMax,
      note: (result) => {
        if (result === 'failing') failures += 1;
        if (result === 'well') failures = 0;
        if (slot === undefined || result === 'untried') return;
        if (result === 'well') well.add(slot);
        else well.delete(slot);
      },
    };
  }

  return {
    of: (id, { slot, isFailing }) => {
      const lane = lanes.get(id) ?? open(slot, isFailing);
      lanes.set(id, lane);
      return lane;
    },
    isWell: (slot) => well.has(slot),
    done: async () => {
      while (under.size > 0) await Promise.all(under);
    },
  };
}
