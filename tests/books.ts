import { expect } from 'vitest';
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

/** The payment was taken once, and of it just these amounts were given back, each once: in our books and KakaoPay's. */
export async function expectGivenBack(virtual: VirtualWorld, id: string, won: readonly number[]): Promise<void> {
  const { entries } = virtual.simulator.ledger();
  expect(entries.map(({ kind }) => kind)).toEqual(['PAYMENT', ...won.map(() => 'CANCEL')]);
  const given = entries.slice(1).map(({ totalWon }) => totalWon);
  expect(given.sort(ascending)).toEqual([...won].sort(ascending));
  const left = won.reduce((sum, one) => sum - one, entries[0]?.totalWon ?? 0);
  const open = won.length === 0 ? 'approved' : 'partially_canceled';
  expect(await statusOf(virtual, id)).toBe(left === 0 ? 'canceled' : open);
  await expectEqualBooks(virtual);
}

const ascending = (left: number, right: number) => left - right;
