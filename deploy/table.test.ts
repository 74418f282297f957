import { afterEach, expect, test, vi } from 'vitest';
import type { HttpRequest } from '../service/src/outbound/https.ts';
import { deployedTable } from './table.ts';

const outside = vi.hoisted(() => ({ sent: [] as HttpRequest[] }));

vi.mock('../service/src/outbound/https.ts', () => ({
  sendHttp: async (request: HttpRequest) => {
    outside.sent.push(request);
    return { status: 200, body: '{}' };
  },
}));
vi.mock('./account.ts', () => ({ credentials: () => async () => ({ accessKeyId: 'id', secretAccessKey: 'secret' }) }));

afterEach(() => vi.unstubAllEnvs());

test.each([
  ['', '', 'https://dynamodb.ap-northeast-2.amazonaws.com/'],
  ['http://table.test', 'http://aws.test', 'http://table.test'],
  ['', 'http://aws.test', 'http://aws.test'],
])('with the address %j for tables and %j for all of AWS, the table is at %s', async (own, all, url) => {
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', own);
  vi.stubEnv('AWS_ENDPOINT_URL', all);
  const table = await deployedTable({ stage: 'prod', region: 'ap-northeast-2' }, 'payments');
  await table.get({ pk: 'p', sk: 's' });
  expect(outside.sent.at(-1)?.url).toBe(url);
});
