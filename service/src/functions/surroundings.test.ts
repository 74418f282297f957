import { afterEach, expect, test, vi } from 'vitest';
import type { HttpAnswer, HttpRequest } from '../outbound/https.ts';

// What the functions are given besides KakaoPay and their secrets.

const outside = vi.hoisted(() => ({ sentTo: [] as string[] }));

vi.mock('../outbound/https.ts', () => ({
  sendHttp: async ({ url }: HttpRequest): Promise<HttpAnswer> => {
    outside.sentTo.push(url);
    return { status: 200, body: '{}' };
  },
}));

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** As it starts on a laptop. */
const laptop = {
  ...{ AWS_REGION: 'ap-northeast-2', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret', TABLE_NAME: 'payments' },
  ...{ AWS_ENDPOINT_URL: '', AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:8000', AWS_ENDPOINT_URL_SSM: '' },
  ...{ PUBLIC_URL: 'https://pay.shop.example', KAKAOPAY_CID: 'C371930065', KAKAOPAY_GENERATION: 'current' },
  ...{ SECRETS_PATH: '', KAKAOPAY_SECRET_KEY: `DEV${'0'.repeat(37)}`, LINK_SECRET: 'one', WEBHOOK_SECRET: 'two' },
  ...{ SHOP_NAME: undefined, SHOP_URL: undefined, SHOP_CONTACT: undefined, RETURN_SCHEMES: undefined },
};
function start(over: Readonly<Record<string, string>> = {}) {
  outside.sentTo.length = 0;
  for (const [name, value] of Object.entries({ ...laptop, ...over })) vi.stubEnv(name, value);
  vi.resetModules();
  return import('./environment.ts');
}

test('a function that only shows what is stored has the table and the public settings', async () => {
  const { settings, table } = (await start()).readingServiceOfLambda();
  expect(settings).toEqual({ publicUrl: 'https://pay.shop.example', returnSchemes: [] });
  expect(await table.get({ pk: 'p', sk: 's' })).toBeUndefined();
  expect(outside.sentTo).toEqual(['http://127.0.0.1:8000']);
});

test('a shop that says nothing of itself has an empty name, page and contact', async () => {
  const { settings } = await (await start()).serviceOfLambda();
  expect(settings.shop).toEqual({ name: '', url: '', contact: '' });
});

test('chance is as long as it was asked for, and never the same', async () => {
  const { ids } = await (await start()).serviceOfLambda();
  const drawn = Array.from({ length: 10 }, () => Buffer.from(ids.randomBytes(10)).toString('hex'));
  expect(drawn.map(({ length }) => length)).toEqual(Array(10).fill(20));
  expect(new Set(drawn).size).toBe(10);
});

test('sleep ends after as many ms as were asked for', async () => {
  const { sleep } = await (await start()).wakerOfLambda();
  vi.useFakeTimers();
  let slept = false;
  const sleeping = sleep(1000).then(() => {
    slept = true;
  });
  await vi.advanceTimersByTimeAsync(999);
  expect(slept).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(slept).toBe(true);
  await sleeping;
});

test.each([
  ['http://127.0.0.1:8000', 'connection'],
  ['https://dynamodb.ap-northeast-2.amazonaws.com', 'refused_address'],
])('with the table at %s, a webhook to this machine fails by: %s', async (table, error) => {
  const { webhooks } = await (await start({ AWS_ENDPOINT_URL_DYNAMODB: table })).tellerOfLambda();
  // Node sends no such header, so nothing is tried where the address is let through.
  const call = { url: 'http://127.0.0.1:9/', headers: { odd: '\n' }, body: '', sendBefore: Number.POSITIVE_INFINITY };
  expect(await webhooks.post(call)).toEqual({ status: undefined, error });
});
