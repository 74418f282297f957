import { describe, expect, test } from 'vitest';
import { expectDocumented } from '../../../tests/documented.ts';
import { allPayments, bodyOf, order, payAtKakaoPay } from '../../../world/actions.ts';
import { createWorld, publicUrl, type VirtualWorld } from '../../../world/world.ts';
import type { Answer } from '../http/message.ts';
import { createMemoryTable } from '../table/memory.ts';
import type { PaymentView } from './view.ts';

async function send(virtual: VirtualWorld, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await virtual.post('/v1/payments', body, { headers });
  expectDocumented('POST /v1/payments', answer);
  return answer;
}

interface ProblemBody {
  readonly code: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

test('a payment is made and shown', async () => {
  const virtual = await createWorld();
  const answer = await send(virtual, order);
  expect(answer.status).toBe(201);
  const view = bodyOf<PaymentView>(answer);
  expect(answer.headers.location).toBe(`/v1/payments/${view.id}`);
  expect(view).toEqual({
    ...order,
    id: expect.stringMatching(/^pay_[0-9a-z]{26}$/),
    tid: expect.stringMatching(/^T[0-9a-f]{19}$/),
    status: 'ready',
    quantity: 1,
    taxFreeWon: 0,
    vatWon: 200,
    checkoutUrl: expect.stringMatching(new RegExp(`^${publicUrl}/checkout/${view.id}\\.[\\w-]{22}$`)),
    receiptUrl: expect.stringMatching(new RegExp(`^${publicUrl}/receipt/${view.id}\\.[\\w-]{22}$`)),
    appLinks: { android: expect.stringMatching(/^kakaotalk:/), ios: expect.stringMatching(/^kakaotalk:/) },
    createdAt: expect.stringMatching(/^2026-11-23T05:00:00\.\d{3}Z$/),
    expiresAt: expect.stringMatching(/^2026-11-23T05:15:00\.\d{3}Z$/),
    canceledWon: 0,
    timeline: [{ n: 1, type: 'created', at: '2026-11-23T05:00:00.060Z', by: virtual.apiKey.slice(4, 16) }],
  });
});

describe('a body that is not right', () => {
  const long = (length: number) => '가'.repeat(length);

  test.each<[string, object, string]>([
    ['an order without number', { orderId: undefined }, 'orderId'],
    ['an empty order number', { orderId: '' }, 'orderId'],
    ['a number for a text', { orderId: 1 }, 'orderId'],
    ['a long order number', { orderId: long(101) }, 'orderId'],
    ['no buyer', { buyerId: null }, 'buyerId'],
    ['a long item name', { itemName: long(101) }, 'itemName'],
    ['an empty item code', { itemCode: '' }, 'itemCode'],
    ['no pieces', { quantity: 0 }, 'quantity'],
    ['half a piece', { quantity: 0.5 }, 'quantity'],
    ['no amount', { totalWon: undefined }, 'totalWon'],
    ['nothing to pay', { totalWon: 0 }, 'totalWon'],
    ['a negative amount', { totalWon: -1 }, 'totalWon'],
    ['too much', { totalWon: 1_000_000_001 }, 'totalWon'],
    ['half a won', { totalWon: 2200.5 }, 'totalWon'],
    ['a text for an amount', { totalWon: '2200' }, 'totalWon'],
    ['more tax-free than there is', { taxFreeWon: 2201 }, 'totalWon'],
    ['parts that do not fit', { taxFreeWon: 2000, vatWon: 201 }, 'totalWon'],
    ['a negative VAT', { vatWon: -1 }, 'vatWon'],
    ['a blank item name', { itemName: ' \u3164' }, 'itemName'],
    ['an item name with a line break', { itemName: 'a\nb' }, 'itemName'],
    ['an order number that nobody sees whole', { orderId: 'A\u200b1' }, 'orderId'],
    ['a buyer that is turned round', { buyerId: '\u202ebuyer' }, 'buyerId'],
    ['text that was broken before', { itemName: '\ufffd\ufffd' }, 'itemName'],
    ['a return address with a name of ours', { returnUrl: 'https://shop.test/?status=x' }, 'returnUrl'],
    ['an app address that the settings do not have', { returnUrl: 'myshop://paid' }, 'returnUrl'],
    ['a return address that is none', { returnUrl: 'shop.test' }, 'returnUrl'],
    ['a return address with a script', { returnUrl: 'javascript:alert(1)' }, 'returnUrl'],
    ['a long return address', { returnUrl: `https://shop.test/${long(1000)}` }, 'returnUrl'],
    ['a method that there is not', { method: 'CASH' }, 'method'],
    ['no cards', { cards: [] }, 'cards'],
    ['a card that is none', { cards: ['KB', 7] }, 'cards.1'],
    ['too many cards', { cards: Array.from({ length: 31 }, () => 'KB') }, 'cards'],
    ['too many months', { installmentMonths: 13 }, 'installmentMonths'],
    ['a field nobody knows', { totalAmount: 2200 }, 'totalAmount'],
  ])('%s: the answer names the field', async (_, over, path) => {
    const virtual = await createWorld();
    const answer = await send(virtual, { ...order, ...over });
    expect(answer.status).toBe(400);
    const { code, errors = [] } = bodyOf<ProblemBody>(answer);
    expect(code).toBe('invalid_request');
    expect(new Set(errors.map((error) => error.path))).toEqual(new Set([path]));
    expect(virtual.simulator.payments()).toEqual([]);
  });

  test('names every field that is wrong', async () => {
    const answer = await send(await createWorld(), { orderId: '', totalWon: -1 });
    const paths = bodyOf<ProblemBody>(answer).errors?.map(({ path }) => path);
    expect(paths).toEqual(['orderId', 'buyerId', 'itemName', 'totalWon']);
  });

  test.each([
    ['', 400, 'invalid_json'],
    ['{', 400, 'invalid_json'],
    ['{"orderId":"a"}}', 400, 'invalid_json'],
    ['null', 400, 'invalid_request'],
    ['[]', 400, 'invalid_request'],
    ['"text"', 400, 'invalid_request'],
    ['{"__proto__":{"orderId":"a"}}', 400, 'invalid_request'],
    [`{"itemName":"${'x'.repeat(17_000)}"}`, 413, 'body_too_large'],
    ['['.repeat(16_000), 400, 'invalid_json'],
  ])('%.20s', async (body, status, code) => {
    const answer = await send(await createWorld(), body);
    expect(answer.status).toBe(status);
    expect(bodyOf<ProblemBody>(answer).code).toBe(code);
  });

  test.each(['\ud800', 'a\udfffb'])('half a character (%j), which the table would not take', async (half) => {
    for (const field of ['orderId', 'buyerId', 'itemName']) {
      const answer = await send(await createWorld(), { ...order, [field]: half });
      expect(answer.status).toBe(400);
      expect(bodyOf<ProblemBody>(answer).errors?.[0]?.path).toBe(field);
    }
  });
});

test('the widest order there can be is taken', async () => {
  const widest = {
    orderId: '가'.repeat(100),
    buyerId: '🍪'.repeat(50),
    itemName: '"\'<&> 👨‍👩‍👧'.padEnd(100, '파'),
    itemCode: 'x'.repeat(100),
    quantity: 1_000_000,
    totalWon: 1_000_000_000,
    taxFreeWon: 1,
    vatWon: 999_999_999,
    returnUrl: `https://shop.test/${'x'.repeat(982)}`,
    method: 'CARD',
    cards: ['KB'],
    installmentMonths: 12,
  };
  expect((await send(await createWorld(), widest)).status).toBe(201);
});

test('51 emoji are 51 characters', async () => {
  expect((await send(await createWorld(), { ...order, itemName: '🍪'.repeat(101) })).status).toBe(400);
  const answer = await send(await createWorld(), { ...order, buyerId: '🍪'.repeat(51) });
  expect(bodyOf<ProblemBody>(answer).code).not.toBe('invalid_request');
});

test.each(['text/plain', 'application/x-www-form-urlencoded', ''])('a body sent as %j is refused', async (type) => {
  const virtual = await createWorld();
  const answer = await send(virtual, order, { 'content-type': type });
  expect(answer.status).toBe(415);
  expect(bodyOf<ProblemBody>(answer).code).toBe('unsupported_media_type');
  expect(virtual.simulator.payments()).toEqual([]);
});

describe('with an Idempotency-Key', () => {
  const keyed = { 'idempotency-key': 'order-1001' };

  test('neither the key nor what was asked for is kept beside the payment', async () => {
    const claims: string[] = [];
    const table = createMemoryTable();
    const watched: typeof table = {
      ...table,
      putIfAbsent(item) {
        if (!item.pk.startsWith('payments#')) claims.push(JSON.stringify({ ...item, pk: item.pk.split('#')[0] }));
        return table.putIfAbsent(item);
      },
    };
    const virtual = await createWorld({ table: watched });
    claims.length = 0;
    await send(virtual, { ...order, orderId: 'B-1' }, keyed);
    expect(claims).toHaveLength(2);
    expect(claims.join()).not.toMatch(/order-1001|buyer-1|2200|초코파이/);
  });

  test('the same request has the same answer, marked as replayed, and makes one payment', async () => {
    const virtual = await createWorld();
    const first = await send(virtual, order, keyed);
    virtual.simulator.clock.advance('2m');
    const again = await send(virtual, { ...order, quantity: 1, taxFreeWon: 0 }, keyed);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(again).toEqual({ ...first, headers: { ...first.headers, 'idempotency-replayed': 'true' } });
    expect(await allPayments(virtual)).toHaveLength(1);
    expect(virtual.simulator.payments()).toHaveLength(1);
  });

  test('the answer is the payment as it is now', async () => {
    const virtual = await createWorld();
    await send(virtual, order, keyed);
    const payment = (await allPayments(virtual))[0];
    if (payment) await virtual.get(await payAtKakaoPay(virtual, payment));
    expect(bodyOf<PaymentView>(await send(virtual, order, keyed))).toMatchObject({
      id: payment?.id,
      status: 'approved',
    });
  });

  test('two at once make one payment', async () => {
    const virtual = await createWorld();
    const answers = await Promise.all([1, 2, 3].map(() => send(virtual, order, keyed)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const waiting = answers.find(({ status }) => status === 409);
    expect(waiting?.headers['retry-after']).toBe('5');
    expect(await allPayments(virtual)).toHaveLength(1);
  });

  test('another body is refused', async () => {
    const virtual = await createWorld();
    await send(virtual, order, keyed);
    const answer = await send(virtual, { ...order, totalWon: 2201 }, keyed);
    expect(answer.status).toBe(422);
    expect(bodyOf<ProblemBody>(answer).code).toBe('idempotency_key_reused');
  });

  test('a request that failed leaves the key free', async () => {
    const virtual = await createWorld();
    virtual.simulator.faults.add({ call: 'ready', kind: 'refuse', code: -503, times: 1 });
    expect((await send(virtual, order, keyed)).status).toBe(503);
    const answer = await send(virtual, order, keyed);
    expect(answer.status).toBe(201);
    expect(answer.headers['idempotency-replayed']).toBeUndefined();
  });

  test('a request that was wrong has not used the key', async () => {
    const virtual = await createWorld();
    expect((await send(virtual, { ...order, totalWon: 0 }, keyed)).status).toBe(400);
    expect((await send(virtual, order, keyed)).status).toBe(201);
  });

  test('a day later the key is new', async () => {
    const virtual = await createWorld();
    const first = bodyOf<PaymentView>(await send(virtual, order, keyed));
    virtual.simulator.clock.advance('24h');
    const second = bodyOf<PaymentView>(await send(virtual, { ...order, totalWon: 5 }, keyed));
    expect(second.id).not.toBe(first.id);
  });

  test.each([
    ['"order-1001"', true],
    ['order-1001', true],
    ['""order-1001""', false],
    ['order-1002', false],
  ])('%s is the key order-1001: %s', async (key, same) => {
    const virtual = await createWorld();
    const first = bodyOf<PaymentView>(await send(virtual, order, keyed));
    const second = await send(virtual, order, { 'idempotency-key': key });
    expect(second.headers['idempotency-replayed']).toBe(same ? 'true' : undefined);
    // The order has its payment, whatever the key.
    expect(bodyOf<PaymentView>(second).id).toBe(first.id);
  });

  test.each(['', '""', 'a\tb', 'ключ', 'x'.repeat(256)])('%j is no key', async (key) => {
    const answer = await send(await createWorld(), order, { 'idempotency-key': key });
    expect(answer.status).toBe(400);
    expect(bodyOf<ProblemBody>(answer).code).toBe('invalid_idempotency_key');
  });
});
