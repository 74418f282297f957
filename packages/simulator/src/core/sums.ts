import type { Act } from './books.ts';

/** How often money moved, and how much of it, in won. */
export interface Sums {
  payments: number;
  cancels: number;
  paidWon: number;
  canceledWon: number;
}

export const noSums = (): Sums => ({ payments: 0, cancels: 0, paidWon: 0, canceledWon: 0 });

/** Adds an act that moved money. */
export function addAct(sums: Sums, { type, amount }: Act): void {
  sums[type === 'PAYMENT' ? 'payments' : 'cancels'] += 1;
  sums[type === 'PAYMENT' ? 'paidWon' : 'canceledWon'] += amount.total;
}
