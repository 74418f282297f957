import { describe, expect, test } from 'vitest';
import { payAtKakaoPay, returnLink, startPayment } from '../../../world/actions.ts';
import { recordInto } from '../../../world/outside.ts';
import { actOn, askSubscription, monthly, startSubscribing } from '../../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Service, Shop } from '../service.ts';
import { checkoutUrl } from '../signed-links.ts';

const text = (body: string) =>
  body
    .replace(/<(style|script)>.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

/** A subscription that was asked for, and its checkout link. */
async function asked(over: object = {}, shop?: Shop) {
  const virtual = await createWorld();
  if (shop) Object.assign((virtual.service as { settings: Service['settings'] }).settings, { shop });
  const answer = await virtual.post('/v1/subscriptions', { ...monthly, ...over });
  const { id, firstPaymentId } = JSON.parse(answer.body) as { id: string; firstPaymentId: string };
  return { virtual, id, firstPaymentId, link: checkoutUrl(virtual.service.settings, firstPaymentId) };
}

const plan = (over: object = {}) => ({ plan: { amountWon: 9900, interval: { unit: 'month' }, ...over } });
const open = async (over: object = {}, language = 'en', shop?: Shop) => {
  const { virtual, link } = await asked(over, shop);
  return text((await virtual.get(`${link}?lang=${language}`)).body);
};

describe('before the first payment of a subscription', () => {
  test('a page says what will be charged, and its button leads on to KakaoPay', async () => {
    const { virtual, link, firstPaymentId } = await asked();
    const answer = await virtual.get(link);
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(answer.headers).not.toHaveProperty('refresh');
    expect(answer.body).not.toContain('<script');
    expect(answer.body).toContain('<a class="button main" href="?agreed=1">동의하고 결제하기</a>');
    const { links } = (await virtual.payment(firstPaymentId)) ?? {};
    expect(await virtual.get(`${link}?agreed=1`)).toMatchObject({ status: 303, headers: { location: links?.pc } });
  });

  test('in Korean and in English', async () => {
    expect(await open({}, 'ko')).toMatch(
      /정기 결제에 동의해 주세요.*오늘 결제할 금액 9,900원.*정기 결제 금액 9,900원.*결제 주기 매월.*다음 결제일 2026\.12\.23.*결제 기간 해지할 때까지.*상품 초코파이 정기 배송 1개.*결제일에 결제되지 않으면 1일, 3일, 7일 뒤에 다시 시도해요\. 그래도 결제되지 않으면 정기 결제를 멈춰요\. 카카오톡의 카카오페이에서 언제든지 해지할 수 있어요\. 쇼핑몰에 요청해도 돼요\./,
    );
    expect(await open()).toMatch(
      /Please agree to this subscription.*To pay today ₩9,900.*Each charge ₩9,900.*How often Every month.*Next charge 2026\.12\.23.*Duration until you end it.*If a charge is refused, it is tried again 1, 3 and 7 days later\. If it is still refused, the subscription is paused\. You can end it at any time in KakaoPay, inside KakaoTalk, or by asking the shop\..*Agree and pay/,
    );
  });

  test.each([
    [
      'a first payment of nothing only registers',
      { firstPayment: { amountWon: 0 } },
      /To pay today ₩0.*you are not charged\..*Agree and register/,
    ],
    ['a trial moves the first date', plan({ trialDays: 14 }), /Next charge 2026\.12\.07/],
    ['every so many weeks', plan({ interval: { unit: 'week', count: 2 } }), /Every 2 weeks Next charge 2026\.12\.07/],
    ['a last day', plan({ lastDay: '2027-11-23' }), /Duration until 2027\.11\.23/],
    ['a number of charges', plan({ chargesMax: 12 }), /Duration 12 charges/],
    [
      'a day that not every month has',
      plan({ anchor: '2026-10-31' }),
      /Next charge 2026\.11\.30.*on the last day of the month/,
    ],
    [
      'an end after the last retry',
      plan({ afterRetries: 'end', retryDays: [1] }),
      /tried again 1 day later\. If it is still refused, the subscription ends\./,
    ],
    ['retries that another date displaces', plan({ interval: { unit: 'week' } }), /tried again 1 and 3 days later\./],
    ['no plan', { plan: undefined }, /There are no fixed dates: the shop charges amounts as agreed with you\./],
  ])('%s', async (_, over, said) => {
    const page = await open(over);
    expect(page).toMatch(said);
    expect(page).not.toMatch(/undefined|NaN|\[object/);
  });

  test('names the shop and whom to ask, where the shop has said so', async () => {
    const page = await open({}, 'ko', { name: '초코나라', url: 'https://choco.example', contact: '02-123-4567' });
    expect(page).toMatch(/초코나라.*쇼핑몰에 요청해도 돼요\. 쇼핑몰 문의처: 02-123-4567.*쇼핑몰로 돌아가기/);
    expect(await open({}, 'ko')).not.toContain('문의처');
  });

  test('the next date is the one that is charged', async () => {
    const { virtual, id, firstPaymentId, link } = await asked(plan({ anchor: '2026-01-31' }));
    const page = text((await virtual.get(`${link}?lang=en`)).body);
    const payment = await virtual.payment(firstPaymentId);
    if (!payment) throw new Error('There is no payment');
    await virtual.get(await payAtKakaoPay(virtual, payment));
    const { nextCharge } = await askSubscription(virtual, id);
    expect(nextCharge?.at).toBe('2026-11-30T01:00:00.000Z');
    expect(page).toContain('Next charge 2026.11.30');
  });
});

describe('an address that asks for more', () => {
  test.each(['pc', 'mobile', 'app'] as const)('?device=%s is kept until KakaoPay', async (device) => {
    const { virtual, link, firstPaymentId } = await asked();
    const { body } = await virtual.get(`${link}?device=${device}&lang=en`);
    expect(body).toContain(
      `href="?agreed=1&amp;device=${device}"`.replace('&amp;', body.includes('&amp;device') ? '&amp;' : '&'),
    );
    expect(body).toMatch(new RegExp(`href="\\?lang=ko&(amp;)?device=${device}"`));
    const { headers } = await virtual.get(`${link}?agreed=1&device=${device}`);
    expect(headers.location).toBe((await virtual.payment(firstPaymentId))?.links?.[device]);
  });

  test.each(['agreed=', 'agreed=yes', 'agreed=0', 'device=<b>&agreed=2'])('?%s is not agreed', async (query) => {
    const { virtual, link } = await asked();
    const { status, body } = await virtual.get(`${link}?${query}`);
    expect([status, body.includes('<b>')]).toEqual([200, false]);
  });
});

describe('looking at it changes nothing', () => {
  test('however often, and also where a browser only looks ahead', async () => {
    const { virtual, link, firstPaymentId } = await asked();
    const before = await virtual.payment(firstPaymentId);
    for (const purpose of ['', 'prefetch']) {
      await virtual.get(link, { headers: { 'sec-purpose': purpose } });
      await virtual.get(`${link}?agreed=1`, { headers: { 'sec-purpose': purpose } });
    }
    expect(await virtual.payment(firstPaymentId)).toEqual(before);
  });
});

describe('what cannot be paid any more leads to the result, agreed or not', () => {
  const leadsToResult = async (virtual: VirtualWorld, firstPaymentId: string, link: string) => {
    for (const query of ['', '?agreed=1']) {
      const { status, headers } = await virtual.get(`${link}${query}`);
      expect([status, headers.location]).toEqual([303, returnLink(virtual, firstPaymentId, 'result')]);
    }
  };

  test('it is paid', async () => {
    const virtual = await createWorld();
    const { firstPaymentId, comeBack } = await startSubscribing(virtual);
    await virtual.get(comeBack);
    await leadsToResult(virtual, firstPaymentId, checkoutUrl(virtual.service.settings, firstPaymentId));
  });

  test('its time is over', async () => {
    const { virtual, firstPaymentId, link } = await asked();
    virtual.simulator.clock.advance('15m');
    await leadsToResult(virtual, firstPaymentId, link);
  });

  test('the shop has ended the subscription', async () => {
    const { virtual, id, firstPaymentId, link } = await asked();
    await actOn(virtual, id, 'end');
    await leadsToResult(virtual, firstPaymentId, link);
  });
});

test('a payment that belongs to no subscription is asked nothing, and read once', async () => {
  const virtual = await createWorld();
  const { id } = await startPayment(virtual);
  const calls: string[] = [];
  const link = checkoutUrl(virtual.service.settings, id);
  expect((await virtual.get(link, { hook: recordInto(calls) })).status).toBe(303);
  expect(calls).toEqual(['table.get']);
});
