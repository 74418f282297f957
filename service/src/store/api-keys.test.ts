import { describe, expect, test } from 'vitest';
import { seededIds } from '../../../world/world.ts';
import type { Table } from '../ports/table.ts';
import { createMemoryTable } from '../table/memory.ts';
import { apiKeyKey, checkApiKey, newApiKey, noteUse, revokeApiKey, scopes, storeApiKey } from './api-keys.ts';
import { listApiKeys, readApiKey } from './list-api-keys.ts';

/** Noon in Korea on 2026-11-23. */
const noon = Date.UTC(2026, 10, 23, 3);
const hourMs = 3_600_000;

async function withKey(): Promise<{ table: Table; key: string; id: string }> {
  const table = createMemoryTable();
  const key = newApiKey(seededIds('keys'));
  await storeApiKey(table, key, ['payments:read']);
  return { table, key, id: key.split('_')[1] ?? '' };
}

test('a stored key is let in, with its scopes', async () => {
  const { table, key, id } = await withKey();
  expect(key).toMatch(/^kps_[0-9a-f]{12}_[0-9a-f]{48}$/);
  expect(await checkApiKey(table, key)).toMatchObject({ id, scopes: ['payments:read'] });
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
  expect(await checkApiKey(table, key)).toMatchObject({ id, scopes: [] });
});

test('revoking shuts the key out; there must be one', async () => {
  const { table, key, id } = await withKey();
  expect(await revokeApiKey(table, id, 1)).toBe(true);
  expect(await checkApiKey(table, key)).toBeUndefined();
  expect(await revokeApiKey(table, '000000000000', 1)).toBe(false);
});

test('revoking a revoked key leaves the time at which it was', async () => {
  const { table, key, id } = await withKey();
  for (const now of [1, 2]) expect(await revokeApiKey(table, id, now)).toBe(true);
  expect(await table.get(apiKeyKey(id))).toMatchObject({ revokedAt: 1 });
  expect(await checkApiKey(table, key)).toBeUndefined();
});

test('a key that is written again and again is given up on in the end', async () => {
  const { table, key, id } = await withKey();
  let writes = 0;
  const busy: Table = {
    ...table,
    async updateIf(...[at, version]) {
      writes += 1;
      await table.updateIf(at, version, { usedOn: String(writes) });
      return { written: false, current: await table.get(at) };
    },
  };
  expect(await revokeApiKey(busy, id, noon)).toBe(false);
  expect(writes).toBe(5);
  expect(await checkApiKey(table, key)).toBeDefined();
});

test('a key that is used at the moment of its revocation is revoked', async () => {
  const { table, key, id } = await withKey();
  const used = await checkApiKey(table, key);
  const racing: Table = {
    ...table,
    async updateIf(...write) {
      if (used && write[2].revokedAt) await noteUse(table, used, noon);
      return table.updateIf(...write);
    },
  };
  expect(await revokeApiKey(racing, id, noon)).toBe(true);
  expect(await checkApiKey(table, key)).toBeUndefined();
});

describe('the use of a key', () => {
  const use = async (table: Table, key: string, now: number) => {
    const found = await checkApiKey(table, key);
    if (found) await noteUse(table, found, now);
  };

  test('is noted once on each Korean day', async () => {
    const { table, key, id } = await withKey();
    for (const [now, version, usedOn] of [
      [noon, 2, '2026-11-23'],
      [noon + 11 * hourMs, 2, '2026-11-23'],
      [noon + 12 * hourMs, 3, '2026-11-24'],
      // A clock that is behind takes nothing back.
      [noon, 3, '2026-11-24'],
    ] as const) {
      await use(table, key, now);
      expect(await table.get(apiKeyKey(id))).toMatchObject({ version, usedOn });
    }
  });

  test('stands in nobody’s way: where it cannot be written, nothing happens', async () => {
    const { table, key, id } = await withKey();
    await use({ ...table, updateIf: () => Promise.reject(new Error('no')) }, key, noon);
    expect(await table.get(apiKeyKey(id))).not.toHaveProperty('usedOn');
  });

  test('that is made for a moment is not noted, so that it is not listed', async () => {
    const table = createMemoryTable();
    const key = newApiKey(seededIds('moment'));
    await storeApiKey(table, key, ['payments:read'], { forgetAt: noon / 1000 });
    await use(table, key, noon);
    expect(await table.get(apiKeyKey(key.slice(4, 16)))).toMatchObject({ version: 1, forgetAt: noon / 1000 });
    expect(await listApiKeys(table)).toEqual([]);
  });

  test('of one who asks in the same process is not noted', async () => {
    const { table } = await withKey();
    await noteUse(table, { id: 'operator:kim', scopes: [] }, noon);
    expect(await listApiKeys(table)).toEqual([]);
  });
});

describe('the list', () => {
  test('has the newest first, and what is known of each but its hash', async () => {
    const table = createMemoryTable();
    const ids = seededIds('listed');
    const making = { at: noon, by: 'operator:kim', note: 'warehouse' };
    const [first, second] = [newApiKey(ids), newApiKey(ids)];
    expect(await storeApiKey(table, first, ['payments:read'], making)).toBe(true);
    expect(await storeApiKey(table, second, ['events:read'], { at: noon + 1 })).toBe(true);
    const used = await checkApiKey(table, first);
    if (used) await noteUse(table, used, noon + 2);
    await revokeApiKey(table, first.slice(4, 16), noon + 2);
    expect(await listApiKeys(table)).toEqual([
      { id: second.slice(4, 16), scopes: ['events:read'], createdAt: noon + 1 },
      {
        ...{ id: first.slice(4, 16), scopes: ['payments:read'], createdAt: noon, revokedAt: noon + 2 },
        ...{ by: 'operator:kim', note: 'warehouse', usedOn: '2026-11-23' },
      },
    ]);
  });

  test('has a key of before there was a list as soon as it is used', async () => {
    const { table, key, id } = await withKey();
    expect(await listApiKeys(table)).toEqual([]);
    const found = await checkApiKey(table, key);
    if (found) await noteUse(table, found, noon);
    expect(await listApiKeys(table)).toEqual([{ id, scopes: ['payments:read'], usedOn: '2026-11-23' }]);
    expect(await readApiKey(table, id)).toMatchObject({ id });
    for (const wrong of ['none', `${id}0`, `0${id}`]) {
      await table.putIfAbsent({ ...apiKeyKey(wrong) });
      expect(await readApiKey(table, wrong), wrong).toBeUndefined();
    }
  });

  test('passes over a key that the index still names, and that is gone', async () => {
    const table = createMemoryTable();
    const query = async () => ({ items: [{ ...apiKeyKey('000000000000') }] });
    expect(await listApiKeys({ ...table, query })).toEqual([]);
  });
});

test('what is no key of ours is not stored', async () => {
  const { table } = await withKey();
  await expect(storeApiKey(table, 'kps_short', scopes)).rejects.toThrow('no API key');
});
