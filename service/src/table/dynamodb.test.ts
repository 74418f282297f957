import { expect, test } from 'vitest';
import type { HttpAnswer, HttpRequest } from '../outbound/https.ts';
import { createDynamoTable, createDynamoTableWithoutQuery, type DynamoTableOptions } from './dynamodb.ts';

// Goal: what no engine does on demand: failures, lost answers, odd ones. Method: all answers are written beforehand.
const key = { pk: 'p', sk: 's' };

function scripted(answers: (HttpAnswer | Error)[]) {
  const requests: HttpRequest[] = [];
  const waits: number[] = [];
  const spent: [string, number][] = [];
  let tokens = 0;
  const options: DynamoTableOptions = {
    tableName: 'payments',
    region: 'ap-northeast-2',
    credentials: () => ({
      accessKeyId: `AKID${requests.length}`,
      secretAccessKey: 'canary-secret',
      sessionToken: 'session',
    }),
    clock: { now: () => Date.UTC(2026, 0, 2, 3, 4, 5) },
    newToken: () => `token-${++tokens}`,
    wait: async (ms) => {
      waits.push(ms);
    },
    onCapacity: (operation, units) => spent.push([operation, units]),
    send: async (request) => {
      requests.push(request);
      const answer = answers.shift();
      if (answer === undefined) throw new Error('The test has no more answers');
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const table = createDynamoTable(options);
  return { table, withoutQuery: createDynamoTableWithoutQuery(options), requests, waits, spent };
}

const ok = (body: object = {}): HttpAnswer => ({ status: 200, body: JSON.stringify(body) });
const error = (name: string, status = 400, more: object = {}): HttpAnswer => ({
  status,
  body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'canary-message', ...more }),
});
const reset = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
const conditionFailed = (Item?: object) => error('ConditionalCheckFailedException', 400, Item && { Item });
const item = (version: number, token: string) => ({
  pk: { S: 'p' },
  sk: { S: 's' },
  version: { N: String(version) },
  writeToken: { S: token },
});
const operationsOf = (requests: HttpRequest[]) =>
  requests.map(({ headers }) => headers['x-amz-target']?.replace('DynamoDB_20120810.', ''));

test('a request goes signed to the region, with the credentials of that moment', async () => {
  const { table, requests } = scripted([ok(), ok()]);
  await table.get(key);
  await table.get(key);
  const [first, second] = requests;
  expect(first).toMatchObject({
    method: 'POST',
    url: 'https://dynamodb.ap-northeast-2.amazonaws.com/',
    timeoutMs: 2_000,
  });
  expect(first?.headers).toMatchObject({
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.GetItem',
    'X-Amz-Date': '20260102T030405Z',
    'X-Amz-Security-Token': 'session',
  });
  expect(first?.headers.Authorization).toContain('Credential=AKID0/20260102/ap-northeast-2/dynamodb/aws4_request');
  expect(second?.headers.Authorization).toContain('Credential=AKID1/');
});

const passing: [string, HttpAnswer | Error][] = [
  ['a reset connection', reset()],
  ['throttling', error('ThrottlingException')],
  ['too many requests', error('RequestLimitExceeded')],
  ['a hot partition', error('ProvisionedThroughputExceededException')],
  ['a failure of the service', error('InternalServerError', 500)],
  ['an unnamed 503', { status: 503, body: '{}' }],
  ['a page of a proxy', { status: 502, body: '<html>' }],
  ['half an answer', { status: 200, body: '{"Item":' }],
];
test.each(passing)('%s is met with another try', async (_name, answer) => {
  const { table, requests, waits } = scripted([answer, answer, ok({ Item: item(1, 'x') })]);
  expect(await table.get(key)).toEqual({ ...key, version: 1 });
  expect(waits).toEqual([50, 150]);
  expect(requests.map(({ timeoutMs }) => timeoutMs)).toEqual([2_000, 2_000, 2_000]);
  expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
});

test('after three tries it gives up and says what the last failure was', async () => {
  const { table, requests } = scripted([error('ThrottlingException'), error('InternalServerError', 500), reset()]);
  const promise = table.putIfAbsent({ ...key, name: 'canary-item' });
  await expect(promise).rejects.toMatchObject({
    code: 'unavailable',
    reason: 'ECONNRESET',
    message: expect.stringMatching(/^PutItem at [\w.:-]+: ECONNRESET$/),
  });
  expect(requests).toHaveLength(3);
});

test.each(['AccessDeniedException', 'ResourceNotFoundException', 'ValidationException', 'ExpiredTokenException'])(
  '%s is final, and nothing of the item or the key is in the error',
  async (name) => {
    const { table, requests } = scripted([error(name)]);
    const failure: Error = await table.putIfAbsent({ ...key, name: 'canary-item' }).then(
      () => expect.unreachable(),
      (caught) => caught,
    );
    expect(failure).toMatchObject({
      name: 'TableError',
      code: 'refused',
      reason: name,
      message: expect.stringMatching(new RegExp(`^PutItem at [\\w.:-]+: ${name}$`)),
    });
    expect(requests).toHaveLength(1);
    expect(`${failure.stack} ${JSON.stringify(failure)}`).not.toContain('canary');
  },
);

test('a put that meets its own first try was written, whether the engine shows what stands there or not', async () => {
  const shown = scripted([reset(), conditionFailed(item(1, 'token-1'))]);
  expect(await shown.table.putIfAbsent(key)).toEqual({ written: true, item: { ...key, version: 1 } });
  expect(operationsOf(shown.requests)).toEqual(['PutItem', 'PutItem']);

  const looked = scripted([reset(), conditionFailed(), ok({ Item: item(1, 'token-1') })]);
  expect(await looked.table.putIfAbsent(key)).toEqual({ written: true, item: { ...key, version: 1 } });
  expect(operationsOf(looked.requests)).toEqual(['PutItem', 'PutItem', 'GetItem']);
});

test('an update that meets its own first try was written', async () => {
  const { table } = scripted([reset(), conditionFailed(item(4, 'token-1'))]);
  expect(await table.updateIf(key, 3, {})).toEqual({ written: true, item: { ...key, version: 4 } });
});

test('an update that meets somebody else’s lost, after a lost answer too', async () => {
  for (const answers of [[conditionFailed(item(4, 'other'))], [reset(), conditionFailed(item(5, 'other'))]]) {
    const { table } = scripted(answers);
    expect(await table.updateIf(key, 3, {})).toMatchObject({ written: false, current: { ...key } });
  }
});

test('each write has a token of its own', async () => {
  const { table, requests } = scripted([ok(), ok({ Attributes: item(2, 'token-2') })]);
  await table.putIfAbsent(key);
  await table.updateIf(key, 1, {});
  expect(requests.map(({ body }) => /token-\d/.exec(body)?.[0])).toEqual(['token-1', 'token-2']);
});

test('the base table is read strongly consistent; a write asks to be shown what it lost against', async () => {
  const { table, requests } = scripted([ok(), ok(), ok(), ok(), ok({ Attributes: item(2, 'token-2') })]);
  await table.get(key);
  await table.query({ pk: 'p', limit: 1 });
  await table.query({ index: 'queue', pk: 'o', limit: 1 });
  await table.putIfAbsent(key);
  await table.updateIf(key, 1, {});
  const asked = requests.map(({ body }) => JSON.parse(body));
  expect(asked.map(({ ConsistentRead }) => ConsistentRead ?? false)).toEqual([true, true, false, false, false]);
  const shown = asked.map(({ ReturnValuesOnConditionCheckFailure }) => ReturnValuesOnConditionCheckFailure);
  expect(shown).toEqual([undefined, undefined, undefined, 'ALL_OLD', 'ALL_OLD']);
});

test('a page that ended by its size in bytes goes on at the key the engine gave', async () => {
  const lastKey = { pk: { S: 'p' }, sk: { S: 's' } };
  const { table, requests } = scripted([ok({ Items: [], LastEvaluatedKey: lastKey }), ok({ Items: [item(1, 'x')] })]);
  const { items, cursor = '' } = await table.query({ pk: 'p', limit: 10 });
  expect(items).toEqual([]);
  expect(await table.query({ pk: 'p', limit: 10, cursor })).toEqual({ items: [{ ...key, version: 1 }] });
  expect(JSON.parse(requests[1]?.body ?? '')).toMatchObject({ ExclusiveStartKey: lastKey });
});

test('an attribute of a type the service never writes is an error, not a wrong value', async () => {
  const { table } = scripted([ok({ Item: { ...item(1, 'x'), tags: { SS: ['a'] } } })]);
  await expect(table.get(key)).rejects.toMatchObject({ code: 'refused' });
});

test('what each operation cost is told', async () => {
  const capacity = { ConsumedCapacity: { TableName: 'payments', CapacityUnits: 3 } };
  const { table, requests, spent } = scripted([ok(capacity), ok()]);
  await table.putIfAbsent(key);
  await table.get(key);
  expect(spent).toEqual([['PutItem', 3]]);
  expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ ReturnConsumedCapacity: 'INDEXES' });
});

test('a table without queries refuses them itself, and does the rest', async () => {
  const { withoutQuery, requests } = scripted([ok({ Item: item(3, 'token-1') })]);
  expect(await withoutQuery.get(key)).toEqual({ ...key, version: 3 });
  await expect(withoutQuery.query({ pk: 'p', limit: 1 })).rejects.toMatchObject({
    name: 'TableError',
    code: 'refused',
  });
  expect(operationsOf(requests)).toEqual(['GetItem']);
});
