import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askSecretKey, askSettings, givenBaseUrl, givenCidSecret } from './ask.ts';
import { type Flags, readFlags } from './options.ts';

const flags = (...args: string[]) => readFlags('deploy', ['--stage', 'prod', ...args], {}) as Flags;
const file = (text: string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'key-')), 'key');
  writeFileSync(path, text);
  return path;
};

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

test('a key is read from a file, so that it stands in no command line', async () => {
  expect(await askSecretKey(flags('--secret-key-file', file('\uFEFFDEV1234567890\r\n')))).toBe('DEV1234567890');
  expect(givenCidSecret(flags('--cid-secret-file', file('1234567890\n')))).toBe('1234567890');
  expect(givenCidSecret(flags())).toBeUndefined();
});

test.each([
  ['two words', 'no space'],
  ['SECRET_KEY DEV1234567890', 'leave out the word'],
  ['여기에 키를 넣으세요', 'words of an example'],
])('the key %j is refused without being shown', async (text, words) => {
  const refused = expect(askSecretKey(flags('--secret-key-file', file(text)))).rejects;
  await refused.toThrow(words);
  await refused.not.toThrow(text);
  expect(() => givenCidSecret(flags('--cid-secret-file', file(text)))).toThrow(words);
});

test('a file that is not there is a sentence', async () => {
  await expect(askSecretKey(flags('--secret-key-file', '/no/such/key'))).rejects.toThrow(
    'There is no file /no/such/key.',
  );
});

test('another KakaoPay is an address without a path', () => {
  expect(givenBaseUrl({})).toBeUndefined();
  expect(givenBaseUrl({ KAKAOPAY_BASE_URL: 'http://localhost:4000/' })).toBe('http://localhost:4000');
  expect(() => givenBaseUrl({ KAKAOPAY_BASE_URL: 'http://localhost:4000/online' })).toThrow('without a path');
});
