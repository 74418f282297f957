import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askSecretKey, askSettings } from './ask.ts';
import { readFlags } from './options.ts';

const flags = (...args: string[]) => readFlags(['--stage', 'prod', ...args]);

describe('settings of a stage', () => {
  test('come from the flags', async () => {
    const settings = await askSettings(
      flags('--cid', 'C371930065', '--public-url', 'https://pay.example.com'),
      undefined,
    );
    expect(settings).toEqual({ cid: 'C371930065', generation: 'current', publicUrl: 'https://pay.example.com' });
  });

  test('are kept from one deployment to the next: a real merchant code never turns into another by itself', async () => {
    const last = { cid: 'C371930065', generation: 'legacy', firstApiKeyIssued: true } as const;
    expect(await askSettings(flags(), last)).toEqual(last);
  });

  test.each([
    [['--cid', 'short'], 'merchant code'],
    [['--cid', 'TC0ONETIME', '--generation', 'new'], '--generation'],
    [['--cid', 'TC0ONETIME', '--public-url', 'http://pay.example.com'], '--public-url'],
    [['--cid', 'TC0ONETIME', '--public-url', 'https://pay.example.com/kakao'], '--public-url'],
  ])('%j is refused', async (args, words) => {
    await expect(askSettings(flags(...args), undefined)).rejects.toThrow(words);
  });
});

test('the key is read from a file, so that it stands in no command line', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'key-')), 'key');
  writeFileSync(file, 'DEV1234567890\n');
  expect(await askSecretKey(flags('--secret-key-file', file))).toBe('DEV1234567890');
});

test('a key that cannot be one is refused without being shown', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'key-')), 'key');
  writeFileSync(file, 'two words');
  await expect(askSecretKey(flags('--secret-key-file', file))).rejects.toThrow(/^(?!.*two words)/);
});
