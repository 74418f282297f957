import type { Clock } from '../service/src/ports/clock.ts';
import type { Ids } from '../service/src/ports/ids.ts';
import type { Table } from '../service/src/ports/table.ts';
import { newApiKey, revokeApiKey, type Scope, storeApiKey } from '../service/src/store/api-keys.ts';

/** Longer than a person takes to say yes, ms. */
const keyLifeMs = 3_600_000;

interface Surroundings {
  readonly table: Table;
  readonly ids: Ids;
  readonly clock: Clock;
}

/**
 * The stage does the work, by its own clock and with its own key of KakaoPay's: a command asks its API, with a key that
 * is made for the moment and shut out at the end. Killed before that, it leaves a key whose secret nobody knows any
 * more, and which the table forgets.
 */
export async function withKey<T>(
  { table, ids, clock }: Surroundings,
  scopes: readonly Scope[],
  work: (key: string) => Promise<T>,
): Promise<T> {
  const key = newApiKey(ids);
  await storeApiKey(table, key, scopes, { forgetAt: Math.ceil((clock.now() + keyLifeMs) / 1000) });
  try {
    return await work(key);
  } finally {
    await revokeApiKey(table, key.split('_')[1] ?? '', clock.now());
  }
}
