import { dayMs } from '../kst.ts';

/** The hour and the minutes, in Korea, at which the day before is gone through: hardly anybody pays then. */
export const dailyAtMs: number = (4 * 60 + 10) * 60_000;
/** What changed so shortly before is left to the next run: KakaoPay's own books may lag behind. */
export const quietMs: number = 5 * 60_000;
/**
 * One question in so many ms: ten a second. How many KakaoPay takes, in a second or in a day, is not published, and
 * payers use the same allowance.
 */
export const paceMs = 100;
/** A slice ends after so long, so that whatever else is due has its turn. */
export const sliceMs = 5_000;
/** Whoever has begun a slice has it alone for so long: a slice, one question, and their writes. */
export const leaseMs = 30_000;
/** How many items are looked for at once. */
export const pageSize = 25;
/** While KakaoPay is silent: the pause before it is asked about the same payment again, by how often it was. */
const silencesMs = [10_000, 30_000, 60_000, 120_000, 300_000];
export const silenceMs = (tries: number): number => silencesMs[Math.min(tries, silencesMs.length) - 1] ?? 0;
/** After so many KakaoPay is asked about another payment, too: it may be silent about this one alone. */
export const silencesAlone = 2;
/** After so many, which are two hours, it is another payment's turn. */
export const silencesMax = 28;
/** A run that takes longer ends where it is; the next one begins where it began. */
export const runMax: number = 20 * 3_600_000;
/** So many payments of a run go to a person; more at once are a fault of another kind, and the report tells them. */
export const reviewsMax = 100;
/** So many differences stand on the run itself, and are told to the shop with it. */
export const toldMax = 100;
/** The first run looks back so far, and no later one further than a month. */
export const firstMs: number = dayMs;
export const backMax: number = 31 * dayMs;
