import { kstDay } from '../kst.ts';
import type { Ids } from '../ports/ids.ts';
import type { Item, Key, Table } from '../ports/table.ts';
import { apiKeysQueue } from './queues.ts';

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
  /** As it was read; absent for whoever asks in the same process. */
  readonly read?: Item;
}

/** The 12 characters after `kps_`. No secret: timelines name it. */
export const apiKeyIdPattern: RegExp = /^[0-9a-f]{12}$/;
const keyPattern = /^kps_[0-9a-f]{12}_[0-9a-f]{48}$/;
export const apiKeyKey = (id: string): Key => ({ pk: `api_key#${id}`, sk: 'api_key' });
// The secret is 192 bits of chance, so one round of SHA-256 is enough: there is nothing to guess from a dictionary.
const hashOf = (secret: string): string => hash('sha256', secret);

/** What a key is made of; `undefined` for what cannot be one. */
function partsOf(key: string): { readonly id: string; readonly secret: string } | undefined {
  const [, id, secret] = key.split('_') as [string, string, string];
  return keyPattern.test(key) ? { id, secret } : undefined;
}

export const newApiKeyId = (ids: Ids): string => Buffer.from(ids.randomBytes(6)).toString('hex');

/** A key to hand out: it is shown once, and only its hash is stored. */
export function newApiKey(ids: Ids, id: string = newApiKeyId(ids)): string {
  const secret = Buffer.from(ids.randomBytes(24)).toString('hex');
  return `kps_${id}_${secret}`;
}

/** What is known of the making of a key. */
export interface Making {
  /** ms since 1970; a key without it is listed as soon as it is used. */
  readonly at?: number;
  /** Whoever made it, and what for, in their own words. */
  readonly by?: string;
  readonly note?: string;
  /** Of one that is made for a moment and never listed: the item goes then, seconds since 1970. */
  readonly forgetAt?: number;
}

/** Lets the key in from now on; `false`: there is one with this id, and nothing has changed. */
export async function storeApiKey(
  table: Table,
  key: string,
  granted: readonly Scope[],
  { at, ...rest }: Making = {},
): Promise<boolean> {
  const parts = partsOf(key);
  if (parts === undefined) throw new Error('That is no API key of this service');
  const listed = at === undefined ? {} : { createdAt: at, queue: apiKeysQueue, queuedAt: at };
  const item = { ...apiKeyKey(parts.id), hash: hashOf(parts.secret), scopes: granted, ...rest, ...listed };
  return (await table.putIfAbsent(item)).written;
}

/** Its use may be noted while it is revoked; more than that does not happen at one moment. */
const tries = 5;

/** Shuts the key with this id (the 12 characters after `kps_`) out; `false` when there is none. `now` in ms. */
export async function revokeApiKey(table: Table, id: string, now: number): Promise<boolean> {
  let item = await table.get(apiKeyKey(id));
  for (let i = 0; i < tries && item; i++) {
    if (item.revokedAt !== undefined) return true;
    const result = await table.updateIf(apiKeyKey(id), item.version, { revokedAt: now });
    if (result.written) return true;
    item = result.current;
  }
  return false;
}

/** The key that was shown, or `undefined` when it is not one of ours, wrong or revoked. */
export async function checkApiKey(table: Table, shown: string): Promise<ApiKey | undefined> {
  const parts = partsOf(shown);
  if (parts === undefined) return undefined;
  const { id, secret } = parts;
  const item = await table.get(apiKeyKey(id));
  const expected = typeof item?.hash === 'string' ? item.hash : hashOf('');
  const same = timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(expected));
  if (!same || item === undefined || item.revokedAt !== undefined) return undefined;
  return { id, scopes: Array.isArray(item.scopes) ? item.scopes.map(String) : [], read: item };
}

/**
 * The first use of a key on a Korean day is a write, and the others are none. It stands in nobody's way: where it
 * fails, or somebody else has written, the next use notes it. A key of before there was a list comes into it so.
 */
export async function noteUse(table: Table, { read }: ApiKey, now: number): Promise<void> {
  if (read === undefined || read.forgetAt !== undefined) return;
  const { pk, sk, version, usedOn, queue } = read;
  const today = kstDay(now);
  if (String(usedOn ?? '') >= today) return;
  const listed = queue === undefined ? { queue: apiKeysQueue, queuedAt: now } : {};
  await table.updateIf({ pk, sk }, version, { usedOn: today, ...listed }).catch(() => {});
}
