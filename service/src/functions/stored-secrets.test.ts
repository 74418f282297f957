import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { HttpAnswer, HttpRequest } from '../outbound/https.ts';

// Who reads which secret, and what becomes of the one for webhooks.

const outside = vi.hoisted(() => ({ asked: [] as string[][] }));

vi.mock('../outbound/https.ts', () => ({
  sendHttp: async ({ body }: HttpRequest): Promise<HttpAnswer> => {
    const { Names } = JSON.parse(body) as { Names: string[] };
    outside.asked.push(Names.map((name) => name.replace('/kakaopay-serverless/prod/', '')).sort());
    return { status: 200, body: JSON.stringify({ Parameters: Names.map((Name) => ({ Name, Value: `of ${Name}` })) }) };
  },
}));

const deployed = {
  ...{ AWS_REGION: 'ap-northeast-2', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret', TABLE_NAME: 'payments' },
  ...{ PUBLIC_URL: 'https://pay.shop.example', SECRETS_PATH: '/kakaopay-serverless/prod' },
  ...{ AWS_ENDPOINT_URL: '', AWS_ENDPOINT_URL_DYNAMODB: '', AWS_ENDPOINT_URL_SSM: '' },
};
const forKakaoPay = { KAKAOPAY_CID: 'C371930065', KAKAOPAY_GENERATION: 'current' };

beforeEach(() => {
  outside.asked.length = 0;
});
afterEach(() => vi.unstubAllEnvs());

/** The process of a function that starts. */
function start(over: Readonly<Record<string, string>> = {}) {
  for (const [name, value] of Object.entries({ ...deployed, ...over })) vi.stubEnv(name, value);
  vi.resetModules();
  return import('./environment.ts');
}

test('each function reads the secrets of its stage that it has a use for, once, and no other', async () => {
  const all = await start(forKakaoPay);
  await all.serviceOfLambda();
  await all.wakerOfLambda();
  await all.tellerOfLambda();
  all.readingServiceOfLambda();
  const toCall = ['kakaopay-cid-secret', 'kakaopay-secret-key', 'kakaopay-subscription-cid-secret'];
  expect(outside.asked).toEqual([[...toCall, 'link-secret'], [...toCall, 'webhook-secret'], ['webhook-secret']]);
});

test('a function without credentials says which of them is missing', async () => {
  const without = (name: string) => start({ [name]: '' }).then((all) => all.tellerOfLambda());
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
    await expect(without(name)).rejects.toThrow(`The setting ${name} is missing from the function's environment.`);
  }
});

test('the functions that tell the shop start without any setting of KakaoPay’s', async () => {
  const { webhookSecrets } = await (await start()).tellerOfLambda();
  expect(webhookSecrets).toEqual(['of /kakaopay-serverless/prod/webhook-secret']);
});

describe('the secret for webhooks', () => {
  const teller = async (WEBHOOK_SECRET: string) => (await start({ SECRETS_PATH: '', WEBHOOK_SECRET })).tellerOfLambda();

  test('while it is rotated there are two, the new one first', async () => {
    expect((await teller('new, old')).webhookSecrets).toEqual(['new', 'old']);
  });

  test('a function without it does not start', async () => {
    await expect(teller('')).rejects.toThrow(
      'the parameter webhook-secret, or on a laptop the variable WEBHOOK_SECRET',
    );
  });
});

test.each([
  ['http://127.0.0.1:8000', true],
  ['http://localhost:4566/', true],
  ['http://[::1]:8000', true],
  ['', false],
  ['http://127.0.0.1.example.com', false],
  ['https://dynamodb.ap-northeast-2.amazonaws.com', false],
  ['http://10.0.0.5:8000', false],
])('where the table is at %j, webhooks to this machine itself are let through: %j', async (endpoint, isAllowed) => {
  const { settings } = await (await start({ AWS_ENDPOINT_URL_DYNAMODB: endpoint })).tellerOfLambda();
  expect(settings.localWebhooks).toBe(isAllowed);
});
