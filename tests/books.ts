import { expect } from 'vitest';
import type { Payment } from '../service/src/payment/payment.ts';
import { booksOf, statusOf } from '../world/actions.ts';
import type { VirtualWorld } from '../world/world.ts';

/** Our books and the simulator's, won by won: what we hold as approved was taken once, and nothing else was taken. */
export async function expectEqualBooks(virtual: VirtualWorld): Promise<void> {
  const { ours, theirs } = await booksOf(virtual);
  expect(ours).toEqual(theirs);
}

/** One approval in KakaoPay's books, and the same in ours. */
export async function expectPaidOnce(virtual: VirtualWorld, id: string): Promise<void> {
  expect(await statusOf(virtual, id)).toBe('approved');
  expect(virtual.simulator.ledger().entries).toHaveLength(1);
  await expectEqualBooks(virtual);
}

/** Nothing in either. */
export async function expectNothingTaken(virtual: VirtualWorld): Promise<void> {
  expect(virtual.simulator.ledger().entries).toEqual([]);
  await expectEqualBooks(virtual);
}

/** Whatever is still due is done, and the payment stands as it must, with the won taken that belong to that. */
export async function expectSettled(virtual: VirtualWorld, id: string, expected: Payment['status']): Promise<void> {
  await virtual.settle();
  expect(await statusOf(virtual, id)).toBe(expected);
  expect(virtual.simulator.ledger().entries).toHaveLength(expected === 'approved' ? 1 : 0);
  await expectEqualBooks(virtual);
}
