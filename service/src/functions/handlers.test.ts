import { beforeAll, expect, test, vi } from 'vitest';
import type { HttpFunction } from './http-function.ts';

// The handlers as Lambda loads them, with an empty table behind them.

vi.mock('../outbound/https.ts', () => ({ sendHttp: async () => ({ status: 200, body: '{"Items":[]}' }) }));

beforeAll(() => {
  const given = {
    ...{
      AWS_REGION: 'ap-northeast-2',
      AWS_ACCESS_KEY_ID: 'id',
      AWS_SECRET_ACCESS_KEY: 'secret',
      TABLE_NAME: 'payments',
    },
    ...{ PUBLIC_URL: 'https://pay.shop.example', KAKAOPAY_CID: 'TC0ONETIME', KAKAOPAY_GENERATION: 'current' },
    ...{
      KAKAOPAY_SECRET_KEY: 'DEV0000000000000000000000000000000000001',
      LINK_SECRET: 'secret',
      API_DOCS: 'on',
      WEBHOOK_SECRET: 'secret',
      SECRETS_PATH: '',
    },
  };
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
  return () => vi.unstubAllEnvs();
});

const handlers: Readonly<Record<string, () => Promise<{ readonly handler: HttpFunction }>>> = {
  checkout: () => import('./checkout.ts'),
  payments: () => import('./payments.ts'),
  cancellations: () => import('./cancellations.ts'),
  reports: () => import('./reports.ts'),
  reference: () => import('./reference.ts'),
};

test.each([
  ['checkout', 'GET', '/checkout/made-up', 404, 'text/html'],
  ['checkout', 'GET', '/return/made-up/approve', 404, 'text/html'],
  ['checkout', 'GET', '/receipt/made-up', 404, 'text/html'],
  ['payments', 'POST', '/v1/payments', 401, 'application/problem+json'],
  ['payments', 'GET', '/v1/payments', 401, 'application/problem+json'],
  ['payments', 'POST', '/v1/payments/pay_1/close', 401, 'application/problem+json'],
  ['cancellations', 'POST', '/v1/payments/pay_1/cancellations', 401, 'application/problem+json'],
  ['reports', 'GET', '/v1/reports/days/2026-11-23', 401, 'application/problem+json'],
  ['reference', 'GET', '/openapi.json', 200, 'application/json'],
  ['reference', 'GET', '/problems', 200, 'text/html'],
  ['reference', 'GET', '/docs', 200, 'text/html'],
  ['reference', 'GET', '/nowhere', 404, 'text/html'],
])('%s: %s %s is answered with %i, %s', async (name, method, rawPath, status, type) => {
  const { handler } = (await handlers[name]?.()) ?? {};
  const headers = { accept: 'text/html,*/*' };
  const answer = await handler?.({ rawPath, headers, requestContext: { requestId: 'r', http: { method } } });
  expect(answer?.statusCode).toBe(status);
  expect(answer?.headers['content-type']).toContain(type);
});

test('an address of another function is known to the last one, and the methods that it has', async () => {
  const { handler } = await import('./reference.ts');
  for (const [rawPath, allow] of [
    ['/v1/payments', 'POST, GET'],
    ['/checkout/x', 'GET'],
    ['/docs', 'GET'],
  ]) {
    const answer = await handler({ rawPath, requestContext: { requestId: 'r', http: { method: 'DELETE' } } });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, allow]);
  }
});

test('where the API is not shown, its page is an address like any unknown one', async () => {
  vi.resetModules();
  vi.stubEnv('API_DOCS', 'off');
  const { handler } = await import('./reference.ts');
  const answer = (method: string, rawPath: string) =>
    handler({ rawPath, requestContext: { requestId: 'r', http: { method } } });
  expect(await answer('GET', '/docs')).toEqual(await answer('GET', '/nowhere'));
  expect(await answer('POST', '/docs')).toEqual(await answer('POST', '/nowhere'));
  expect((await answer('GET', '/problems')).statusCode).toBe(200);
});

test('deliver is told of nothing, and of what is no record', async () => {
  const { handler } = await import('./deliver.ts');
  const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 60_000 };
  for (const event of [
    {},
    null,
    { Records: 'none' },
    { Records: [null, { dynamodb: { Keys: { pk: { N: '1' } } } }] },
  ]) {
    await handler(event, context);
  }
});

test('wake finds nothing to do', async () => {
  const { handler } = await import('./wake.ts');
  const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 30_000 };
  expect(await handler({}, context)).toEqual({ due: 0, failed: 0 });
});
