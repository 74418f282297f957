import { addDays, kstDay, kstInstant } from '../service/src/kst.ts';
import { closeDays, noteCancellations } from '../service/src/store/cancellation-days.ts';
import { type WalkPlace, walkChanged } from '../service/src/store/changed.ts';
import { readPayment } from '../service/src/store/payments.ts';
import type { Entry } from './actions.ts';
import type { VirtualWorld } from './world.ts';

/** Lets time go by until that time of a day in Korea: `2026-11-24 23:59:59`. */
export const passTo = ({ pass, service }: VirtualWorld, when: string): Promise<void> =>
  pass(Date.parse(`${when.replace(' ', 'T')}+09:00`) - service.clock.now());

/** What the nightly job does for the reports: it notes the cancellations of whatever has changed since a day. */
export async function closeSince({ service: { table, clock } }: VirtualWorld, from: string): Promise<void> {
  const now = clock.now();
  let after: WalkPlace | undefined;
  for (let page = 0; page < 1_000; page++) {
    const { found, next } = await walkChanged(table, { since: kstInstant(from, 0), now, limit: 10, after });
    const payments = await Promise.all(found.map(({ sk }) => readPayment(table, sk)));
    for (const payment of payments) if (payment) await noteCancellations(table, payment);
    after = next;
    if (after === undefined) return closeDays(table, { from, to: addDays(kstDay(now), -1) });
  }
  throw new Error('The walk has no end.');
}

/** KakaoPay's own books of the days that begin so (`2026-11-24`, `2026-11`), by how each was paid. */
export function kakaoPayBooks({ simulator }: VirtualWorld, days: string) {
  const methods = new Map(simulator.payments().map(({ tid, method }) => [tid, method]));
  return simulator
    .ledger()
    .entries.filter(({ at }) => at.startsWith(days))
    .map((entry) => ({ ...entry, method: methods.get(entry.tid) ?? '' }));
}

/** Of entries of those books: how many, and the sums in won. */
export function sumOf(entries: readonly Pick<Entry, 'totalWon' | 'taxFreeWon' | 'vatWon'>[]) {
  const sum = (name: 'totalWon' | 'taxFreeWon' | 'vatWon') => entries.reduce((won, entry) => won + entry[name], 0);
  const [totalWon, taxFreeWon, vatWon] = [sum('totalWon'), sum('taxFreeWon'), sum('vatWon')];
  return { count: entries.length, totalWon, supplyWon: totalWon - taxFreeWon - vatWon, vatWon, taxFreeWon };
}
