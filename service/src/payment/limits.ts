/** A payment request lives 15 minutes at KakaoPay ([doc]: staff answer in the official forum). */
export const paymentLifeMs = 15 * 60_000;
/** A payer who paid in the last second is still on the way back; KakaoPay itself judges the 15 minutes. */
export const returnGraceMs = 60_000;
/**
 * M1. What others conclude from an intent must bound when its call was sent. A write takes time, a connection takes
 * time, a frozen function wakes late: so nothing of the call leaves later than this after the intent was decided.
 */
export const sentWithinMs = 6_000;
/** An intent older than this when its write is done is written anew, for the call to have time to leave. */
export const intentFreshMs = 3_000;
/** KakaoPay ends any request of ours after 11 s ([client], quoting the documentation). */
const kakaoPayEndsMs = 11_000;
/** M2. What KakaoPay shows this long after an intent was decided is final; a second is added for the way there. */
export const settledMs: number = sentWithinMs + kakaoPayEndsMs + 1_000;
/** A function is ended after 25 s, so nobody is at work on an intent older than this. */
export const intentAbandonedMs = 30_000;
/** How long to wait before asking again what became of an approve, by how often it was asked. */
const lookupWaitsMs = [5_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000];
/** KakaoPay is asked for a day and this often; then a person has to look. An outage brings many lookups, or few. */
export const lookingMs: number = 24 * 3_600_000;
export const lookupsMin = 150;
/** How many of a payment's events are kept, the newest; an ordinary payment has three. */
export const eventsMax = 60;
/** Who did what is kept apart from that: a payer's going to and fro pushes out no act of the shop. */
export const actsMax = 240;

export const lookupWaitMs = (lookups: number): number =>
  lookupWaitsMs[Math.min(lookups, lookupWaitsMs.length - 1)] as number;

/** How often a cancellation or a charge is sent again that KakaoPay shows not to have arrived; never blindly. */
export const resendsMax = 5;

/** M7. Two looks at a subscription, so far apart, prove that a charge did not happen: what KakaoPay shows may lag. */
export const secondLookMs: number = 10 * 60_000;
