import { describe, expect, test } from 'vitest';
import { allPayments } from '../../../world/actions.ts';
import { recordInto } from '../../../world/outside.ts';
import { actOn, askSubscription, chargeNow, startSubscribed, startSubscribing } from '../../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { samplePayment } from '../payment/testing.ts';
import { receiptUrl } from '../signed-links.ts';
import { readSubscription } from '../store/subscriptions.ts';
import { decideSubscription } from '../subscription/decide.ts';
import { standingAfter } from '../subscription/outlook.ts';
import { statusPage } from './status.ts';

const day = 24 * 3_600_000;

async function receipt(virtual: VirtualWorld, id: string, language = 'en'): Promise<string> {
  const { body } = await virtual.get(`${receiptUrl(virtual.service.settings, id)}?lang=${language}`);
  return body
    .replace(/<(style|script)>.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

async function passDays(virtual: VirtualWorld, days: number): Promise<void> {
  for (let i = 0; i < days; i++) {
    await virtual.pass(day);
    await virtual.wake();
  }
}

describe('the receipt of a first payment', () => {
  test('says the next date, the amount and how to end it, at once', async () => {
    const virtual = await createWorld();
    const { firstPaymentId, comeBack } = await startSubscribing(virtual);
    await virtual.get(comeBack);
    const page = await receipt(virtual, firstPaymentId);
    expect(page).toMatch(
      /Payment complete.*Amount paid ₩9,900.*Subscription Next charge 2026\.12\.23 Each charge ₩9,900/,
    );
    expect(page).toContain('You can end it at any time in KakaoPay, inside KakaoTalk, or by asking the shop.');
    expect(await receipt(virtual, firstPaymentId, 'ko')).toMatch(
      /정기 결제 다음 결제일 2026\.12\.23 정기 결제 금액 9,900원 카카오톡의 카카오페이에서 언제든지 해지할 수 있어요\. 쇼핑몰에 요청해도 돼요\./,
    );
  });

  test('of nothing says that a method was registered', async () => {
    const virtual = await createWorld();
    const { firstPaymentId } = await startSubscribed(virtual, { firstPayment: { amountWon: 0 } });
    const page = await receipt(virtual, firstPaymentId);
    expect(page).toMatch(/Your subscription is registered You have not been charged yet\./);
    expect(page).toMatch(/Registered at 2026\.11\.23 14:00 KST.*Next charge 2026\.12\.23/);
    expect(page).not.toMatch(/₩0|Paid at|Amount paid|VAT|Payment complete/);
    expect(await receipt(virtual, firstPaymentId, 'ko')).toMatch(/정기 결제가 등록되었어요.*등록 일시/);
  });

  test('without a plan names no date', async () => {
    const virtual = await createWorld();
    const { firstPaymentId } = await startSubscribed(virtual, { plan: undefined });
    const page = await receipt(virtual, firstPaymentId);
    expect(page).toMatch(/Subscription There are no fixed dates: the shop charges amounts as agreed with you\./);
    expect(page).not.toContain('Next charge');
  });

  test('of a subscription that is paused, resumed, ended', async () => {
    const virtual = await createWorld();
    const { id, firstPaymentId } = await startSubscribed(virtual);
    await actOn(virtual, id, 'pause');
    const paused = await receipt(virtual, firstPaymentId);
    expect(paused).toMatch(
      /Subscription Paused by the shop: you are not charged automatically for now\. You can end it/,
    );
    expect(paused).not.toContain('Next charge');
    await actOn(virtual, id, 'resume');
    expect(await receipt(virtual, firstPaymentId)).toContain('Next charge 2026.12.23');
    await actOn(virtual, id, 'end');
    const ended = await receipt(virtual, firstPaymentId);
    expect(ended).toContain('Subscription Ended by the shop. You will not be charged any more.');
    expect(ended).not.toMatch(/Next charge|You can end it/);
  });

  test('that the payer ended in KakaoTalk says so once it is known', async () => {
    const virtual = await createWorld();
    const { id, firstPaymentId } = await startSubscribed(virtual);
    await virtual.simulator.payer.endSubscription((await askSubscription(virtual, id)).sid ?? '');
    await passDays(virtual, 31);
    expect(await receipt(virtual, firstPaymentId, 'ko')).toContain(
      '카카오페이에서 해지했어요. 더 이상 결제되지 않아요.',
    );
  });

  test('that was never made says nothing of a subscription', async () => {
    const virtual = await createWorld();
    const { firstPaymentId } = await startSubscribing(virtual);
    virtual.simulator.clock.advance('20m');
    await virtual.settle();
    expect(await receipt(virtual, firstPaymentId)).not.toContain('Subscription');
  });
});

describe('the receipt of a charge', () => {
  test('is one like any other, with the next date', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    await passDays(virtual, 31);
    const { paymentIds } = await askSubscription(virtual, id);
    expect(await receipt(virtual, paymentIds[1] ?? '')).toMatch(
      /Payment complete.*Amount paid ₩9,900.*Paid at 2026\.12\.23.*Next charge 2027\.01\.23 Each charge ₩9,900/,
    );
  });

  test('that was refused says when it is tried again, and sends nobody to pay', async () => {
    const virtual = await createWorld();
    await startSubscribed(virtual);
    virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -782 });
    await passDays(virtual, 31);
    const [charge] = await allPayments(virtual);
    const page = await receipt(virtual, charge?.id ?? '');
    expect(page).toMatch(/Your subscription could not be charged You have not been charged\./);
    expect(page).toMatch(/Subscription Next try 2026\.12\.\d\d Each charge ₩9,900/);
    expect(page).not.toMatch(/try again at the shop/);
  });

  test('that the shop asked for needs no plan', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual, { plan: undefined });
    const { body } = await chargeNow(virtual, id);
    expect(await receipt(virtual, JSON.parse(body).id)).toMatch(/Payment complete.*Amount paid ₩500/);
  });
});

test('a payment whose subscription has ended before it began is not to be paid any more', async () => {
  const virtual = await createWorld();
  const { id, firstPaymentId } = await startSubscribing(virtual);
  const { service } = virtual;
  const subscription = await readSubscription(service.table, id);
  const payment = await virtual.payment(firstPaymentId);
  if (!subscription || !payment) throw new Error('There is no subscription');
  expect(statusPage(service, payment, 'en', subscription)).toContain('Continue to payment');
  const ended = statusPage(service, payment, 'en', { ...subscription, status: 'ended', endReason: 'never_paid' });
  expect(ended).toContain('This payment is no longer available');
  expect(ended).not.toContain('/checkout/');
});

test('the subscription is read once for a page, and for no other payment', async () => {
  const virtual = await createWorld();
  const { firstPaymentId } = await startSubscribed(virtual);
  const calls: string[] = [];
  await virtual.get(receiptUrl(virtual.service.settings, firstPaymentId), { hook: recordInto(calls) });
  expect(calls).toEqual(['table.get', 'table.get']);
});

test.each([
  ['with its SID', { sid: 'S469b847306d7b2dc394' }],
  ['with its SID lost', {}],
])('a first payment that was just made, %s, is shown as it is written a little later', async (_, approval) => {
  const virtual = await createWorld();
  const { id, firstPaymentId } = await startSubscribing(virtual);
  const subscription = await readSubscription(virtual.service.table, id);
  if (!subscription) throw new Error('There is no subscription');
  const now = virtual.service.clock.now();
  const made = { ...approval, method: 'MONEY', approvedAt: now };
  const { status, next, endReason } = standingAfter(
    subscription,
    samplePayment('approved', { id: firstPaymentId, approval: made }),
  );
  const event =
    'sid' in approval
      ? ({ type: 'first_paid', sid: approval.sid, approvedAt: now } as const)
      : ({ type: 'sid_missing' } as const);
  expect(decideSubscription(subscription, event, now)?.subscription).toMatchObject(
    JSON.parse(JSON.stringify({ status, next, endReason })),
  );
});
