import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../service/src/http/message.ts';
import { type Operation, readApi } from '../service/src/reference/api.ts';
import { curlOf } from '../service/src/reference/samples.ts';
import { servedDocument } from '../service/src/routes/openapi-route.ts';
import { apiPages } from '../tools/make-api-page.ts';
import { postmanFile } from '../tools/make-postman.ts';
import { bodyOf, cancelPayment, startApproved, startPayment } from '../world/actions.ts';
import { reconcileDay } from '../world/reconciling.ts';
import { startContradicted } from '../world/review.ts';
import { startSubscribed } from '../world/subscribing.ts';
import { askEvents, makeEndpoint } from '../world/telling.ts';
import { createWorld, publicUrl, type VirtualWorld } from '../world/world.ts';
import { root } from './docs/documents.ts';
import { runCurl } from './docs/run-curl.ts';

// Goal: what people read about the API is the API's own document, and whatever it shows can be typed.

const api = readApi(servedDocument({ publicUrl, returnSchemes: [] }));
const kept = (path: string): string => readFileSync(join(root, path), 'utf8');
const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe.each(Object.entries(apiPages))('docs/%s', (name, text) => {
  test('is kept as the document makes it', () => {
    expect(kept(`docs/${name}`)).toBe(text);
  });

  test('leads nowhere but to itself, its counterpart and the document; no two places have one name', () => {
    const places = matches(text, /\sid="([^"]+)"/g);
    expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([]);
    const targets = new Set(matches(text, /<a href="([^"]+)"/g));
    const elsewhere = [...targets].filter((target) => !target.startsWith('#'));
    const other = name === 'api.html' ? 'api.ko.html' : 'api.html';
    expect(elsewhere.sort()).toEqual(['../service/src/routes/openapi.json', other]);
    const within = [...targets].filter((target) => target.startsWith('#')).map((target) => target.slice(1));
    expect(within.filter((anchor) => !places.includes(anchor))).toEqual([]);
  });
});

interface Item {
  readonly name: string;
  readonly request: { readonly method: string; readonly url: { readonly raw: string } };
}

describe('docs/postman.json', () => {
  test('is kept as the document makes it', () => {
    expect(kept('docs/postman.json')).toBe(postmanFile());
  });

  test('has a request for each operation, in the folders of the page, with known variables alone', () => {
    const collection = JSON.parse(postmanFile()) as {
      readonly item: readonly { readonly name: string; readonly item: readonly Item[] }[];
      readonly variable: readonly { readonly key: string }[];
    };
    expect(collection.item.map(({ name }) => name)).toEqual(api.tags.map(({ name }) => name));
    const requests = collection.item.flatMap(({ item }) => item);
    const said = requests.map(({ name, request }) => `${request.method} ${name}`);
    expect(said.sort()).toEqual(api.operations.map(({ method, summary }) => `${method} ${summary}`).sort());
    const used = matches(JSON.stringify(collection), /\{\{(\w+)\}\}/g);
    expect([...new Set(used)].sort()).toEqual(collection.variable.map(({ key }) => key).sort());
  });
});

test('the collection remembers what it has made', () => {
  const remembered = matches(postmanFile(), /collectionVariables\.set\('(\w+)'/g);
  expect(remembered).toEqual(['paymentId', 'cancellationId', 'subscriptionId', 'endpointId']);
});

/** A shop in which every placeholder stands for something. */
async function shopOf(virtual: VirtualWorld): Promise<Readonly<Record<string, string>>> {
  const { id: REVIEWED } = { id: await startContradicted(virtual) };
  const { id: ENDPOINT_ID } = await makeEndpoint(virtual, { url: 'https://shop.example/other' });
  const { id: PAYMENT_ID } = await startApproved(virtual, { orderId: 'A-1' });
  await cancelPayment(virtual, PAYMENT_ID, { amountWon: 100 });
  const open = await startPayment(virtual, { orderId: 'A-2' });
  const checkout = bodyOf<{ checkoutUrl: string }>(
    await runCurl(virtual, curlOfId('getPayment'), { PAYMENT_ID: open.id }),
  );
  const { id: SUBSCRIPTION_ID } = await startSubscribed(virtual, { orderId: 'S-1' });
  const { run } = await reconcileDay(virtual);
  return {
    ...{ REVIEWED, PAYMENT_ID, OPEN: open.id, SUBSCRIPTION_ID, ENDPOINT_ID, CANCELLATION_ID: '1' },
    ...{ EVENT_ID: `${PAYMENT_ID}_3`, RECONCILIATION_ID: run.id, LINK: checkout.checkoutUrl.split('/').at(-1) ?? '' },
  };
}

const operationNamed = (id: string): Operation => {
  const found = api.operations.find(({ operationId }) => operationId === id);
  if (found === undefined) throw new Error(`There is no operation ${id}`);
  return found;
};
const curlOfId = (id: string): string => curlOf(api, operationNamed(id));

describe('each command of the page', () => {
  let virtual: VirtualWorld;
  let values: Readonly<Record<string, string>>;
  beforeAll(async () => {
    virtual = await createWorld();
    values = await shopOf(virtual);
  });

  /** What one payment cannot be at once. */
  const others: Readonly<Record<string, string>> = { reviewPayment: 'REVIEWED', closePayment: 'OPEN' };
  // What takes the endpoint away comes last.
  const inOrder = [...api.operations].sort(
    (one, other) => Number(one.method === 'DELETE') - Number(other.method === 'DELETE'),
  );

  const run = (command: string, given: Readonly<Record<string, string>>): Promise<Answer> =>
    command.includes('-X DELETE')
      ? askEvents(virtual, 'DELETE', `/v1/webhook-endpoints/${given.ENDPOINT_ID}`)
      : runCurl(virtual, command, given);

  test.each(inOrder.map((operation) => [operation.operationId, operation] as const))('%s', async (id, operation) => {
    const PAYMENT_ID = values[others[id] ?? 'PAYMENT_ID'] ?? '';
    // A payer's link is good for one purpose: that another is refused is all that can be seen here.
    const isLink = operation.path.includes('{link}') && id !== 'checkout';
    const answer = await run(curlOf(api, operation), { ...values, PAYMENT_ID });
    expect(operation.responses, `${answer.status} ${answer.body}`).toHaveProperty(String(answer.status));
    if (!isLink) expect(answer.status, answer.body).toBeLessThan(400);
  });
});
