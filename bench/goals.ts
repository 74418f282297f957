/** P1: cold start and first payment, against the hand-written handler. */
export const coldRatioMax = 1.1;

/** P2: the same, warm. */
export const warmRatioMax = 1.1;
export const cpuRatioMax = 1.2;

/** P8b: due items that `wake` moves on in a second. */
export const wakeItemsMin = 100;

/** Each page of the console over `npm start`, with 50,000 payments in the table: p50, ms. */
export const consolePageMsMax = 200;

/** P3: each function that a payer or a shop waits for, zipped. */
export const zippedBytesMax = 40_000;
/**
 * Nobody waits for these to pay: `wake` starts once in a minute at most, and holds whatever goes on by itself;
 * `reference` holds all that people and programs read about the API, in two languages; `console` the whole API, and its
 * operators' pages.
 */
const others: Readonly<Record<string, number>> = { wake: 45_000, reference: 55_000, console: 150_000 };

export const zippedBytesMaxOf = (name: string): number => others[name] ?? zippedBytesMax;

/** P7: how many times as much processor time the best peer takes as our simulator, as plain messages. */
export const simulatorAheadMin = 2;

/** P7: what our simulator holds in memory after 50,000 payments, MB. */
export const simulatorMbMax = 120;
