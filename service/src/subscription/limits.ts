/** A function lives 25 s: a charge that was claimed longer ago than this is nobody's work. */
export const chargeAbandonedMs = 30_000;
/** How long until a first payment or a charge that is still open is looked at again. */
export const stillOpenMs = 60_000;
export const reviewOpenMs: number = 60 * 60_000;
/** How many of its events and payments a subscription keeps, the newest; all payments stay listed by day. */
export const eventsMax = 40;
export const paymentsMax = 24;
/** KakaoPay tells times in seconds: two charges must not lie in one. */
export const chargesApartMs = 1_100;
/** Two of KakaoPay's own times for one charge may differ a little ([client]). */
export const sameChargeMs = 60_000;
