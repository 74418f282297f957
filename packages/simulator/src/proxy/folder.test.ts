import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFolder } from './folder.ts';

const now = Date.now();
const dayMs = 86_400_000;
let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'kakaopay-folder-'));
});
afterEach(() => rmSync(place, { recursive: true }));

test('they are made once and kept', () => {
  const folder = join(place, 'a/b');
  const made = openFolder(folder, now);
  expect(openFolder(folder, now + 300 * dayMs)).toEqual(made);
});

test('when their time is nearly over, others are made', () => {
  const made = openFolder(join(place, 'a'), now);
  const later = openFolder(join(place, 'a'), now + 364.5 * dayMs);
  expect(later.authority).not.toBe(made.authority);
});

test('the authority’s key is not in the folder', () => {
  openFolder(join(place, 'a'), now);
  expect(readFileSync(join(place, 'a/server.pem'), 'utf8').match(/BEGIN [A-Z ]+/g)).toEqual([
    'BEGIN PRIVATE KEY',
    'BEGIN CERTIFICATE',
    'BEGIN CERTIFICATE',
  ]);
});

test.each([
  'mine',
  '-----BEGIN PRIVATE KEY-----\nAA\n-----END PRIVATE KEY-----\n'.padEnd(70) +
    '-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----\n'.repeat(2),
])('a file that holds something else is left as it is', (mine) => {
  chmodSync(place, 0o700);
  writeFileSync(join(place, 'server.pem'), mine, { mode: 0o600 });
  expect(() => openFolder(place, now)).toThrow(/^.*server\.pem is not what a simulator wrote: remove it\.$/);
  expect(readFileSync(join(place, 'server.pem'), 'utf8')).toBe(mine);
});

describe.skipIf(process.platform === 'win32')('rights', () => {
  test('are the owner’s alone', () => {
    openFolder(join(place, 'a'), now);
    expect(statSync(join(place, 'a')).mode & 0o777).toBe(0o700);
    expect(statSync(join(place, 'a/server.pem')).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['a', 0o750],
    ['a/server.pem', 0o640],
  ])('others may not look into %s', (path, mode) => {
    openFolder(join(place, 'a'), now);
    chmodSync(join(place, path), mode);
    expect(() => openFolder(join(place, 'a'), now)).toThrow(
      /^Others on this machine can read .+ with chmod [67]00 .+\.$/,
    );
  });
});
