import type { Clock } from '../ports/clock.ts';

/** Lambda's. On a laptop, `npm start` builds the functions with the simulator's in this file's place. */
export const clock: Clock = { now: () => Date.now() };
