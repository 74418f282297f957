import type { Item, Table } from '../ports/table.ts';
import { apiKeyIdPattern, apiKeyKey } from './api-keys.ts';
import { apiKeysQueue } from './queues.ts';

/** A key as it is listed; what is not known of one that was made before there was a list is absent. */
export interface ListedApiKey {
  readonly id: string;
  readonly scopes: readonly string[];
  readonly note?: string;
  readonly by?: string;
  /** ms since 1970. */
  readonly createdAt?: number;
  readonly revokedAt?: number;
  /** The last Korean day on which it was used, `2026-11-23`; reports are not counted. */
  readonly usedOn?: string;
}

/** More keys than this are not listed. */
export const listedKeysMax = 100;

/** The newest first; a key that was made at this moment may be missing, since the index lags behind. */
export async function listApiKeys(table: Table): Promise<readonly ListedApiKey[]> {
  const { items } = await table.query({ index: 'queue', pk: apiKeysQueue, newestFirst: true, limit: listedKeysMax });
  const read = await Promise.all(items.map((item) => table.get(item)));
  return read.filter((item) => item !== undefined).map(listedOf);
}

export async function readApiKey(table: Table, id: string): Promise<ListedApiKey | undefined> {
  const item = apiKeyIdPattern.test(id) ? await table.get(apiKeyKey(id)) : undefined;
  return item && listedOf(item);
}

function listedOf({ pk, sk: _, version: __, hash: ___, queue: ____, queuedAt: _____, ...rest }: Item): ListedApiKey {
  return { ...(rest as unknown as Omit<ListedApiKey, 'id'>), id: pk.slice('api_key#'.length) };
}
