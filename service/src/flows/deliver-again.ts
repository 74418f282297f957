import type { Teller } from '../service.ts';
import { saveTold, type Told } from '../store/told.ts';
import { withAgain } from '../webhooks/again.ts';

/** More writers than this on one thing at one moment do not happen. */
const tries = 5;

/** Puts an event out again, to these endpoints; gives what it happened to as it stands then. */
export async function deliverAgain(
  { table, clock }: Pick<Teller, 'table' | 'clock'>,
  told: Told,
  n: number,
  endpointIds: readonly string[],
): Promise<Told> {
  let current = told;
  for (let i = 0; i < tries; i++) {
    const now = clock.now();
    const changes = withAgain(current.telling, { to: endpointIds, numbers: [n], now });
    const result = await saveTold(table, current, changes, now);
    if (result.saved) return result.told;
    if (result.told === undefined) break;
    current = result.told;
  }
  throw new Error('What the event happened to is changed too often');
}
