import type { Ids } from '../ports/ids.ts';
import type { Key, Table } from '../ports/table.ts';

// Loaded this way a cold start is spared the module's web-crypto half.
const { hash, timingSafeEqual } = process.getBuiltinModule('node:crypto');

/** What an API key may do. */
export const scopes = [
  'payments:read',
  'payments:write',
  'cancellations:write',
  'reviews:write',
  'subscriptions:read',
  'subscriptions:write',
  'events:read',
  'events:write',
  'reports:read',
] as const;
export type Scope = (typeof scopes)[number];

export interface ApiKey {
  readonly id: string;
  readonly scopes: readonly string[];
}

const keyPattern = /^kps_[0-9a-f]{12}_[0-9a-f]{48}$/;
const itemKey = (id: string): Key => ({ pk: `api_key#${id}`, sk: 'api_key' });
// The secret is 192 bits of chance, so one round of SHA-256 is enough: there is nothing to guess from a dictionary.
const hashOf = (secret: string): string => hash('sha256', secret);

/** What a key is made of; `undefined` for what cannot be one. */
function partsOf(key: string): { readonly id: string; readonly secret: string } | undefined {
  const [, id, secret] = key.split('_') as [string, string, string];
  return keyPattern.test(key) ? { id, secret } : undefined;
}

/** A key to hand out: it is shown once, and only its hash is stored. */
export function newApiKey(ids: Ids): string {
  const id = Buffer.from(ids.randomBytes(6)).toString('hex');
  const secret = Buffer.from(ids.randomBytes(24)).toString('hex');
  return `kps_${id}_${secret}`;
}

/** Lets the key in from now on. Storing the same key again changes nothing. */
export async function storeApiKey(table: Table, key: string, granted: readonly Scope[]): Promise<void> {
  const parts = partsOf(key);
  if (parts === undefined) throw new Error('That is no API key of this service');
  await table.putIfAbsent({ ...itemKey(parts.id), hash: hashOf(parts.secret), scopes: granted });
}

/** Shuts the key with this id (the 12 characters after `kps_`) out; `false` when there is none. `now` in ms. */
export async function revokeApiKey(table: Table, id: string, now: number): Promise<boolean> {
  const item = await table.get(itemKey(id));
  if (item === undefined) return false;
  return (await table.updateIf(itemKey(id), item.version, { revokedAt: now })).written;
}

/** The key that was shown, or `undefined` when it is not one of ours, wrong or revoked. */
export async function checkApiKey(table: Table, shown: string): Promise<ApiKey | undefined> {
  const parts = partsOf(shown);
  if (parts === undefined) return undefined;
  const { id, secret } = parts;
  const item = await table.get(itemKey(id));
  const expected = typeof item?.hash === 'string' ? item.hash : hashOf('');
  const same = timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(expected));
  if (!same || item === undefined || item.revokedAt !== undefined) return undefined;
  return { id, scopes: Array.isArray(item.scopes) ? item.scopes.map(String) : [] };
}
