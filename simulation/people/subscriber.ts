import { canary } from '../world.ts';
import { cancelLater } from './canceler.ts';
import { comeBack, decideAtKakaoPay, openCheckout } from './payer.ts';
import { bodyOf, type Person } from './person.ts';

interface Seen {
  readonly id: string;
  readonly status: string;
  readonly checkoutUrl?: string;
  readonly firstPaymentId: string;
  readonly sid?: string;
}

/** Somebody subscribes; later the shop charges, pauses, changes or ends it, or the payer ends it at KakaoPay. */
export async function subscribe(person: Person): Promise<void> {
  const { chance } = person;
  const made = await order(person);
  if (made?.checkoutUrl === undefined) return;
  await person.browse('checkout', made.checkoutUrl);
  const tid = await openCheckout(person, `${made.checkoutUrl}?agreed=1`);
  const wallet = tid && (await decideAtKakaoPay(person, tid));
  if (!wallet) return;
  await comeBack(person, wallet);
  if (chance.percent(10)) await cancelLater(person, made.firstPaymentId);
  // Mostly the plan is left to itself; the person is not waited for.
  if (chance.percent(80)) await actOn(person, made.id);
}

async function order(person: Person): Promise<Seen | undefined> {
  const { chance, number } = person;
  const amountWon = chance.between(1_000, 30_000);
  const unit = chance.pick(person.desk.intervals);
  const plan = {
    amountWon: chance.between(1_000, 30_000),
    interval: { unit, count: 1 },
    ...(chance.percent(30) && { chargesMax: chance.between(1, 3) }),
    ...(chance.percent(20) && { trialDays: chance.between(1, 5) }),
    afterRetries: chance.pick(['end', 'pause'] as const),
  };
  const answer = await person.insist({
    flow: 'createSubscription',
    address: '/v1/subscriptions',
    body: {
      orderId: `subscription-${number}`,
      buyerId: `${canary}-${number}`,
      itemName: '초코파이 정기 배송',
      firstPayment: { amountWon: chance.percent(15) ? 0 : amountWon },
      ...(chance.percent(85) && { plan }),
    },
    ...(chance.percent(40) && { key: `key-${number}` }),
  });
  return answer && answer.status < 300 ? bodyOf<Seen>(answer) : undefined;
}

async function actOn(person: Person, id: string): Promise<void> {
  const { chance, world } = person;
  await person.wait(2_000, 8 * 60_000);
  const answer = await person.shop({ flow: 'getSubscription', method: 'GET', address: `/v1/subscriptions/${id}` });
  if (answer?.status !== 200) return;
  const { sid } = bodyOf<Seen>(answer);
  const address = `/v1/subscriptions/${id}`;
  switch (chance.between(1, 6)) {
    case 1:
    case 2:
      return chargeNow(person, id);
    case 3:
      await person.shop({ flow: 'pauseSubscription', address: `${address}/pause`, body: '' });
      await person.wait(1_000, 300_000);
      if (chance.percent(60)) await person.shop({ flow: 'resumeSubscription', address: `${address}/resume`, body: '' });
      return;
    case 4:
      await person.shop({ flow: 'endSubscription', address: `${address}/end`, body: '' });
      return;
    case 5: {
      const body = { amountWon: chance.between(500, 40_000) };
      await person.shop({ flow: 'changeSubscription', method: 'PATCH', address, body });
      return;
    }
    default:
      // In KakaoTalk: the shop hears nothing of it.
      if (sid !== undefined) await world.simulator.payer.endSubscription(sid);
  }
}

async function chargeNow(person: Person, id: string): Promise<void> {
  const { chance, desk } = person;
  for (let i = chance.between(1, 2); i > 0; i--) {
    const amountWon = chance.between(100, 9_000);
    const key = `charge-${id}-${desk.charges.length}`;
    desk.charges.push({ subscriptionId: id, key, amountWon });
    const wanted = { flow: 'chargeSubscription', address: `/v1/subscriptions/${id}/charges`, body: { amountWon }, key };
    const twin = chance.percent(15) ? person.insist(wanted) : undefined;
    await person.insist(wanted);
    await twin;
    await person.wait(1_000, 60_000);
  }
}
