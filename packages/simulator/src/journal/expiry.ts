import { type Books, isExpired } from '../core/books.ts';
import type { Ring } from './ring.ts';
import type { Seen, SeenExpiry } from './seen.ts';

/** What is to be written down once a payment request's time is over; nothing for all else. */
function expiryOf(books: Books, seen: Seen, now: number): SeenExpiry | 'not_yet' | undefined {
  if (seen.kind !== 'call' || seen.effect !== 'requested') return undefined;
  const payment = books.payments.get(seen.tid as string);
  if (payment === undefined) return undefined;
  if (now < payment.expiresAt) return 'not_yet';
  const { tid, status, expiresAt } = payment;
  return isExpired(payment, now) ? { kind: 'expired', n: 0, at: expiresAt, tid, before: status } : undefined;
}

/** Nothing happens when a request expires: it is written down by whoever writes or reads next. */
export function createExpiry(books: () => Books, ring: Ring<Seen>): { look(): void; forget(): void } {
  /** Up to which number it was looked. */
  let looked = 0;
  return {
    /** Requests expire in the order in which they were made: they all live as long. */
    look() {
      const now = books().now();
      const last = ring.newest();
      for (let n = looked + 1; n <= last; n += 1) {
        const expiry = n < ring.oldest() ? undefined : expiryOf(books(), ring.at(n), now);
        if (expiry === 'not_yet') break;
        looked = n;
        if (expiry) ring.push(expiry);
      }
    },
    forget() {
      looked = ring.newest();
    },
  };
}
