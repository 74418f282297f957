import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { HttpAnswer, HttpRequest } from '../outbound/https.ts';
import { atHome, deployed, secrets, unset } from './testing.ts';

// What a Lambda is given, and what becomes of it: seen in what is sent.

const outside = vi.hoisted(() => ({ sent: [] as HttpRequest[], parameters: {} as Record<string, string> }));

vi.mock('../outbound/https.ts', () => ({
  sendHttp: async (request: HttpRequest): Promise<HttpAnswer> => {
    outside.sent.push(request);
    if (request.headers['x-amz-target'] !== 'AmazonSSM.GetParameters') return { status: 200, body: '{}' };
    const { Names } = JSON.parse(request.body) as { Names: string[] };
    const found = Names.filter((name) => name in outside.parameters);
    const Parameters = found.map((Name) => ({ Name, Value: outside.parameters[Name] }));
    return { status: 200, body: JSON.stringify({ Parameters }) };
  },
}));

beforeEach(() => {
  outside.sent.length = 0;
  outside.parameters = secrets;
});
afterEach(() => vi.unstubAllEnvs());

/** The process of a function that starts. */
function start(over: Readonly<Record<string, string | undefined>> = {}) {
  for (const name of unset) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries({ ...deployed, ...over })) vi.stubEnv(name, value);
  vi.resetModules();
  return import('./environment.ts');
}

const service = async (over?: Readonly<Record<string, string | undefined>>) => (await start(over)).serviceOfLambda();
const payerService = async () => (await start()).serviceWithoutListsOfLambda();
const wake = async (over?: Readonly<Record<string, string>>) => (await start(over)).wakerOfLambda();

const sentTo = (host: string) => outside.sent.filter(({ url }) => new URL(url).host.startsWith(host));
const tokensOf = (request: HttpRequest | undefined) => request?.headers['X-Amz-Security-Token'];

describe('credentials', () => {
  test("a role's session token goes with every call, to the table and to the parameter store", async () => {
    const { table } = await service();
    await table.get({ pk: 'p', sk: 's' });
    expect(sentTo('ssm.').map(tokensOf)).toEqual(['session-1']);
    expect(sentTo('dynamodb.').map(tokensOf)).toEqual(['session-1']);
  });

  test('they are asked for each time: a role changes them while the function lives', async () => {
    const { table } = await service();
    vi.stubEnv('AWS_SESSION_TOKEN', 'session-2');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'ASIASECOND');
    await table.get({ pk: 'p', sk: 's' });
    expect(sentTo('dynamodb.').map(tokensOf)).toEqual(['session-2']);
    expect(sentTo('dynamodb.')[0]?.headers.Authorization).toContain('Credential=ASIASECOND/');
  });

  test('a user has no session token', async () => {
    const { table } = await service({ ...atHome, AWS_SESSION_TOKEN: '' });
    await table.get({ pk: 'p', sk: 's' });
    expect(sentTo('dynamodb.').map(tokensOf)).toEqual([undefined]);
  });
});

describe('secrets', () => {
  test.each([
    ['the functions for shops', service],
    ['the function for payers', payerService],
    ['wake', wake],
  ])('each merchant code goes to KakaoPay with its secret: %s', async (_, engine) => {
    const { kakaoPay } = await engine();
    await kakaoPay.order({ tid: 'T469b847306d7b2dc394' });
    await kakaoPay.order({ tid: 'T469b847306d7b2dc394', cid: 'C371930066' });
    const calls = sentTo('open-api.kakaopay.com');
    expect(calls[0]?.headers.Authorization).toBe('SECRET_KEY PRD0000000000000000000000000000000000001');
    expect(calls.map(({ body }) => JSON.parse(body))).toMatchObject([
      { cid: 'C371930065', cid_secret: 'cid-secret-1' },
      { cid: 'C371930066', cid_secret: 'cid-secret-2' },
    ]);
  });

  test('few merchants have a secret for their code', async () => {
    const { '/kakaopay-serverless/prod/kakaopay-cid-secret': _, ...others } = secrets;
    outside.parameters = others;
    await (await service()).kakaoPay.order({ tid: 'T469b847306d7b2dc394' });
    expect(JSON.parse(sentTo('open-api.')[0]?.body ?? '')).not.toHaveProperty('cid_secret');
  });

  test.each(['', undefined])('with %j for the code of subscriptions its secret goes nowhere', async (none) => {
    const { kakaoPay, settings } = await service({ KAKAOPAY_SUBSCRIPTION_CID: none });
    await kakaoPay.order({ tid: 'T469b847306d7b2dc394', cid: 'C371930066' });
    await kakaoPay.order({ tid: 'T469b847306d7b2dc394' });
    expect(sentTo('open-api.').map(({ body }) => JSON.parse(body).cid_secret)).toEqual([undefined, 'cid-secret-1']);
    expect(settings.subscriptionCode).toBeUndefined();
  });

  test('what stands in the environment does not count where there is a parameter store', async () => {
    const left = { LINK_SECRET: 'left over', KAKAOPAY_SECRET_KEY: 'left over' };
    expect((await service(left)).settings.linkSecrets).toEqual(['link-secret-1']);
    outside.parameters = {};
    await expect(service(left)).rejects.toThrow('A secret is missing: the parameter ');
  });

  test('a function without its secrets does not start', async () => {
    const { '/kakaopay-serverless/prod/link-secret': _, ...others } = secrets;
    outside.parameters = others;
    await expect(service()).rejects.toThrow('the parameter link-secret, or on a laptop the variable LINK_SECRET');
    await expect(service({ ...atHome, LINK_SECRET: '' })).rejects.toThrow('the variable LINK_SECRET');
    await expect(wake({ ...atHome, KAKAOPAY_SECRET_KEY: '' })).rejects.toThrow('the variable KAKAOPAY_SECRET_KEY');
  });

  test('on a laptop they come from the environment, and no parameter store is asked', async () => {
    expect((await service(atHome)).settings.linkSecrets).toEqual(['link-secret-2']);
    expect(outside.sent).toEqual([]);
  });

  test('while the one for links is rotated there are two of them, the new one first', async () => {
    expect((await service({ ...atHome, LINK_SECRET: 'new, old' })).settings.linkSecrets).toEqual(['new', 'old']);
  });
});

test('no write carries the token of another write, of this process or of another', async () => {
  const tokens: string[] = [];
  for (const pk of ['first', 'second']) {
    const { table } = await service(atHome);
    for (const sk of ['a', 'b', 'c']) await table.putIfAbsent({ pk, sk });
  }
  for (const { body } of sentTo('dynamodb.')) {
    const { Item } = JSON.parse(body) as { Item: Record<string, { S?: string }> };
    const [token = ''] = Object.entries(Item).flatMap(([name, { S }]) =>
      ['pk', 'sk'].includes(name) ? [] : (S ?? []),
    );
    tokens.push(token);
  }
  expect(new Set(tokens).size).toBe(6);
  // 96 bits of chance, and then a count.
  const prefixes = tokens.map((token) => token.slice(0, 16));
  expect(new Set(prefixes).size).toBe(2);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{16}[0-9a-z]+$/);
});

describe('where things are', () => {
  const reach = async (over: Readonly<Record<string, string>>) => {
    const { table, kakaoPay } = await service(over);
    await table.get({ pk: 'p', sk: 's' });
    await kakaoPay.order({ tid: 'T469b847306d7b2dc394' });
    return outside.sent.map(({ url }) => url);
  };

  test("in production: AWS's of the region, and KakaoPay's own", async () => {
    expect(await reach({})).toEqual([
      'https://ssm.ap-northeast-2.amazonaws.com/',
      'https://dynamodb.ap-northeast-2.amazonaws.com/',
      'https://open-api.kakaopay.com/online/v1/payment/order',
    ]);
    expect(outside.sent[1]?.body).toContain('"TableName":"payments"');
  });

  test('one address for all of AWS, or one for each of its services', async () => {
    const addresses = { AWS_ENDPOINT_URL: 'http://aws.test', AWS_ENDPOINT_URL_DYNAMODB: 'http://table.test' };
    expect((await reach(addresses)).slice(0, 2)).toEqual(['http://aws.test', 'http://table.test']);
    outside.sent.length = 0;
    expect((await reach({ ...addresses, AWS_ENDPOINT_URL_SSM: 'http://ssm.test' }))[0]).toBe('http://ssm.test');
  });

  test('an empty address is none: the one for all of AWS stands', async () => {
    const addresses = { AWS_ENDPOINT_URL: 'http://aws.test', AWS_ENDPOINT_URL_DYNAMODB: '', AWS_ENDPOINT_URL_SSM: '' };
    expect((await reach(addresses)).slice(0, 2)).toEqual(['http://aws.test', 'http://aws.test']);
    const regional = 'https://dynamodb.ap-northeast-2.amazonaws.com/';
    expect((await reach({ AWS_ENDPOINT_URL: '', AWS_ENDPOINT_URL_SSM: '' })).at(-2)).toBe(regional);
  });

  test('another KakaoPay, and its generation before', async () => {
    expect((await reach({ KAKAOPAY_BASE_URL: 'http://kakaopay.test' })).at(-1)).toMatch(/^http:\/\/kakaopay\.test\//);
    const proxy = { KAKAOPAY_BASE_URL: 'https://proxy.example/kakaopay/' };
    expect((await reach(proxy)).at(-1)).toBe('https://proxy.example/kakaopay/online/v1/payment/order');
    expect((await reach({ KAKAOPAY_GENERATION: 'legacy' })).at(-1)).toBe('https://kapi.kakao.com/v1/payment/order');
    expect(outside.sent.at(-1)?.headers.Authorization).toMatch(/^KakaoAK /);
  });
});

describe('a setting that KakaoPay could never be called with', () => {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    const fs = process.getBuiltinModule('node:fs');
    vi.spyOn(fs, 'writeSync').mockImplementation((_, text) => lines.push(String(text)));
  });
  afterEach(() => vi.restoreAllMocks());

  const keyAt = '/kakaopay-serverless/prod/kakaopay-secret-key';
  const withKey = (key: string) => {
    outside.parameters = { ...secrets, [keyAt]: key };
    return {};
  };
  test.each([
    [keyAt, 'must be the key alone, without SECRET_KEY or KakaoAK before it.', () => withKey('SECRET_KEY PRD00FACE')],
    [keyAt, 'must be the key alone, without a space or a line break.', () => withKey('PRD00FACE\n')],
    [keyAt, 'must be the key alone, without quotes around it.', () => withKey('"PRD00FACE"')],
    ['KAKAOPAY_GENERATION', 'must be current or legacy.', () => ({ KAKAOPAY_GENERATION: 'PRD00FACE' })],
    [
      'KAKAOPAY_SECRET_KEY',
      'must be the key as KakaoPay gave it, in ASCII letters, digits and signs; this is a placeholder.',
      () => ({ ...atHome, KAKAOPAY_SECRET_KEY: '여기에-PRD00FACE' }),
    ],
    [
      'KAKAOPAY_BASE_URL',
      'must be an http or https address without query, fragment or user.',
      () => ({ KAKAOPAY_BASE_URL: 'https://PRD00FACE@proxy.example' }),
    ],
  ])('%s %s It is one ERROR line; the function starts and calls nobody', async (setting, words, given) => {
    const { kakaoPay } = await service(given());
    for (let times = 0; times < 3; times++) {
      const error = { code: 'invalid_options', certainty: 'our_fault' };
      expect(await kakaoPay.order({ tid: 'T469b847306d7b2dc394' })).toMatchObject({ ok: false, error });
    }
    const [line, ...others] = lines.map((text) => JSON.parse(text) as object);
    expect(line).toMatchObject({
      level: 'ERROR',
      message: 'kakaopay_not_configured',
      setting,
      error: `${setting} ${words}`,
    });
    expect(others).toEqual([]);
    expect(lines.join()).not.toContain('PRD00FACE');
    expect(outside.sent.filter(({ url }) => !url.startsWith('https://ssm.'))).toEqual([]);
  });

  test('of subscriptions alone stops their calls alone', async () => {
    const { kakaoPay } = await service({ ...atHome, KAKAOPAY_SUBSCRIPTION_CID_SECRET: '0'.repeat(25) });
    const ask = (cid: string) => kakaoPay.order({ tid: 'T469b847306d7b2dc394', cid });
    expect(await ask('C371930066')).toMatchObject({ ok: false, error: { certainty: 'our_fault' } });
    expect(outside.sent).toEqual([]);
    await ask('C371930065');
    expect(outside.sent).toHaveLength(1);
    const said = { message: 'kakaopay_not_configured', setting: 'KAKAOPAY_SUBSCRIPTION_CID_SECRET' };
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([said]);
  });

  test('wake says it too; good settings say nothing', async () => {
    await service();
    await wake();
    expect(lines).toEqual([]);
    await wake({ KAKAOPAY_GENERATION: 'newest' });
    expect(lines.length).toBe(1);
  });
});

test('the settings are those of the stage', async () => {
  const shop = { SHOP_NAME: '초코상점', SHOP_URL: 'https://shop.example', SHOP_CONTACT: 'help@shop.example' };
  expect((await service(shop)).settings).toEqual({
    merchantCode: 'C371930065',
    subscriptionCode: 'C371930066',
    publicUrl: 'https://pay.shop.example',
    returnSchemes: [],
    linkSecrets: ['link-secret-1'],
    shop: { name: '초코상점', url: 'https://shop.example', contact: 'help@shop.example' },
  });
});

describe('the console', () => {
  const consoleService = async (over: Readonly<Record<string, string | undefined>> = {}) =>
    (await start({ STAGE: 'prod', SECOND_OPERATOR_ABOVE_WON: '500000', ...over })).consoleServiceOfLambda();

  test('has what the functions of the API have together, by one question for all of its secrets', async () => {
    const { settings, webhookSecrets, console, kakaoPay, webhooks } = await consoleService();
    expect(settings).toMatchObject({
      linkSecrets: ['link-secret-1'],
      merchantCode: 'C371930065',
      localWebhooks: false,
    });
    expect(webhookSecrets).toEqual(['webhook-secret-1']);
    expect(console).toEqual({ secondOperatorAboveWon: 500_000, logs: { region: 'ap-northeast-2', stage: 'prod' } });
    expect([kakaoPay, webhooks]).toEqual([expect.anything(), expect.anything()]);
    expect(outside.sent).toHaveLength(1);
  });

  test('leads to no logs of AWS on a laptop, and may tell endpoints there', async () => {
    const { console, settings } = await consoleService({
      ...atHome,
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:8000',
    });
    expect(console).toEqual({ secondOperatorAboveWon: 500_000 });
    expect(settings.localWebhooks).toBe(true);
  });
});
