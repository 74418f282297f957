import { describe, expect, test } from 'vitest';
import { allPayments, bodyOf, order, startPayment } from '../../../world/actions.ts';
import { cutAll } from '../../../world/outside.ts';
import { createWorld, startTime } from '../../../world/world.ts';
import { createPayment, newId } from './create.ts';

interface ProblemBody {
  readonly code: string;
  readonly detail?: string;
  readonly kakaoPay?: { readonly code: number; readonly message?: string };
}

test('keeps what was asked for, and what the later calls need', async () => {
  const virtual = await createWorld();
  const over = { totalWon: 60_000, taxFreeWon: 500, quantity: 3, itemCode: 'CP', returnUrl: 'https://shop.test/' };
  const payment = await startPayment(virtual, { ...over, method: 'CARD', cards: ['KB', 'BC'], installmentMonths: 6 });
  expect(payment).toEqual({
    ...order,
    ...over,
    vatWon: 5_409,
    id: payment.id,
    version: 1,
    status: 'ready',
    merchantCode: 'TC0ONETIME',
    tid: expect.stringMatching(/^T[0-9a-f]{19}$/),
    links: payment.links,
    createdAt: payment.createdAt,
    expiresAt: payment.expiresAt,
    events: [{ n: 1, type: 'created', at: payment.expiresAt - 900_000, by: virtual.apiKey.slice(4, 16) }],
    wakeAt: payment.expiresAt + 60_000,
  });
  // 15 minutes from KakaoPay's answer; the calls before and the call itself took a moment.
  expect(payment.createdAt - startTime).toBeLessThan(100);
  expect(payment.expiresAt - payment.createdAt - 900_000).toBeLessThan(100);
  expect(Object.keys(payment.links ?? {})).toEqual(['pc', 'mobile', 'app', 'android', 'ios']);
  // Each device has its own, as KakaoPay names them.
  const { pc = '', mobile = '', app = '' } = payment.links ?? {};
  expect([pc, mobile, app].map((link) => /bridge.(.*).pg/.exec(link)?.[1])).toEqual(['pc', 'mobile-web', 'mobile-app']);
  const { payer } = virtual.simulator;
  await expect(payer.pay(payment.tid, { method: 'MONEY' })).rejects.toThrow('MONEY');
  await expect(payer.pay(payment.tid, { method: 'CARD', card: 'NH' })).rejects.toThrow('card');
  await expect(payer.pay(payment.tid, { method: 'CARD', card: 'BC', installMonths: 5 })).rejects.toThrow('6');
});

test('of two that are made under one id the second is never handed out: its payer would pay what nobody knows', async () => {
  const { service, payment } = await createWorld();
  const asked = { ...order, quantity: 1, taxFreeWon: 0, vatWon: 200 };
  const id = newId(service);
  const first = await createPayment(service, id, asked);
  await expect(createPayment(service, id, asked)).rejects.toThrow('Two payments were made under one id');
  expect(first).toEqual({ outcome: 'created', payment: await payment(id) });
});

test('tells KakaoPay exactly what was asked for', async () => {
  const sent: string[] = [];
  const virtual = await createWorld({
    transport: (toSimulator) => (request) => {
      sent.push(request.body);
      return toSimulator(request);
    },
  });
  const { id } = await startPayment(virtual, { vatWon: 0, method: 'MONEY' });
  const { approval_url, cancel_url, fail_url, ...rest } = JSON.parse(sent[0] ?? '') as Record<string, string>;
  expect(rest).toEqual({
    cid: 'TC0ONETIME',
    partner_order_id: 'A-1001',
    partner_user_id: 'buyer-1',
    item_name: '초코파이',
    quantity: 1,
    total_amount: 2200,
    tax_free_amount: 0,
    vat_amount: 0,
    payment_method_type: 'MONEY',
  });
  for (const [url, outcome] of [
    [approval_url, 'approve'],
    [cancel_url, 'cancel'],
    [fail_url, 'fail'],
  ]) {
    expect(url).toMatch(new RegExp(`^http://localhost:3000/return/${id}\\.[\\w-]{22}/${outcome}$`));
    expect(url?.length).toBeLessThanOrEqual(255);
  }
});

test('does with the one link that KakaoPay must give', async () => {
  const only = 'https://online-payment.kakaopay.com/mockup/pc';
  const virtual = await createWorld({
    transport: () => async () => ({
      status: 200,
      body: JSON.stringify({ tid: 'T469b847306d7b2dc394', next_redirect_pc_url: only }),
    }),
  });
  expect((await startPayment(virtual)).links).toEqual({ pc: only, mobile: only, app: only });
});

describe('when KakaoPay', () => {
  test.each([
    [400, -799, 'kakaopay_not_configured', 502],
    [401, -401, 'kakaopay_not_configured', 502],
    [400, -400, 'kakaopay_not_configured', 502],
    [403, -403, 'kakaopay_not_configured', 502],
    [400, -730, 'kakaopay_not_configured', 502],
    [400, -731, 'kakaopay_not_configured', 502],
    [400, -732, 'kakaopay_not_configured', 502],
    [400, -733, 'kakaopay_not_configured', 502],
    [400, -798, 'kakaopay_not_configured', 502],
    [429, -429, 'kakaopay_unavailable', 503],
    [500, -500, 'kakaopay_unavailable', 503],
    [503, -503, 'kakaopay_unavailable', 503],
    [400, -1, 'kakaopay_unavailable', 503],
    [400, -7, 'kakaopay_unavailable', 503],
    [400, -10, 'kakaopay_unavailable', 503],
    [400, -797, 'refused_by_kakaopay', 422],
    [400, -2, 'refused_by_kakaopay', 422],
    [400, -9999, 'refused_by_kakaopay', 422],
  ])('answers %i with %i: %s', async (status, code, problem, ourStatus) => {
    const body = JSON.stringify({ error_code: code, error_message: 'its own words' });
    const virtual = await createWorld({ transport: () => async () => ({ status, body }) });
    const answer = await virtual.post('/v1/payments', order);
    expect(answer.status).toBe(ourStatus);
    expect(bodyOf<ProblemBody>(answer)).toMatchObject({ code: problem, kakaoPay: { code, message: 'its own words' } });
    expect(await allPayments(virtual)).toEqual([]);
    expect(virtual.lines.join()).toContain(`"kakaoPayCode":${code}`);
  });

  test.each(['before', 'after'] as const)('gives no answer (%s its effect): nothing is stored', async (moment) => {
    const virtual = await createWorld();
    const answer = await virtual.post('/v1/payments', order, { hook: cutAll('kakaopay.ready', moment, 'lose') });
    expect(answer.status).toBe(503);
    expect(bodyOf<ProblemBody>(answer)).toMatchObject({ code: 'kakaopay_unavailable', retryable: true });
    expect(bodyOf<ProblemBody>(answer).kakaoPay).toBeUndefined();
    expect(await allPayments(virtual)).toEqual([]);
  });

  test('would not take what we send: nothing is sent', async () => {
    const virtual = await createWorld({ secretKey: 'a key with spaces' });
    const answer = await virtual.post('/v1/payments', order);
    expect(answer.status).toBe(502);
    expect(bodyOf<ProblemBody>(answer).code).toBe('kakaopay_not_configured');
    expect(answer.body).not.toContain('a key with spaces');
    expect(virtual.simulator.payments()).toEqual([]);
  });
});
