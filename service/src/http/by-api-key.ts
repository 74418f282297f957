import type { Clock } from '../ports/clock.ts';
import type { Table } from '../ports/table.ts';
import { type ApiKey, checkApiKey, noteUse, type Scope } from '../store/api-keys.ts';
import type { Request } from './message.ts';
import { Problem } from './problem.ts';
import type { Access } from './route.ts';

// RFC 6750, with the white space that HTTP tolerates around a value.
const bearer = /^bearer[ \t]+([\w.~+/-]+=*)[ \t]*$/i;

interface Surroundings {
  readonly table: Table;
  readonly clock: Clock;
}

/** Whoever answers with reports has no right to write, so that their use is not noted. */
const isNoted = (scope: Scope): boolean => scope !== 'reports:read';

/** For whoever shows an API key that is good for this. */
export const byApiKey = (scope: Scope): Access<Surroundings, ApiKey> => ({
  by: 'api key',
  scope,
  async admit(service, request) {
    const key = request.caller ?? (await shownKey(service.table, request));
    if (!key) throw new Problem('unauthorized', { headers: { 'www-authenticate': 'Bearer' } });
    if (!key.scopes.includes(scope)) throw new Problem('forbidden', { detail: `This needs the scope ${scope}.` });
    return key;
  },
  ...(isNoted(scope) && { after: ({ table, clock }, key) => noteUse(table, key, clock.now()) }),
});

async function shownKey(table: Table, { headers }: Request): Promise<ApiKey | undefined> {
  const shown = headers.authorization?.match(bearer)?.[1];
  return shown === undefined ? undefined : checkApiKey(table, shown);
}
