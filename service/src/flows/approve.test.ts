import type { Generation } from 'kakaopay-client';
import { describe, expect, test } from 'vitest';
import { cutAll } from '../../../tests/outside.ts';
import {
  bodyOf,
  expectEqualBooks,
  payAtKakaoPay,
  returnLink,
  startPaid,
  startPayment,
  statusOf,
} from '../../../tests/paying.ts';
import { createWorld, publicUrl, type VirtualWorld } from '../../../tests/world.ts';
import { intentAbandonedMs, lookupsMax } from '../payment/limits.ts';
import type { PaymentView } from '../routes/view.ts';

const viewOf = async (virtual: VirtualWorld, id: string): Promise<PaymentView> =>
  bodyOf(await virtual.get(`/v1/payments/${id}`, { headers: { authorization: `Bearer ${virtual.apiKey}` } }));

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
    expect(checkout).toMatchObject({ status: 303, headers: { location: payment.links.pc } });
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

/** One approval in KakaoPay's books, and the same in ours. */
async function expectPaidOnce(virtual: VirtualWorld, id: string): Promise<void> {
  expect(await statusOf(virtual, id)).toBe('approved');
  expect(virtual.simulator.ledger().entries).toHaveLength(1);
  await expectEqualBooks(virtual);
}

async function expectNothingTaken(virtual: VirtualWorld): Promise<void> {
  expect(virtual.simulator.ledger().entries).toEqual([]);
  await expectEqualBooks(virtual);
}

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

  test.each(['prefetch', 'prefetch;prerender'])('not yet: a browser looks ahead (%s)', async (purpose) => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    const answer = await virtual.get(comeBack, { headers: { 'sec-purpose': purpose } });
    expect(answer).toEqual({ status: 204, headers: {}, body: '' });
    expect(await statusOf(virtual, id)).toBe('ready');
    await virtual.get(comeBack);
    await expectPaidOnce(virtual, id);
  });

  test('without a token: nothing happens', async () => {
    const virtual = await createWorld();
    const { id } = await startPaid(virtual);
    for (const suffix of ['', '?pg_token=']) await virtual.get(`${returnLink(virtual, id, 'approve')}${suffix}`);
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
    const other = await createWorld({ linkSecret: 'of another service' });
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
    expect(answer.body).toContain('결제를 취소했어요');
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
      failure: { reason: 'failed_at_kakaopay', kakaoPayMessage: 'FAIL_AUTH_PASSWORD' },
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

describe('an approve', () => {
  const faulty = async (fault: Parameters<VirtualWorld['simulator']['faults']['add']>[0]) => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    virtual.simulator.faults.add(fault);
    const answer = await virtual.get(comeBack);
    return { virtual, id, comeBack, answer };
  };

  test('whose answer is lost after it took effect is found at once', async () => {
    const { virtual, id, answer } = await faulty({ call: 'approve', kind: 'lose_answer' });
    expect(answer.headers.location).toMatch(/\/receipt\//);
    await expectPaidOnce(virtual, id);
  });

  test('that the bank knows nothing of (BANK_FIRM_UNKNOWN) is found at once', async () => {
    const { virtual, id } = await faulty({ call: 'approve', kind: 'bank_unknown' });
    await expectPaidOnce(virtual, id);
  });

  test('while another of the payer is under way (USER_LOCKED) is looked up, and fails only if KakaoPay says so', async () => {
    const extras = { method_result_code: 'USER_LOCKED', method_result_message: '진행중인 거래가 있습니다.' };
    const { virtual, id } = await faulty({ call: 'approve', kind: 'refuse', code: -780, extras });
    expect(await virtual.payment(id)).toMatchObject({ status: 'failed', failure: { kakaoPayMessage: 'FAIL_PAYMENT' } });
    await expectNothingTaken(virtual);
  });

  test('that the method refused (-780) has failed, with the words of the method', async () => {
    const extras = { method_result_code: '51', method_result_message: '잔액 부족' };
    const { virtual, id } = await faulty({ call: 'approve', kind: 'refuse', code: -780, extras });
    expect(await virtual.payment(id)).toMatchObject({
      status: 'failed',
      failure: { reason: 'refused', kakaoPayCode: -780, kakaoPayMessage: '잔액 부족' },
    });
    await expectNothingTaken(virtual);
  });

  test('that KakaoPay was too busy for (-503) is sent again once it never happened', async () => {
    const { virtual, id } = await faulty({ call: 'approve', kind: 'refuse', code: -503, times: 1 });
    expect(await statusOf(virtual, id)).toBe('approving');
    await virtual.settle();
    await expectPaidOnce(virtual, id);
  });

  test('that was cut off is not touched before it belongs to nobody any more', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    await virtual.get(comeBack, { hook: cutAll('kakaopay.approve', 'before', 'crash') }).catch(() => {});
    virtual.simulator.clock.advance(intentAbandonedMs - 1);
    expect(await virtual.wake()).toEqual({ due: 0, failed: 0 });
    expect(await virtual.get(comeBack)).toMatchObject({ status: 303 });
    expect(await statusOf(virtual, id)).toBe('approving');
    virtual.simulator.clock.advance(1);
    expect(await virtual.wake()).toEqual({ due: 1, failed: 0 });
    await expectPaidOnce(virtual, id);
  });

  test('is moved on by the waiting page of the payer as well', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    await virtual.get(comeBack, { hook: cutAll('kakaopay.approve', 'after', 'crash') }).catch(() => {});
    const waiting = await virtual.follow(comeBack);
    expect(waiting.body).toContain('http-equiv="refresh"');
    virtual.simulator.clock.advance(intentAbandonedMs);
    expect((await virtual.follow(returnLink(virtual, id, 'result'))).body).toContain('결제가 완료되었어요');
    await expectPaidOnce(virtual, id);
  });

  test('of another amount than ours is given to a person', async () => {
    const virtual = await createWorld({
      transport: (toSimulator) => async (request) => {
        const answer = await toSimulator(request);
        return { ...answer, body: answer.body.replace('"total":2200', '"total":220') };
      },
    });
    const { id, comeBack } = await startPaid(virtual);
    await virtual.get(comeBack);
    expect(await virtual.payment(id)).toMatchObject({
      status: 'needs_review',
      failure: { reason: 'other_amount_approved' },
    });
    expect((await virtual.follow(comeBack)).body).toContain('다시 결제하지 말고');
  });

  test('that stays unknown is given to a person in the end, and never sent again', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    const sent: string[] = [];
    const down = ({ name, moment }: { name: string; moment: string }) => {
      if (moment === 'before') sent.push(name);
      return name.startsWith('kakaopay.') ? ('lose' as const) : undefined;
    };
    await virtual.get(comeBack, { hook: down });
    for (let i = 0; i <= lookupsMax; i++) {
      virtual.simulator.clock.advance('10m');
      await virtual.wake(down);
    }
    expect(sent.filter((name) => name === 'kakaopay.approve')).toHaveLength(1);
    expect(await virtual.payment(id)).toMatchObject({
      status: 'needs_review',
      failure: { reason: 'outcome_never_known' },
    });
  });

  test('is not called undone by a lookup that was asked before it was settled', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    const slowly = ({ name, moment }: { name: string; moment: string }) => {
      if (name === 'kakaopay.approve' && moment === 'before') return 'lose' as const;
      if (name === 'kakaopay.order' && moment === 'after') virtual.simulator.clock.advance('4s');
      return undefined;
    };
    await virtual.get(comeBack, { hook: slowly });
    virtual.simulator.clock.advance('5s');
    await virtual.get(returnLink(virtual, id, 'result'), { hook: slowly });
    expect(await virtual.payment(id)).toMatchObject({ status: 'approving', attempt: { lookups: 2 } });
  });
});
