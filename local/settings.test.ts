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
    const file = envFile('# mine\n\nKAKAOPAY_SECRET_KEY=DEV11111\nexport KAKAOPAY_CID="TC0ONETIME"\n');
    expect(readSettings(file, { KAKAOPAY_SECRET_KEY: 'DEV22222' })).toEqual({
      KAKAOPAY_SECRET_KEY: 'DEV22222',
      KAKAOPAY_CID: 'TC0ONETIME',
    });
  });

  test.each([
    'export  KAKAOPAY_CID=TC0ONETIME',
    '  export KAKAOPAY_CID=TC0ONETIME',
    'KAKAOPAY_CID = TC0ONETIME',
    '\tKAKAOPAY_CID\t=\tTC0ONETIME',
  ])('may have white space around their names: %j', (line) => {
    expect(readSettings(envFile(line), {})).toEqual({ KAKAOPAY_CID: 'TC0ONETIME' });
  });

  test('the shop’s webhook may be on this machine', () => {
    const settings = { WEBHOOK_URL: 'http://localhost:8080/webhooks' };
    expect(readSettings('/no/such/.env', settings)).toEqual(settings);
  });

  test('an empty value is none', () => {
    expect(readSettings(envFile('KAKAOPAY_SECRET_KEY=\n'), {})).toEqual({});
  });

  test.each([
    ['KAKAOPAY_SECRET_KEY DEV1', 'line 1'],
    ['# ok\nKAKAOPAY_CID=TC0ONETIME\nwhat', 'line 3'],
    ['KAKAOPAY-CID=TC0ONETIME', 'line 1'],
    // Node would call this setting "export\tKAKAOPAY_CID".
    ['export\tKAKAOPAY_CID=TC0ONETIME', 'line 1'],
    ['KAKAOPAY_SECRETKEY=DEV1', 'KAKAOPAY_SECRETKEY'],
    ['KAKAOPAY_GENERATION=new', 'KAKAOPAY_GENERATION'],
    ['KAKAOPAY_BASE_URL=localhost:4000', 'KAKAOPAY_BASE_URL'],
    [
      'KAKAOPAY_BASE_URL=http://localhost:4000/online',
      "KAKAOPAY_BASE_URL must be an address without KakaoPay's own path",
    ],
    ['KAKAOPAY_BASE_URL=http://localhost:4000/?a', 'KAKAOPAY_BASE_URL must be an http or https address without query'],
    [
      'KAKAOPAY_GENERATION=legacy\nKAKAOPAY_BASE_URL=https://open-api.kakaopay.com',
      'KAKAOPAY_BASE_URL must be https://kapi.kakao.com, or left out.',
    ],
    ['KAKAOPAY_CID=가맹점코드', 'KAKAOPAY_CID must be 1 to 10 ASCII letters, digits and signs without a space.'],
    ['KAKAOPAY_SUBSCRIPTION_CID=C 1', 'KAKAOPAY_SUBSCRIPTION_CID must be 1 to 10 ASCII letters, digits and signs'],
    ['KAKAOPAY_CID_SECRET=0123456789012345678901234', 'KAKAOPAY_CID_SECRET must be 1 to 24 ASCII letters'],
    ['KAKAOPAY_SUBSCRIPTION_CID=C3719300651', 'KAKAOPAY_SUBSCRIPTION_CID must be 1 to 10 ASCII letters'],
    [
      'KAKAOPAY_SUBSCRIPTION_CID_SECRET=0123456789012345678901234',
      'KAKAOPAY_SUBSCRIPTION_CID_SECRET must be 1 to 24 ASCII letters',
    ],
    ['SHOP_URL=shop.example', 'SHOP_URL'],
    ['SHOP_URL=javascript:alert(1)', 'SHOP_URL'],
    ['WEBHOOK_URL=localhost:8080', 'WEBHOOK_URL must '],
    ['WEBHOOK_URL=http://192.168.0.5/webhooks', 'WEBHOOK_URL must '],
    ['KAKAOPAY_SECRET_KEY="SECRET_KEY DEV0123456789"', 'KAKAOPAY_SECRET_KEY must be the key alone'],
    ['KAKAOPAY_SECRET_KEY=여기에_키를_넣으세요', 'KAKAOPAY_SECRET_KEY must be the key as KakaoPay gave it'],
    [`KAKAOPAY_SECRET_KEY="'DEV0123456789'"`, 'KAKAOPAY_SECRET_KEY must be the key alone, without quotes around it.'],
  ])('%j is explained', (text, words) => {
    expect(() => readSettings(envFile(text), {})).toThrow(words);
  });

  test('a broken line is named, not shown: it may hold a key', () => {
    expect(() => readSettings(envFile('KAKAOPAY_SECRET_KEY: DEVSECRET'), {})).toThrow(/^(?!.*DEVSECRET)/);
  });

  test.each([
    ['SECRET_KEY=DEV11111', 'KAKAOPAY_SECRET_KEY'],
    ['CID=TC0ONETIME', 'KAKAOPAY_CID'],
    ['CID_SECRET=secret', 'KAKAOPAY_CID_SECRET'],
    ['SUBSCRIPTION_CID=C371930066', 'KAKAOPAY_SUBSCRIPTION_CID'],
    ['BASE_URL=http://localhost:4000', 'KAKAOPAY_BASE_URL'],
    ['GENERATION=legacy', 'KAKAOPAY_GENERATION'],
    ['kakaopay_secret_key=DEV11111', 'KAKAOPAY_SECRET_KEY'],
    ['KAKAOPAY_SECRETKEY=DEV11111', 'KAKAOPAY_SECRET_KEY'],
    ['KAKAO_PAY_SECRET_KEY=DEV11111', 'KAKAOPAY_SECRET_KEY'],
    ['KAKAOPAY_ADMIN_KEY=DEV11111', 'KAKAOPAY_SECRET_KEY'],
    ['KAKAOPAY_KEY=DEV11111', 'KAKAOPAY_SECRET_KEY'],
    ['KAKAO_API_KEY=DEV11111', 'KAKAOPAY_SECRET_KEY'],
    ['KAKAOPAY_DEV_SECRET_KEY=DEV11111', 'KAKAOPAY_SECRET_KEY'],
    ['KAKAOPAY_SECRET_KEY_DEV=DEV11111', 'KAKAOPAY_SECRET_KEY'],
    ['KAKAOPAY_MERCHANT_CODE=TC0ONETIME', 'KAKAOPAY_CID'],
    ['KAKAOPAY_URL=http://localhost:4000', 'KAKAOPAY_BASE_URL'],
    ['KAKAOPAY_HOST=localhost', 'KAKAOPAY_BASE_URL'],
  ])('%s: the name that was meant is told', (text, name) => {
    expect(() => readSettings(envFile(text), {})).toThrow(`Do you mean ${name}?`);
  });

  test("other programs' names are left alone; those that can only be ours are not", () => {
    const others = 'HOST=example.test\nAPI_KEY=x\nURL=y\nLOGIN_WITH_KAKAO_KEY=z\nKEY_KAKAO=z\n';
    expect(readSettings(envFile(others), { SECRET_KEY: 'x' })).toEqual({});
    expect(() => readSettings('/no/such/.env', { KAKAOPAY_SECRET: 'x' })).toThrow('Do you mean KAKAOPAY_SECRET_KEY?');
    expect(() => readSettings('/no/such/.env', { KAKAOPAY_COLOUR: 'x' })).toThrow(
      'The environment: there is no setting KAKAOPAY_COLOUR. The settings are KAKAOPAY_GENERATION, KAKAOPAY_SECRET_KEY, ',
    );
  });

  test('what Windows writes is read: a mark before the first name, and CRLF', () => {
    const file = envFile('\uFEFFKAKAOPAY_SECRET_KEY=DEV11111\r\nKAKAOPAY_CID=TC0ONETIME\r\n');
    expect(readSettings(file, {})).toEqual({ KAKAOPAY_SECRET_KEY: 'DEV11111', KAKAOPAY_CID: 'TC0ONETIME' });
  });

  test.each([
    ['UTF-16', Buffer.from('\uFEFFKAKAOPAY_CID=TC0ONETIME', 'utf16le')],
    ['UTF-16 without a mark', Buffer.from('KAKAOPAY_CID=TC0ONETIME', 'utf16le')],
    ['CP949', Buffer.from([0x23, 0xb0, 0xa1])],
  ])('%s is told', (_name, bytes) => {
    const file = envFile('');
    writeFileSync(file, bytes);
    expect(() => readSettings(file, {})).toThrow('is not UTF-8');
  });

  test.each([
    ['http://localhost:4000/', 'http://localhost:4000'],
    ['https://gateway.example/kakaopay/', 'https://gateway.example/kakaopay'],
  ])('the address %s is used as %s', (given, used) => {
    expect(readSettings('/no/such/.env', { KAKAOPAY_BASE_URL: given })).toEqual({ KAKAOPAY_BASE_URL: used });
  });
});
