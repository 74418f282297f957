import type { Simulator } from 'kakaopay-simulator';
import type { Time } from './outside.ts';

interface Moment {
  readonly at: number;
  readonly act: () => unknown;
}

/**
 * The simulator's clock where much goes on at once: whoever lets time go by waits together with all others, and the
 * clock goes to the next moment when nobody has anything left to do before it.
 */
export function createSharedTime(clock: Simulator['clock']): Time {
  const moments: Moment[] = [];
  let isGoing = false;

  function turn(): void {
    const next = moments.shift();
    isGoing = next !== undefined;
    if (next === undefined) return;
    clock.advance(Math.max(0, next.at - clock.now()));
    next.act();
    setImmediate(turn);
  }

  /** In the order of time; of one time, in the order they came in. */
  function add(moment: Moment): void {
    let place = moments.length;
    while (place > 0 && (moments[place - 1] as Moment).at > moment.at) place -= 1;
    moments.splice(place, 0, moment);
    if (isGoing) return;
    isGoing = true;
    setImmediate(turn);
  }

  return {
    now: clock.now,
    later: (ms, act) => add({ at: clock.now() + ms, act }),
    pass: (ms) => new Promise((resolve) => add({ at: clock.now() + ms, act: () => resolve() })),
  };
}
