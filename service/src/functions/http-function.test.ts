import { expect, test } from 'vitest';
import { httpFunction } from './http-function.ts';

const echo = httpFunction(
  async (_, request) => ({ status: 201, headers: { a: 'b' }, body: JSON.stringify(request) }),
  {},
);

test('an event becomes a request, and its answer an answer', async () => {
  const event = { rawPath: '/a', rawQueryString: 'b=1', requestContext: { requestId: 'r', http: { method: 'GET' } } };
  const { statusCode, headers, body } = await echo(event);
  expect({ statusCode, headers }).toEqual({ statusCode: 201, headers: { a: 'b' } });
  expect(JSON.parse(body)).toEqual({ method: 'GET', path: '/a', query: { b: '1' }, headers: {}, body: '', id: 'r' });
});

test.each([{ source: 'serverless-plugin-warmup' }, { key1: 'value1' }, {}, null])(
  '%o reaches nobody, and says so',
  async (event) => {
    expect(await echo(event)).toEqual({
      statusCode: 400,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: 'This function answers HTTP requests, and the event is none.',
    });
  },
);
