import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localSecrets } from './secrets.ts';

const directory = () => mkdtempSync(join(tmpdir(), 'secrets-'));

test('are made on the first run, and are the same on the next', () => {
  const data = directory();
  const first = localSecrets(data);
  expect(first.apiKey).toMatch(/^kps_[0-9a-f]{12}_[0-9a-f]{48}$/);
  expect(localSecrets(data)).toEqual(first);
  expect(localSecrets(directory())).not.toEqual(first);
});

test('only their owner can read them', () => {
  const data = directory();
  localSecrets(data);
  expect(statSync(join(data, 'secrets.json')).mode & 0o077).toBe(0);
});

test('a broken file is made anew', () => {
  const data = directory();
  writeFileSync(join(data, 'secrets.json'), '{"apiKey":');
  expect(localSecrets(data).linkSecret).toMatch(/^[0-9a-f]{64}$/);
});
