import { describe, expect, test } from 'vitest';
import { toRequest } from './api-gateway.ts';

/** As API Gateway sends it. */
const event = (over: object = {}) => ({
  version: '2.0',
  routeKey: 'POST /v1/payments',
  rawPath: '/v1/payments',
  rawQueryString: '',
  headers: { 'content-type': 'application/json', 'user-agent': 'curl/8.5.0' },
  requestContext: { requestId: 'JKJaXmPLvHcESHA=', http: { method: 'POST', path: '/v1/payments' } },
  body: '{"itemName":"초코파이"}',
  isBase64Encoded: false,
  ...over,
});

test('a request is read from it', () => {
  expect(toRequest(event({ rawQueryString: 'a=1&b=%EC%B4%88+%2B' }))).toEqual({
    method: 'POST',
    path: '/v1/payments',
    query: { a: '1', b: '초 +' },
    headers: { 'content-type': 'application/json', 'user-agent': 'curl/8.5.0' },
    body: '{"itemName":"초코파이"}',
    notUtf8: undefined,
    id: 'JKJaXmPLvHcESHA=',
  });
});

test('a body in Base64 is the text that it stands for', () => {
  const body = Buffer.from('{"itemName":"초코파이"}').toString('base64');
  expect(toRequest(event({ body, isBase64Encoded: true }))?.body).toBe('{"itemName":"초코파이"}');
  expect(toRequest(event({ body: 'e30=', isBase64Encoded: false }))?.body).toBe('e30=');
});

test.each([
  ['status=ready&status=approved', { status: 'approved' }],
  ['status=approved&status=', { status: '' }],
  ['a=1&b=2&a=3', { a: '3', b: '2' }],
  ['flag', { flag: '' }],
  ['', {}],
])('of a parameter that comes twice the last counts: ?%s', (rawQueryString, query) => {
  expect(toRequest(event({ rawQueryString }))?.query).toEqual(query);
});

test('names of headers are in lower case, whoever wrote them', () => {
  const headers = { AUTHORIZATION: 'Bearer x', 'Content-Type': 'application/json', 'x-odd': undefined };
  expect(toRequest(event({ headers }))?.headers).toEqual({
    authorization: 'Bearer x',
    'content-type': 'application/json',
    'x-odd': '',
  });
});

test("a REST API's event is a request as well", () => {
  const rest = {
    resource: '/{proxy+}',
    path: '/v1/payments',
    httpMethod: 'GET',
    headers: { Authorization: 'Bearer x' },
    multiValueHeaders: { Authorization: ['Bearer x'] },
    queryStringParameters: { orderId: '주문 1', limit: '5', cursor: null },
    requestContext: { requestId: 'r-1', stage: 'prod' },
    body: null,
    isBase64Encoded: false,
  };
  expect(toRequest(rest)).toEqual({
    method: 'GET',
    path: '/v1/payments',
    query: { orderId: '주문 1', limit: '5', cursor: '' },
    headers: { authorization: 'Bearer x' },
    body: '',
    notUtf8: undefined,
    id: 'r-1',
  });
});

describe('what is missing is taken for empty', () => {
  test.each<[string, object, object]>([
    ['headers', { headers: null }, { headers: {} }],
    ['body', { body: null }, { body: '' }],
    ['query', { rawQueryString: undefined }, { query: {} }],
    ['a body that is no text', { body: { orderId: 'A' } }, { body: '' }],
    ['the id', { requestContext: { http: { method: 'POST' } } }, { id: '' }],
    ["the context of a REST API's event", { httpMethod: 'POST', requestContext: undefined }, { id: '' }],
  ])('%s', (_, over, empty) => {
    expect(toRequest(event(over))).toEqual({ ...toRequest(event()), ...empty });
  });
});

test.each<[string, unknown]>([
  ['a warm-up', { source: 'serverless-plugin-warmup' }],
  ["the console's test event", { key1: 'value1', key2: 'value2', key3: 'value3' }],
  ['a schedule', { version: '0', 'detail-type': 'Scheduled Event', source: 'aws.events', detail: {} }],
  ['an event without its context', event({ requestContext: undefined })],
  ['an empty context', event({ requestContext: null })],
  ['an event without a path', event({ rawPath: undefined })],
  ['nothing at all', {}],
  ['null', null],
  ['undefined', undefined],
  ['a text', 'ping'],
  ['a list', []],
])('%s is no request', (_, given) => {
  expect(toRequest(given)).toBeUndefined();
});
