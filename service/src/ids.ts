import type { Ids } from './ports/ids.ts';

// Crockford's base 32 in lower case: no letter that reads like a digit, and it sorts as the bits do.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const timeLength = 10;
const randomLength = 16;

export const paymentIdPattern: RegExp = /^pay_[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/** A payment's id: `pay_`, its time of creation (ms) and 80 bits of chance, so that ids sort by time. */
export function newPaymentId(ids: Ids, now: number): string {
  return `pay_${encodeTime(now)}${chance(ids, randomLength)}`;
}

export const reconciliationIdPattern: RegExp = /^rec_[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/** The id of a reconciliation that somebody has asked for at `now` (ms since 1970). */
export const newReconciliationId = (ids: Ids, now: number): string =>
  `rec_${encodeTime(now)}${chance(ids, randomLength)}`;

/** The id of the daily one that was due then: however often it is begun, it is the same. */
export const dailyReconciliationId = (dueAt: number): string => `rec_${encodeTime(dueAt)}${'0'.repeat(randomLength)}`;

/** So many letters that nobody can guess. */
export function chance(ids: Ids, length: number): string {
  let text = '';
  for (const byte of ids.randomBytes(length)) text += alphabet[byte % 32];
  return text;
}

export const subscriptionIdPattern: RegExp = /^sub_[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/** An endpoint's id: 60 bits of chance. */
export const newEndpointId = (ids: Ids): string => `we_${chance(ids, 12)}`;

/** A subscription is named after its first payment: whatever names the one names the other. */
export const subscriptionIdOf = (paymentId: string): string => `sub_${paymentId.slice('pay_'.length)}`;

/** When the payment, or the subscription, with this id was made, in ms since 1970. */
export function paymentIdTime(id: string): number {
  let time = 0;
  for (const letter of id.slice(4, 4 + timeLength)) time = time * 32 + alphabet.indexOf(letter);
  return time;
}

/** The smallest thing that sorts at or after every id made before `time` (ms): a bound for queries. */
export const paymentIdFloor = (time: number): string => `pay_${encodeTime(time)}`;

function encodeTime(time: number): string {
  let text = '';
  let rest = time;
  for (let i = 0; i < timeLength; i++) {
    text = alphabet[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
