import type { Generation } from 'kakaopay-client';
import { describe, expect, test } from 'vitest';
import { expectEqualBooks, expectNothingTaken, expectPaidOnce } from '../../../tests/books.ts';
import { payAtKakaoPay, returnLink, startPaid, startPayment, statusOf, viewOf } from '../../../world/actions.ts';
import { cutAll } from '../../../world/outside.ts';
import { createWorld, publicUrl } from '../../../world/world.ts';

describe.each<Generation>(['current', 'legacy'])('the whole way, %s generation', (generation) => {
  test('from the order to the receipt', async () => {
    const virtual = await createWorld({ generation });
    const payment = await startPayment(virtual, {
      totalWon: 100_000,
      taxFreeWon: 1_000,
      itemCode: 'CP-12',
      quantity: 2,
    });
    const checkout = await virtual.get((await viewOf(virtual, payment.id)).checkoutUrl);
    expect(checkout).toMatchObject({ status: 303, headers: { location: payment.links?.pc } });
    const paid = { method: 'CARD', card: 'SHINHAN', installMonths: 3 } as const;
    const { redirect } = await virtual.simulator.payer.pay(payment.tid, paid);
    const back = await virtual.get(redirect);
    const { receiptUrl } = await viewOf(virtual, payment.id);
    expect(back).toMatchObject({ status: 303, headers: { location: receiptUrl, 'referrer-policy': 'no-referrer' } });
    const receipt = await virtual.get(receiptUrl);
    expect(receipt.status).toBe(200);
    expect(receipt.body).toContain('100,000원');
    expect(receipt.body).toContain('3개월 할부');
    expect(await viewOf(virtual, payment.id)).toMatchObject({
      status: 'approved',
      vatWon: 9_000,
      approval: { method: 'CARD', installmentMonths: 3, approvedAt: '2026-11-23T05:00:00.000Z' },
    });
    await expectEqualBooks(virtual);
    expect(virtual.simulator.ledger().totals.paidWon).toBe(100_000);
  });
});

describe('the payer comes back', () => {
  test('five times over, from the history and with a link from a messenger', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push(await virtual.get(comeBack));
    answers.push(await virtual.get(returnLink(virtual, id, 'result')));
    answers.push(await virtual.get(returnLink(virtual, id, 'cancel')));
    answers.push(
      await virtual
        .get((await viewOf(virtual, id)).checkoutUrl)
        .then(({ headers }) => virtual.get(headers.location ?? '')),
    );
    expect(new Set(answers.map(({ headers }) => headers.location))).toEqual(
      new Set([(await viewOf(virtual, id)).receiptUrl]),
    );
    await expectPaidOnce(virtual, id);
  });

  test('in two tabs at once', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    const [first, twin] = await Promise.all([virtual.get(comeBack), virtual.get(comeBack)]);
    expect(first.headers.location).toMatch(/\/receipt\//);
    expect(twin.headers.location).toBe(returnLink(virtual, id, 'result'));
    expect((await virtual.follow(twin.headers.location ?? '')).body).toContain('결제가 완료되었어요');
    await expectPaidOnce(virtual, id);
  });

  test('to the shop, when it has a page of its own; the token stays behind', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual, { returnUrl: 'https://shop.test/done?lang=ko#top' });
    const shop = `https://shop.test/done?lang=ko&paymentId=${id}&orderId=A-1001&status=approved#top`;
    expect((await virtual.get(comeBack)).headers.location).toBe(shop);
    expect((await virtual.get(returnLink(virtual, id, 'result'))).headers.location).toBe(shop);
  });

  test.each([
    ['sec-purpose', 'prefetch'],
    ['sec-purpose', 'prefetch;prerender'],
    ['purpose', 'prefetch'],
  ])('not yet: a browser looks ahead (%s: %s)', async (header, purpose) => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    const answer = await virtual.get(comeBack, { headers: { [header]: purpose } });
    expect(answer).toEqual({ status: 204, headers: {}, body: '' });
    expect(await statusOf(virtual, id)).toBe('ready');
    await virtual.get(comeBack);
    await expectPaidOnce(virtual, id);
  });

  test('without a token: nothing happens', async () => {
    const virtual = await createWorld();
    const { id } = await startPaid(virtual);
    for (const suffix of ['', '?pg_token=', `?pg_token=${'x'.repeat(101)}`])
      await virtual.get(`${returnLink(virtual, id, 'approve')}${suffix}`);
    expect(await statusOf(virtual, id)).toBe('ready');
    await expectNothingTaken(virtual);
  });

  test('with a wrong token on a good link: the payment can still be paid', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    const answer = await virtual.get(`${returnLink(virtual, id, 'approve')}?pg_token=0123456789abcdef0123`);
    expect(answer.headers.location).toBe(returnLink(virtual, id, 'result'));
    expect(await virtual.payment(id)).toMatchObject({ status: 'ready', wakeAt: expect.any(Number) });
    await virtual.get(comeBack);
    await expectPaidOnce(virtual, id);
  });

  test('before the payment is made: it can still be paid', async () => {
    const virtual = await createWorld();
    const payment = await startPayment(virtual);
    await virtual.get(`${returnLink(virtual, payment.id, 'approve')}?pg_token=guess`);
    expect(await statusOf(virtual, payment.id)).toBe('ready');
    await virtual.get(await payAtKakaoPay(virtual, payment));
    await expectPaidOnce(virtual, payment.id);
  });

  test('a second too late: KakaoPay decides, and nothing is taken', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    virtual.simulator.clock.advance('15m');
    await virtual.get(comeBack);
    expect(await statusOf(virtual, id)).toBe('approving');
    await virtual.settle();
    expect(await statusOf(virtual, id)).toBe('expired');
    await expectNothingTaken(virtual);
  });

  test('long after: it has expired without asking anybody', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    virtual.simulator.clock.advance('16m');
    await virtual.get(comeBack, { hook: cutAll('kakaopay.approve', 'before', 'crash') });
    expect(await statusOf(virtual, id)).toBe('expired');
    await expectNothingTaken(virtual);
  });
});

describe('a link', () => {
  const change = (link: string, from: RegExp, to: string) => link.replace(from, to);

  test.each<[string, (link: string, other: string) => string]>([
    ['with another signature', (link) => change(link, /\.[\w-]{22}/, `.${'A'.repeat(22)}`)],
    ['without a signature', (link) => change(link, /\.[\w-]{22}/, '')],
    ['with a cut signature', (link) => change(link, /(\.[\w-]{20})[\w-]{2}/, '$1')],
    ['with a padded signature', (link) => change(link, /(\.[\w-]{22})/, '$1==')],
    ['with something after it', (link) => change(link, /(\.[\w-]{22})/, '$1.x')],
    ['with the payment of another', (link, other) => change(link, /pay_\w{26}/, other)],
    ['with the id of none', (link) => change(link, /pay_\w{26}/, 'pay_00000000000000000000000000')],
    ['in capitals', (link) => change(link, /pay_\w{26}/, 'PAY_01M83CCY40EQYF4Q04FX5FMDGV')],
    ['with another outcome', (link) => change(link, /\/approve/, '/toString')],
  ])('%s opens nothing', async (_, altered) => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    const other = await startPayment(virtual);
    const answer = await virtual.get(altered(comeBack, other.id));
    expect(answer.status).toBe(404);
    expect(await statusOf(virtual, id)).toBe('ready');
    await expectNothingTaken(virtual);
  });

  test('of one purpose does not serve another', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    const { checkoutUrl, receiptUrl } = await viewOf(virtual, id);
    const signed = (url: string) => /pay_\w{26}\.[\w-]{22}/.exec(url)?.[0] ?? '';
    const [token] = [new URL(comeBack).search];
    for (const link of [checkoutUrl, receiptUrl].map(signed)) {
      expect((await virtual.get(`${publicUrl}/return/${link}/approve${token}`)).status).toBe(404);
      expect((await virtual.get(`${publicUrl}/return/${link}/cancel`)).status).toBe(404);
    }
    expect((await virtual.get(`${publicUrl}/receipt/${signed(checkoutUrl)}`)).status).toBe(404);
    expect((await virtual.get(`${publicUrl}/checkout/${signed(comeBack)}`)).status).toBe(404);
    expect(await statusOf(virtual, id)).toBe('ready');
  });

  test('signed with another secret opens nothing', async () => {
    const virtual = await createWorld();
    const other = await createWorld({ linkSecrets: ['of another service'] });
    const { id, comeBack } = await startPaid(virtual);
    const { search } = new URL(comeBack);
    expect((await virtual.get(`${returnLink(other, id, 'approve')}${search}`)).status).toBe(404);
    await expectNothingTaken(virtual);
  });
});

describe('a cancel or fail return', () => {
  test.each(['cancel', 'fail'] as const)('%s that nobody at KakaoPay knows of changes nothing', async (outcome) => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    for (let i = 0; i < 3; i++) {
      const answer = await virtual.get(returnLink(virtual, id, outcome));
      expect(answer.headers.location).toBe(returnLink(virtual, id, 'result'));
    }
    expect(await statusOf(virtual, id)).toBe('ready');
    await virtual.get(comeBack);
    await virtual.get(returnLink(virtual, id, outcome));
    await expectPaidOnce(virtual, id);
  });

  test('after the payer gave up: it is over, and the link leads nowhere else', async () => {
    const virtual = await createWorld();
    const payment = await startPayment(virtual);
    const { redirect } = await virtual.simulator.payer.quit(payment.tid);
    const answer = await virtual.follow(redirect);
    expect(answer.body).toContain('결제를 그만뒀어요');
    expect(await virtual.payment(payment.id)).toMatchObject({ status: 'quit' });
    expect((await virtual.payment(payment.id))?.wakeAt).toBeUndefined();
    await expectNothingTaken(virtual);
  });

  test('after the payment failed at KakaoPay', async () => {
    const virtual = await createWorld();
    const payment = await startPayment(virtual);
    for (const event of ['open', 'select', 'fail_auth'] as const)
      await virtual.simulator.payer.step(payment.tid, event);
    await virtual.get(returnLink(virtual, payment.id, 'fail'));
    expect(await virtual.payment(payment.id)).toMatchObject({
      status: 'failed',
      failure: { reason: 'failed_at_kakaopay' },
    });
  });

  test('while KakaoPay is down changes nothing', async () => {
    const virtual = await createWorld();
    const payment = await startPayment(virtual);
    const { redirect } = await virtual.simulator.payer.quit(payment.tid);
    const answer = await virtual.get(redirect, { hook: cutAll('kakaopay.order', 'before', 'lose') });
    expect(answer.status).toBe(303);
    expect(await statusOf(virtual, payment.id)).toBe('ready');
    await virtual.get(redirect);
    expect(await statusOf(virtual, payment.id)).toBe('quit');
  });
});
