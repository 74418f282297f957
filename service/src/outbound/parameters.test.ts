import { expect, test } from 'vitest';
import type { HttpRequest } from './https.ts';
import { readParameters } from './parameters.ts';

const storeThat = (status: number, body: unknown, seen: HttpRequest[] = []) => ({
  region: 'ap-northeast-2',
  credentials: () => ({ accessKeyId: 'id', secretAccessKey: 'secret' }),
  clock: { now: () => 0 },
  send: async (request: HttpRequest) => {
    seen.push(request);
    return { status, body: JSON.stringify(body) };
  },
});

test('reads all of them in one signed call; one that is not there is left out', async () => {
  const seen: HttpRequest[] = [];
  const store = storeThat(200, { Parameters: [{ Name: '/a', Value: '1' }], InvalidParameters: ['/b'] }, seen);
  expect(await readParameters(store, ['/a', '/b'])).toEqual(new Map([['/a', '1']]));
  expect(seen).toHaveLength(1);
  const url = 'https://ssm.ap-northeast-2.amazonaws.com/';
  // A start that waits longer for a secret is better tried again.
  expect(seen[0]).toMatchObject({ url, method: 'POST', timeoutMs: 3_000 });
  expect(seen[0]?.headers.Authorization).toContain('/ssm/aws4_request');
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ Names: ['/a', '/b'], WithDecryption: true });
});

test('a refusal names what was asked for', async () => {
  await expect(readParameters(storeThat(400, { __type: 'AccessDeniedException' }), ['/a'])).rejects.toThrow(
    '400 AccessDeniedException for /a',
  );
});
