import { describe, expect, test } from 'vitest';
import { seededIds } from '../../../world/world.ts';
import type { Table } from '../ports/table.ts';
import { createMemoryTable } from '../table/memory.ts';
import { checkApiKey, newApiKey, revokeApiKey, scopes, storeApiKey } from './api-keys.ts';

async function withKey(): Promise<{ table: Table; key: string; id: string }> {
  const table = createMemoryTable();
  const key = newApiKey(seededIds('keys'));
  await storeApiKey(table, key, ['payments:read']);
  return { table, key, id: key.split('_')[1] ?? '' };
}

test('a stored key is let in, with its scopes', async () => {
  const { table, key, id } = await withKey();
  expect(key).toMatch(/^kps_[0-9a-f]{12}_[0-9a-f]{48}$/);
  expect(await checkApiKey(table, key)).toEqual({ id, scopes: ['payments:read'] });
});

test('keys are made of 30 bytes of chance, and no two are alike', () => {
  const ids = seededIds('keys');
  const keys = Array.from({ length: 100 }, () => newApiKey(ids));
  expect(new Set(keys).size).toBe(100);
  let next = 0;
  const randomBytes = (count: number) => Uint8Array.from({ length: count }, () => next++);
  const inHex = Array.from({ length: 30 }, (_, byte) => byte.toString(16).padStart(2, '0')).join('');
  expect(newApiKey({ randomBytes })).toBe(`kps_${inHex.slice(0, 12)}_${inHex.slice(12)}`);
  expect(next).toBe(30);
});

test('only the hash is stored', async () => {
  const { table, key, id } = await withKey();
  const item = await table.get({ pk: `api_key#${id}`, sk: 'api_key' });
  expect(Object.keys(item ?? {}).sort()).toEqual(['hash', 'pk', 'scopes', 'sk', 'version']);
  expect(JSON.stringify(item)).not.toContain(key.split('_')[2]);
  expect(item?.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('storing a key again changes nothing', async () => {
  const { table, key } = await withKey();
  await storeApiKey(table, key, scopes);
  expect((await checkApiKey(table, key))?.scopes).toEqual(['payments:read']);
});

describe('a key is turned away', () => {
  test.each<[string, (key: string) => string]>([
    ['that is empty', () => ''],
    ['with another secret', (key) => `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`],
    ['with another id', (key) => key.replace(/_[0-9a-f]/, (start) => (start === '_0' ? '_1' : '_0'))],
    ['with something after it', (key) => `${key}0`],
    ['with another part after it', (key) => `${key}_0`],
    ['with something before it', (key) => ` ${key}`],
    ['in capitals', (key) => key.toUpperCase()],
    ['that is only its hash', () => `kps_000000000000_${'0'.repeat(48)}`],
  ])('%s', async (_, alter) => {
    const { table, key } = await withKey();
    expect(await checkApiKey(table, alter(key))).toBeUndefined();
  });

  test('that was revoked', async () => {
    const { table, key, id } = await withKey();
    await table.updateIf({ pk: `api_key#${id}`, sk: 'api_key' }, 1, { revokedAt: 1 });
    expect(await checkApiKey(table, key)).toBeUndefined();
  });

  test('whose item has lost its hash', async () => {
    const { table, key, id } = await withKey();
    await table.updateIf({ pk: `api_key#${id}`, sk: 'api_key' }, 1, { hash: undefined });
    expect(await checkApiKey(table, key)).toBeUndefined();
    expect(await checkApiKey(table, `kps_${id}_`)).toBeUndefined();
  });
});

test('scopes that are none give no rights', async () => {
  const { table, key, id } = await withKey();
  await table.updateIf({ pk: `api_key#${id}`, sk: 'api_key' }, 1, { scopes: 'payments:write' });
  expect(await checkApiKey(table, key)).toEqual({ id, scopes: [] });
});

test('revoking shuts the key out; there must be one', async () => {
  const { table, key, id } = await withKey();
  expect(await revokeApiKey(table, id, 1)).toBe(true);
  expect(await checkApiKey(table, key)).toBeUndefined();
  expect(await revokeApiKey(table, '000000000000', 1)).toBe(false);
});

test('what is no key of ours is not stored', async () => {
  const { table } = await withKey();
  await expect(storeApiKey(table, 'kps_short', scopes)).rejects.toThrow('no API key');
});
