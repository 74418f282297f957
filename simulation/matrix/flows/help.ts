import type { Answer } from '../../../service/src/http/message.ts';
import type { Status } from '../../../service/src/payment/states.ts';
import { allPayments, bodyOf, payAtKakaoPay, statusOf } from '../../../world/actions.ts';
import { passTo } from '../../../world/bookkeeping.ts';
import type { VirtualWorld } from '../../../world/world.ts';

/** What is wrong with how a payment has ended. */
export async function endedOtherThan(virtual: VirtualWorld, id: string, ...allowed: Status[]): Promise<string[]> {
  const status = await statusOf(virtual, id);
  return status !== undefined && allowed.includes(status) ? [] : [`${id} is ${status}, not ${allowed.join(' or ')}`];
}

const wonOf = ({ simulator }: VirtualWorld, of: string): number[] =>
  simulator
    .ledger({ limit: 1_000 })
    .entries.filter(({ kind }) => kind === of)
    .map(({ totalWon }) => totalWon);

const differs = (what: string, found: readonly number[], wanted: readonly number[]): string[] =>
  [...found].sort().join() === [...wanted].sort().join() ? [] : [`${what}: ${found.join()}, not ${wanted.join()}`];

/** What is wrong with what KakaoPay has taken, each amount once, in any order. */
export const tookOtherThan = (virtual: VirtualWorld, ...won: number[]): string[] =>
  differs('taken', wonOf(virtual, 'PAYMENT'), won);

/** The same of what was given back. */
export const gaveBackOtherThan = (virtual: VirtualWorld, ...won: number[]): string[] =>
  differs('given back', wonOf(virtual, 'CANCEL'), won);

/** Asks until it is answered otherwise than that somebody else is at it. */
export async function untilAnswered(virtual: VirtualWorld, ask: () => Promise<Answer>): Promise<Answer> {
  let answer = await ask();
  for (let i = 0; i < 12 && isBusy(answer); i++) {
    await virtual.pass(5_000);
    answer = await ask();
  }
  return answer;
}

const isBusy = ({ status, body }: Answer): boolean =>
  status >= 500 || (status === 409 && bodyOf<{ code?: string }>({ body } as Answer).code === 'request_in_progress');

/** The payer pays whatever can be paid, and comes back to each. */
export async function payAll(virtual: VirtualWorld): Promise<void> {
  const tabs: string[] = [];
  for (const payment of await allPayments(virtual)) {
    if (payment.status === 'ready') tabs.push(await payAtKakaoPay(virtual, payment));
  }
  for (const tab of tabs) await virtual.get(tab);
}

/** All that succeeded named the same thing. */
export function namedSeveral(answers: readonly Answer[]): string[] {
  const ids = answers.filter(({ status }) => status < 300).map((answer) => bodyOf<{ id: string }>(answer).id);
  return new Set(ids).size <= 1 ? [] : [`the same key led to ${[...new Set(ids)].join(' and ')}`];
}

export const minutes = (count: number): number => count * 60_000;

export { passTo };
