/** The newest of what was put in. Each is known by its number, which counts from 1 and never begins again. */
export interface Ring<T> {
  push(one: T & { n: number }): void;
  at(n: number): T;
  newest(): number;
  /** The number of the oldest that is still there, or of the next to come. */
  oldest(): number;
  clear(): void;
}

export function createRing<T>(size: number): Ring<T> {
  let kept: T[] = [];
  let newest = 0;
  let oldest = 1;
  return {
    push(one) {
      newest += 1;
      one.n = newest;
      kept[newest % size] = one;
      oldest = Math.max(oldest, newest - size + 1);
    },
    at: (n) => kept[n % size] as T,
    newest: () => newest,
    oldest: () => oldest,
    clear() {
      kept = [];
      oldest = newest + 1;
    },
  };
}
