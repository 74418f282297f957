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

test('what is kept stays, and what a new version needs is made', () => {
  const data = directory();
  const { apiKey, linkSecret } = localSecrets(data);
  writeFileSync(join(data, 'secrets.json'), JSON.stringify({ apiKey, linkSecret }));
  const more = localSecrets(data);
  const made = {
    webhookSecret: expect.stringMatching(/^[0-9a-f]{64}$/),
    operatorPassword: expect.stringMatching(/^[\w-]{12}$/),
  };
  expect(more).toEqual({ apiKey, linkSecret, ...made });
  expect(localSecrets(data)).toEqual(more);
});

test('only their owner can read them', () => {
  const data = directory();
  localSecrets(data);
  expect(statSync(join(data, 'secrets.json')).mode & 0o077).toBe(0);
});

test.each(['{"apiKey":', 'null', ''])('a broken file is made anew: %j', (text) => {
  const data = directory();
  writeFileSync(join(data, 'secrets.json'), text);
  expect(localSecrets(data).linkSecret).toMatch(/^[0-9a-f]{64}$/);
});
