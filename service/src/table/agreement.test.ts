import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { startLocalTable } from '../../../local/table.ts';
import type { Attribute, Page, Table } from '../ports/table.ts';
import { createMemoryTable } from './memory.ts';
import { losingFirstAnswers, makeEngineTable } from './testing/engines.ts';

// Goal: whatever is asked of them in whatever order, the table in memory and the one in an engine give the same
// answers, also when the engine's are lost on the way. Method: random operations on few keys, so that they meet.
const engine = await startLocalTable({ port: 0 });

afterAll(() => engine.close());

type Operation = (table: Table) => Promise<unknown>;

const pk = fc.constantFrom('p', 'q', '가');
const sk = fc.constantFrom('1', '2', '10', 'é', '힣');
const key = fc.record({ pk, sk });
const shard = fc.constantFrom('s', 't');
const queuedAt = fc.integer({ min: 0, max: 3 });
const plain = fc.jsonValue({ maxDepth: 2, noUnicodeString: false }).map(withIntegers);
const attributes = fc.record({ queue: shard, queuedAt, value: plain }, { requiredKeys: [] });
const change = fc.constant(undefined);
const changes = fc.record(
  {
    queue: fc.oneof(shard, change),
    queuedAt: fc.oneof(queuedAt, change),
    value: fc.oneof(plain, change),
  },
  { requiredKeys: [] },
);
const page = fc.record(
  { newestFirst: fc.boolean(), limit: fc.integer({ min: 1, max: 4 }) },
  { requiredKeys: ['limit'] },
);
const textBounds = fc.record({ from: sk, to: sk }, { requiredKeys: [] });
const timeBounds = fc.record({ from: queuedAt, to: queuedAt }, { requiredKeys: [] });

const operation: fc.Arbitrary<Operation> = fc.oneof(
  key.map(
    (at): Operation =>
      (table) =>
        table.get(at),
  ),
  fc.tuple(key, attributes).map(
    ([at, more]): Operation =>
      (table) =>
        table.putIfAbsent({ ...at, ...more }),
  ),
  fc.tuple(key, fc.integer({ min: 1, max: 4 }), changes).map(
    ([at, version, change]): Operation =>
      (table) =>
        table.updateIf(at, version, change),
  ),
  fc.tuple(pk, textBounds, page).map(
    ([pk, bounds, page]): Operation =>
      (table) =>
        read(table, { pk, ...bounds, ...page }),
  ),
  fc.tuple(shard, timeBounds, page).map(
    ([pk, bounds, page]): Operation =>
      (table) =>
        read(table, { index: 'queue', pk, ...bounds, ...page }),
  ),
);

test.each([
  ['its answers arrive', {}],
  ['first answers are lost', { send: losingFirstAnswers() }],
])('memory and engine agree when %s', { timeout: 60_000 }, async (_when, options) => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 10, maxLength: 40 }), async (operations) => {
      const [memory, other] = [createMemoryTable(), await makeEngineTable(engine.endpoint, options)];
      for (const operate of operations) expect(await operate(other)).toEqual(await operate(memory));
    }),
    { numRuns: 25 },
  );
});

/** All pages of a query. Items with equal sort keys stand in an engine's own order, so they are compared as a set. */
async function read(table: Table, query: Parameters<Table['query']>[0]) {
  const sortName = query.index === 'queue' ? 'queuedAt' : 'sk';
  const sizes: number[] = [];
  const items: Page['items'][number][] = [];
  let next: { cursor?: string } = {};
  for (let pages = 0; pages < 20; pages++) {
    const { cursor, ...found } = await table.query({ ...query, ...next });
    items.push(...found.items);
    sizes.push(found.items.length);
    if (cursor === undefined) break;
    next = { cursor };
  }
  const order = items.map((item) => item[sortName]);
  return { sizes, order, items: new Set(items.map((item) => JSON.stringify(Object.entries(item).sort()))) };
}

function withIntegers(value: unknown): Attribute {
  if (typeof value === 'number') return Math.trunc(value % 1_000_000) + 0;
  if (Array.isArray(value)) return value.map(withIntegers);
  if (typeof value !== 'object' || value === null) return value as string | boolean | null;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [`${name}.`, withIntegers(inner)]));
}
