/** P1: cold start and first payment, against the hand-written handler. */
export const coldRatioMax = 1.1;

/** P2: the same, warm. */
export const warmRatioMax = 1.1;
export const cpuRatioMax = 1.2;

/** P8b: due items that `wake` moves on in a second. */
export const wakeItemsMin = 100;

/** P3: each function that a payer or a shop waits for, zipped. */
export const zippedBytesMax = 40_000;
/** `wake`: nobody waits for its start, once in a minute at most, and it holds whatever goes on by itself. */
const wakeZippedBytesMax = 45_000;

/** Operators wait for it, once a day at most: it holds the whole API, and its pages. */
const consoleZippedBytesMax = 150_000;

/** People read what it answers, and wait for nothing that is paid: most of it is text. */
const referenceZippedBytesMax = 60_000;

const others: Readonly<Record<string, number>> = {
  wake: wakeZippedBytesMax,
  console: consoleZippedBytesMax,
  reference: referenceZippedBytesMax,
};

export const zippedBytesMaxOf = (name: string): number => others[name] ?? zippedBytesMax;
