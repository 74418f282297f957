import { durationMs } from './core/kst.ts';

/** A clock that runs with the real one and can be moved forward. */
export interface VirtualClock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** How far it has been moved forward. */
  aheadMs(): number;
  /** Moves it by milliseconds or a length of time such as `16m`. Throws a RangeError for anything else. */
  advance(by: string | number): void;
}

/** A hundred years: dates stay dates. */
const aheadMaxMs = 36_525 * 86_400_000;

export function createClock(realNow: () => number, savedAheadMs = 0): VirtualClock & { reset(): void } {
  let aheadMs = savedAheadMs;
  return {
    now: () => realNow() + aheadMs,
    aheadMs: () => aheadMs,
    advance(by) {
      const ms = durationMs(by);
      if (ms === undefined || aheadMs + ms > aheadMaxMs)
        throw new RangeError('Give a length of time such as 16m, 90s, 1h, 2d or milliseconds.');
      aheadMs += ms;
    },
    reset() {
      aheadMs = 0;
    },
  };
}
