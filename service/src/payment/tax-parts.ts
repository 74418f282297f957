import { type Cancellation, canceledOf, leftOf, type Parts } from './cancellation.ts';

interface Books {
  readonly totalWon: number;
  readonly taxFreeWon: number;
  readonly vatWon: number;
  readonly cancellations?: readonly Cancellation[];
}

/** What is asked for; parts that are left out are computed. */
export interface Wanted {
  readonly amountWon: number;
  readonly taxFreeWon?: number | undefined;
  readonly vatWon?: number | undefined;
}

/**
 * An amount to give back with its tax parts. KakaoPay's own default, an eleventh of each part, does not add up over
 * many parts ([client]), so each part is what makes the sum of all cancellations come closest to the payment's own
 * proportions: whatever the sequence, the last won brings every sum to the payment's.
 *
 * Nothing says that parts which were given fit: `fits` tells.
 */
export function partsOf(payment: Books, wanted: Wanted): Parts {
  const { amountWon } = wanted;
  const left = leftOf(payment);
  const done = canceledOf(payment);
  const leftSupply = left.amountWon - left.taxFreeWon - left.vatWon;
  const canceledWon = done.amountWon + amountWon;
  const taxFreeWon =
    wanted.taxFreeWon ??
    within(
      Math.max(0, amountWon - (wanted.vatWon ?? left.vatWon) - leftSupply),
      Math.min(amountWon - (wanted.vatWon ?? 0), left.taxFreeWon),
      share(payment.taxFreeWon, canceledWon, payment.totalWon) - done.taxFreeWon,
    );
  const taxedWon = canceledWon - done.taxFreeWon - taxFreeWon;
  const vatWon =
    wanted.vatWon ??
    within(
      // Never so little that the rest does not fit into the supply that is left.
      0,
      Math.min(amountWon - taxFreeWon, left.vatWon),
      share(payment.vatWon, taxedWon, payment.totalWon - payment.taxFreeWon) - done.vatWon,
    );
  return { amountWon, taxFreeWon, vatWon };
}

/** That much of `whole` as `part` is of `of`, to the nearest won. */
const share = (whole: number, part: number, of: number): number => (of === 0 ? 0 : Math.round((whole * part) / of));

const within = (min: number, max: number, value: number): number => Math.min(max, Math.max(min, value));
