import { beforeEach, describe, expect, test } from 'vitest';
import { actOn, askSubscription, passUntil, startSubscribed } from '../../../../world/subscribing.ts';
import { actsOf, type Browser, type ConsoleWorld, createConsoleWorld, linksIn, textOf } from '../testing.ts';

let made: ConsoleWorld;
let browser: Browser;
beforeEach(async () => {
  made = await createConsoleWorld();
  browser = await made.signedIn();
});

describe('the list', () => {
  test('says what is charged and when next, and knows the status', async () => {
    const { id } = await startSubscribed(made.world);
    const list = await browser.get('/console/subscriptions');
    expect(linksIn(list)).toContain(`/console/subscriptions/${id}`);
    for (const words of ['초코파이 정기 배송', '이용 중', '매월 9,900원', '2026.12.23 10:00', 'buyer-1'])
      expect(textOf(list), words).toContain(words);
    expect((await browser.get('/console/subscriptions?status=paused')).body).not.toContain(id);
    expect((await browser.get('/console/subscriptions?status=active')).body).toContain(id);
  });

  test('finds those of a buyer, whose name stands in no address', async () => {
    const { id } = await startSubscribed(made.world, { buyerId: '김철수' });
    const other = await startSubscribed(made.world, { orderId: 'S-1002' });
    const { headers } = await browser.post('/console/subscriptions/find', { buyer: ' 김철수 ' });
    expect(decodeURIComponent(headers.location ?? '')).not.toContain('김철수');
    const { body } = await browser.get(headers.location ?? '');
    expect(textOf({ body })).toContain('구매자 “김철수”');
    expect(linksIn({ body })).toContain(`/console/subscriptions/${id}`);
    expect(linksIn({ body })).not.toContain(`/console/subscriptions/${other.id}`);
    expect(linksIn({ body }).some((address) => decodeURIComponent(address).includes('김철수'))).toBe(false);
    const nobody = await browser.post('/console/subscriptions/find', { buyer: ' ' });
    expect(nobody.headers.location).toBe('/console/subscriptions');
  });
});

describe('a subscription', () => {
  test('shows its plan, its payments and what happened', async () => {
    const { world } = made;
    const { id, firstPaymentId } = await startSubscribed(world, {
      plan: { amountWon: 9900, interval: { unit: 'month', count: 2 }, chargesMax: 6 },
    });
    await passUntil(world, '2027-01-23');
    const again = await made.signedIn({ name: 'park' });
    const { body } = await again.get(`/console/subscriptions/${id}`);
    for (const words of [
      ...[
        '2개월마다 9,900원',
        '총 6번',
        '2027.03.23 10:00',
        '결제일에 결제되지 않으면 1일, 3일, 7일 뒤에 다시 시도해요',
      ],
      ...['첫 결제가 끝나 시작됐어요', '결제됐어요', '결제 완료'],
    ])
      expect(textOf({ body }), words).toContain(words);
    expect(linksIn({ body })).toEqual(
      expect.arrayContaining([`/console/payments/${firstPaymentId}`, `/console/events/${id}_2`]),
    );
    const { paymentIds } = await askSubscription(world, id);
    expect(paymentIds).toHaveLength(2);
    for (const paymentId of paymentIds) expect(linksIn({ body })).toContain(`/console/payments/${paymentId}`);
  });

  test('is paused, resumed and ended, and what its end means is said before', async () => {
    const { world } = made;
    const { id } = await startSubscribed(world);
    const address = `/console/subscriptions/${id}`;
    expect((await browser.get(address)).body).not.toContain(`${address}/resume`);
    expect((await browser.post(`${address}/pause`)).headers.location).toBe(`${address}?done=paused`);
    const paused = await browser.get(address);
    expect(textOf(paused)).toContain('상점이 멈춤');
    expect(paused.body).not.toContain(`${address}/pause"`);
    expect((await browser.post(`${address}/resume`)).headers.location).toBe(`${address}?done=resumed`);
    const asked = await browser.get(`${address}/end`);
    expect(textOf(asked)).toContain('앞으로 아무것도 결제할 수 없어요');
    expect((await askSubscription(world, id)).status).toBe('active');
    expect((await browser.post(`${address}/end`)).headers.location).toBe(`${address}?done=ended`);
    const ended = await askSubscription(world, id);
    expect(ended).toMatchObject({ status: 'ended', endReason: 'by_shop' });
    expect(ended.timeline.filter(({ by }) => by === 'operator:kim').map(({ type }) => type)).toEqual([
      'shop_paused',
      'shop_resumed',
      'shop_ended',
    ]);
    expect((await browser.get(address)).body).not.toContain(`${address}/end`);
    expect((await browser.post(`${address}/pause`)).status).toBe(409);
    expect((await actsOf(made)).map(({ act, by, target, outcome }) => [act, by, target, outcome])).toEqual([
      ['end', 'operator:kim', id, 'done'],
      ['pause', 'operator:kim', id, 'done'],
      ['pause', 'operator:kim', id, 'subscription_not_changeable'],
      ['resume', 'operator:kim', id, 'done'],
    ]);
  });

  test('of the shop’s own dates, and one that was ended elsewhere, are told apart', async () => {
    const { world } = made;
    const { id } = await startSubscribed(world, { plan: undefined });
    expect(textOf(await browser.get('/console/subscriptions'))).toContain('정해진 결제일 없음');
    await actOn(world, id, 'end');
    expect(textOf(await browser.get(`/console/subscriptions/${id}`))).toContain('상점이 해지함');
  });
});

test('whoever may only look is offered nothing, and refused everything', async () => {
  const { id } = await startSubscribed(made.world);
  const address = `/console/subscriptions/${id}`;
  for (const role of ['view', 'refund'] as const) {
    const viewer = await made.signedIn({ name: `lee.${role}`, role });
    const { status, body } = await viewer.get(address);
    expect(status).toBe(200);
    expect(body).not.toContain(`${address}/`);
    for (const way of ['pause', 'resume', 'end']) expect((await viewer.post(`${address}/${way}`)).status).toBe(403);
    expect((await viewer.get(`${address}/end`)).status).toBe(403);
  }
  expect((await askSubscription(made.world, id)).status).toBe('active');
  expect(await actsOf(made)).toEqual([]);
});
