import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSettings } from './settings.ts';

function envFile(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'env-')), '.env');
  writeFileSync(file, text);
  return file;
}

describe('the settings of this machine', () => {
  test('are none without a file', () => {
    expect(readSettings('/no/such/.env', {})).toEqual({});
  });

  test('come from the file, and the environment wins', () => {
    const file = envFile('# mine\n\nKAKAOPAY_SECRET_KEY=DEV1\nexport KAKAOPAY_CID="TC0ONETIME"\n');
    expect(readSettings(file, { KAKAOPAY_SECRET_KEY: 'DEV2' })).toEqual({
      KAKAOPAY_SECRET_KEY: 'DEV2',
      KAKAOPAY_CID: 'TC0ONETIME',
    });
  });

  test('an empty value is none', () => {
    expect(readSettings(envFile('KAKAOPAY_SECRET_KEY=\n'), {})).toEqual({});
  });

  test.each([
    ['KAKAOPAY_SECRET_KEY DEV1', 'line 1'],
    ['# ok\nKAKAOPAY_CID=TC0ONETIME\nwhat', 'line 3'],
    ['KAKAOPAY_SECRETKEY=DEV1', 'KAKAOPAY_SECRETKEY'],
    ['KAKAOPAY_GENERATION=new', 'KAKAOPAY_GENERATION'],
    ['KAKAOPAY_BASE_URL=localhost:4000', 'KAKAOPAY_BASE_URL'],
    ['KAKAOPAY_CID=tc0onetime', 'KAKAOPAY_CID'],
    ['SHOP_URL=shop.example', 'SHOP_URL'],
    ['SHOP_URL=javascript:alert(1)', 'SHOP_URL'],
  ])('%j is explained', (text, words) => {
    expect(() => readSettings(envFile(text), {})).toThrow(words);
  });

  test('a broken line is named, not shown: it may hold a key', () => {
    expect(() => readSettings(envFile('KAKAOPAY_SECRET_KEY: DEVSECRET'), {})).toThrow(/^(?!.*DEVSECRET)/);
  });
});
