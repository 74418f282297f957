/** A payment request lives 15 minutes at KakaoPay ([doc]: staff answer in the official forum). */
export const paymentLifeMs = 15 * 60_000;
/** A payer who paid in the last second is still on the way back; KakaoPay itself judges the 15 minutes. */
export const returnGraceMs = 60_000;
/** An approve is sent only while its intent is this fresh, for others reckon from the intent when it was sent. */
export const intentFreshMs = 3_000;
/** A request whose connection is not made by then is given up: so it leaves within this time, or never. */
export const connectMsMax = 3_000;
/** KakaoPay ends any request of ours after 11 s ([client], quoting the documentation). */
const kakaoPayEndsMs = 11_000;
/** What KakaoPay shows this long after an intent began is final; a second is added for the way there. */
export const approveSettledMs: number = intentFreshMs + connectMsMax + kakaoPayEndsMs + 1_000;
/** A function is ended after 25 s, so an intent older than this belongs to nobody any more. */
export const intentAbandonedMs = 30_000;
/** How long to wait before asking again what became of an approve, by how often it was asked. */
const lookupWaitsMs = [5_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000];
/** About a day of asking; then a person has to look. */
export const lookupsMax = 150;

export const lookupWaitMs = (lookups: number): number =>
  lookupWaitsMs[Math.min(lookups, lookupWaitsMs.length - 1)] as number;
