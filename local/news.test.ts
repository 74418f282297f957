import { expect, test } from 'vitest';
import { createNews } from './news.ts';
import type { StreamRecord } from './table-stream.ts';

const record = (sk: string, rest: object = { news: { N: '1' } }): StreamRecord => ({
  eventName: 'MODIFY',
  eventSource: 'aws:dynamodb',
  dynamodb: { Keys: { pk: { S: 'p' }, sk: { S: sk } }, NewImage: { pk: { S: 'p' }, sk: { S: sk }, ...rest } },
});

/** What was sent, batch by batch, and how to let the one on its way arrive. */
function startNews() {
  const sent: string[][] = [];
  let arrive = (_error?: Error) => {};
  const tell = createNews((batch) => {
    sent.push(batch.map(({ dynamodb }) => (dynamodb.Keys.sk as { S: string }).S));
    return new Promise<void>((resolve, reject) => {
      arrive = (error) => (error ? reject(error) : resolve());
    });
  });
  const arrived = async (error?: Error) => {
    arrive(error);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { sent, tell, arrived };
}

test('a write with news is sent at once; what comes meanwhile goes together with the next', async () => {
  const { sent, tell, arrived } = startNews();
  for (const sk of ['a', 'b', 'c']) tell(record(sk));
  expect(sent).toEqual([['a']]);
  await arrived();
  expect(sent).toEqual([['a'], ['b', 'c']]);
  await arrived();
  tell(record('d'));
  expect(sent).toEqual([['a'], ['b', 'c'], ['d']]);
});

test('a write without news is none, as the filter in serverless.yml has it', () => {
  const { sent, tell } = startNews();
  tell(record('a', {}));
  tell(record('b', { news: { S: '1' } }));
  expect(sent).toEqual([]);
});

test('a batch that fails is not sent again, and stops no other', async () => {
  const { sent, tell, arrived } = startNews();
  tell(record('a'));
  tell(record('b'));
  await arrived(new Error('The function has failed'));
  expect(sent).toEqual([['a'], ['b']]);
});

test('a hundred go at once at most', async () => {
  const { sent, tell, arrived } = startNews();
  for (let i = 0; i <= 150; i++) tell(record(String(i)));
  await arrived();
  await arrived();
  expect(sent.map(({ length }) => length)).toEqual([1, 100, 50]);
});
