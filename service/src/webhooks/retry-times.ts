const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How long after each try in vain the next one comes: the schedule of Standard Webhooks, ten tries in three days. */
const waitsMs = [
  5_000,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
  20 * hourMs,
  24 * hourMs,
];

/** Up to this share of the wait comes on top, so that what failed together does not come back together. */
const jitter = 0.1;

/** When the next try comes after so many in vain (ms since 1970); `undefined`: no more. `chance` is 0 to 1. */
export function retryAt(tries: number, now: number, chance: number): number | undefined {
  const wait = waitsMs[tries - 1];
  return wait === undefined ? undefined : now + Math.round(wait * (1 + jitter * chance));
}

/** An endpoint to which nothing could be delivered for so long is disabled. */
export const failingMaxMs: number = 5 * 24 * hourMs;
