import type { Answer } from '../service/src/http/message.ts';
import { addDays, dayMs, kstDay, kstInstant } from '../service/src/kst.ts';
import type { SubscriptionView } from '../service/src/routes/subscription-view.ts';
import { chargeHour } from '../service/src/subscription/plan.ts';
import { allPayments, bodyOf, payAtKakaoPay } from './actions.ts';
import type { Hook } from './outside.ts';
import type { VirtualWorld } from './world.ts';

/** A subscription as a shop asks for it: 9,900 won now and then each month. */
export const monthly = {
  orderId: 'S-1001',
  buyerId: 'buyer-1',
  itemName: '초코파이 정기 배송',
  firstPayment: { amountWon: 9900 },
  plan: { amountWon: 9900, interval: { unit: 'month' } },
};

interface Started {
  readonly id: string;
  readonly firstPaymentId: string;
  /** Where the browser comes back to, with `pg_token`. */
  readonly comeBack: string;
}

/** A subscription whose payer is about to come back from the first payment. */
export async function startSubscribing(virtual: VirtualWorld, over: object = {}): Promise<Started> {
  const answer = await virtual.post('/v1/subscriptions', { ...monthly, ...over });
  if (answer.status !== 201) throw new Error(`No subscription was made: ${answer.status} ${answer.body}`);
  const { id, firstPaymentId } = bodyOf<SubscriptionView>(answer);
  const payment = await virtual.payment(firstPaymentId);
  if (!payment) throw new Error('A subscription was made without a payment');
  return { id, firstPaymentId, comeBack: await payAtKakaoPay(virtual, payment) };
}

/** A subscription whose first payment was made; gives its id. */
export async function startSubscribed(virtual: VirtualWorld, over: object = {}): Promise<Started> {
  const started = await startSubscribing(virtual, over);
  await virtual.get(started.comeBack);
  await askSubscription(virtual, started.id);
  return started;
}

export const askSubscription = async (virtual: VirtualWorld, id: string): Promise<SubscriptionView> =>
  bodyOf(await virtual.get(`/v1/subscriptions/${id}`, { headers: { authorization: `Bearer ${virtual.apiKey}` } }));

/** Pauses, resumes or ends it, as a shop does. */
export const actOn = (virtual: VirtualWorld, id: string, act: 'pause' | 'resume' | 'end'): Promise<Answer> =>
  virtual.post(`/v1/subscriptions/${id}/${act}`, '');

/** A charge that the shop asks for. */
export const chargeNow = (
  virtual: VirtualWorld,
  id: string,
  { key = 'charge-1', body = { amountWon: 500 }, hook }: { key?: string; body?: object; hook?: Hook } = {},
): Promise<Answer> =>
  virtual.post(`/v1/subscriptions/${id}/charges`, body, {
    headers: { 'idempotency-key': key },
    ...(hook && { hook }),
  });

/** Lets days go by, with a wake at the end of each, as the schedule would have many. */
export async function passDays(virtual: VirtualWorld, days: number): Promise<void> {
  for (let i = 0; i < days; i++) {
    await virtual.pass(dayMs);
    await virtual.wake();
  }
}

/** Lets time go by until 10:05 in Korea on that day, with a wake every day at that time. */
export async function passUntil(virtual: VirtualWorld, day: string): Promise<void> {
  const { clock } = virtual.service;
  for (let next = kstDay(clock.now()); next <= day; next = addDays(next, 1)) {
    const until = kstInstant(next, chargeHour) + 5 * 60_000;
    if (until <= clock.now()) continue;
    await virtual.pass(until - clock.now());
    await virtual.wake();
  }
}

/** The charges that KakaoPay made or refused, oldest first: `2026-12-23 approved`, by the day in Korea. */
export async function chargesOf(virtual: VirtualWorld): Promise<string[]> {
  const charges = (await allPayments(virtual)).filter(({ orderId }) => orderId.startsWith('sub_')).toReversed();
  return charges.map(({ status, createdAt }) => `${kstDay(createdAt)} ${status}`);
}
