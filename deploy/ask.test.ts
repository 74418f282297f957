import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { askSecretKey, askSettings, givenBaseUrl, givenCidSecrets } from './ask.ts';
import { type Flags, readFlags } from './options.ts';

afterEach(() => vi.unstubAllEnvs());

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

  test('a merchant code for subscriptions is kept, too, until it is taken away', async () => {
    const given = await askSettings(flags('--cid', 'C371930065', '--subscription-cid', 'C371930066'), undefined);
    expect(given).toMatchObject({ cid: 'C371930065', subscriptionCid: 'C371930066' });
    expect(await askSettings(flags(), given)).toEqual(given);
    expect(await askSettings(flags('--subscription-cid', ''), given)).toMatchObject({ subscriptionCid: '' });
  });

  test('where the shop is told what happens is kept, too, until it is taken away', async () => {
    const url = 'https://shop.example/webhooks';
    const given = await askSettings(flags('--cid', 'C371930065', '--webhook-url', url), undefined);
    expect(given).toMatchObject({ webhookUrl: url });
    expect(await askSettings(flags(), given)).toEqual(given);
    expect(await askSettings(flags('--webhook-url', ''), given)).toMatchObject({ webhookUrl: '' });
    expect(await askSettings(flags('--cid', 'C371930065'), undefined)).not.toHaveProperty('webhookUrl');
  });

  test('whether the API is shown to people is kept, and is not said when nobody has said it', async () => {
    const given = await askSettings(flags('--cid', 'C371930065', '--docs', 'on'), undefined);
    expect(given).toMatchObject({ docs: 'on' });
    expect(await askSettings(flags(), given)).toEqual(given);
    expect(await askSettings(flags('--docs', 'off'), given)).toMatchObject({ docs: 'off' });
  });

  test('from which amount on two operators give money back is kept, too', async () => {
    const given = await askSettings(flags('--cid', 'C371930065', '--second-operator-above', '500000'), undefined);
    expect(given).toMatchObject({ secondOperatorAboveWon: 500_000 });
    expect(await askSettings(flags(), given)).toEqual(given);
    expect(await askSettings(flags('--second-operator-above', '0'), given)).toMatchObject({
      secondOperatorAboveWon: 0,
    });
  });

  test.each([
    ['', 'http://localhost:8080/webhooks', false],
    ['https://aws.example', 'http://localhost:8080/webhooks', false],
    ['http://127.0.0.1:4566', 'http://localhost:8080/webhooks', true],
    ['http://127.0.0.1:4566', 'https://10.0.0.5/webhooks', false],
  ])('with AWS at %j, the shop may be at %s: %j', async (AWS_ENDPOINT_URL, url, isAllowed) => {
    vi.stubEnv('AWS_ENDPOINT_URL', AWS_ENDPOINT_URL);
    const asked = askSettings(flags('--cid', 'TC0ONETIME', '--webhook-url', url), undefined);
    if (isAllowed) expect(await asked).toMatchObject({ webhookUrl: url });
    else await expect(asked).rejects.toThrow('--webhook-url must ');
  });

  test.each([
    [
      ['--cid', 'TC0ONETIME', '--subscription-cid', 'C3719300651'],
      '--subscription-cid must be 1 to 10 ASCII letters, digits and signs without a space.',
    ],
    [['--cid', '가맹점코드'], 'The merchant code must be 1 to 10 ASCII letters, digits and signs without a space.'],
    [['--cid', 'C3719300651'], 'The merchant code must be 1 to 10 ASCII letters'],
    [
      ['--cid', 'TC0ONETIME', '--second-operator-above', '1,000'],
      '--second-operator-above must be a whole number from 0 to 999999999, not "1,000".',
    ],
    [['--cid', 'TC0ONETIME', '--generation', 'new'], '--generation must be current or legacy.'],
    [['--cid', 'TC0ONETIME', '--docs', 'yes'], '--docs is on or off.'],
    [['--cid', 'TC0ONETIME', '--shop-url', 'shop.example'], '--shop-url must be an address such as'],
    [['--cid', 'TC0ONETIME', '--public-url', 'http://pay.example.com'], '--public-url'],
    [['--cid', 'TC0ONETIME', '--public-url', 'https://pay.example.com/kakao'], '--public-url'],
  ])('%j is refused', async (args, words) => {
    await expect(askSettings(flags(...args), undefined)).rejects.toThrow(words);
  });
});

test('a key is read from a file, so that it stands in no command line', async () => {
  expect(await askSecretKey(flags('--secret-key-file', file('\uFEFFDEV1234567890\r\n')))).toBe('DEV1234567890');
  const [own, subscription] = [file('1234567890\n'), file('0987654321\r\n')];
  const args = ['--cid-secret-file', own, '--subscription-cid-secret-file', subscription];
  expect(givenCidSecrets(flags(...args))).toEqual([
    ['cidSecret', '1234567890'],
    ['subscriptionCidSecret', '0987654321'],
  ]);
  expect(givenCidSecrets(flags(...args.slice(2)))).toEqual([['subscriptionCidSecret', '0987654321']]);
  expect(givenCidSecrets(flags())).toEqual([]);
});

test.each([
  ['two words', 'must be the key alone, without a space or a line break.'],
  ['SECRET_KEY DEV1234567890', 'must be the key alone, without SECRET_KEY or KakaoAK before it.'],
  ['"DEV1234567890"', 'must be the key alone, without quotes around it.'],
  ['여기에 키를 넣으세요', 'must be the key as KakaoPay gave it'],
])('the key %j is refused without being shown', async (text, words) => {
  const refused = expect(askSecretKey(flags('--secret-key-file', file(text)))).rejects;
  await refused.toThrow(`The KakaoPay key ${words}`);
  await refused.not.toThrow(text);
  const refusal = (flag: string) => expect(() => givenCidSecrets(flags(flag, file(text))));
  refusal('--cid-secret-file').toThrow(`The merchant code's secret ${words}`);
  refusal('--subscription-cid-secret-file').toThrow(`The subscription code's secret ${words}`);
});

test('a file that is not there is a sentence', async () => {
  await expect(askSecretKey(flags('--secret-key-file', '/no/such/key'))).rejects.toThrow(
    'There is no file /no/such/key.',
  );
});

describe('another KakaoPay', () => {
  const given = (KAKAOPAY_BASE_URL: string, generation: 'current' | 'legacy' = 'current') =>
    givenBaseUrl({ KAKAOPAY_BASE_URL }, { generation });

  test('is an address, with a path or without', () => {
    expect(given('')).toBeUndefined();
    expect(given('http://localhost:4000/')).toBe('http://localhost:4000');
    expect(given(' https://gateway.example/kakaopay/ ')).toBe('https://gateway.example/kakaopay');
  });

  test.each([
    ['localhost:4000', 'an http or https address without query, fragment or user.'],
    ['https://gateway.example/?a=b', 'an http or https address without query, fragment or user.'],
    ['https://gateway.example/#a', 'an http or https address without query, fragment or user.'],
    ['https://user:pw@gateway.example', 'an http or https address without query, fragment or user.'],
    [
      'http://localhost:4000/online',
      "an address without KakaoPay's own path (/online/v1/payment), which is added to it.",
    ],
  ])('is never at %s', (address, wanted) => {
    expect(() => given(address)).toThrow(`KAKAOPAY_BASE_URL must be ${wanted}`);
  });

  test("the stage's generation counts", () => {
    expect(given('https://kapi.kakao.com', 'legacy')).toBe('https://kapi.kakao.com');
    expect(() => given('https://kapi.kakao.com')).toThrow('must be https://open-api.kakaopay.com, or left out.');
  });
});
