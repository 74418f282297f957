import type { Simulator } from 'kakaopay-simulator';
import type { SubscriptionView } from '../../service/src/routes/subscription-view.ts';
import type { PaymentView } from '../../service/src/routes/view.ts';
import type { Chance } from '../chance.ts';
import type { Asking, Said } from './asking.ts';
import { habits, pay } from './payer.ts';

/** What the shops were told is done or under way: the books have to have each of it once. */
export interface Asked {
  readonly cancels: { readonly paymentId: string; readonly amountWon: number }[];
  readonly charges: { readonly subscriptionId: string; readonly amountWon: number }[];
  /** Their plans are charged each month. */
  readonly planned: string[];
  /** Answers that no shop should get. */
  readonly unexpected: string[];
}

export interface Shop {
  readonly asking: Asking;
  readonly simulator: Simulator;
  readonly asked: Asked;
  /** Does this when it comes to it. */
  add(job: Job): void;
}

/** `later`: something else is under way, and has to end first. */
export type Job = () => Promise<'done' | 'later'>;

/** One order, paid or not, and perhaps given back; each is another one. */
export const orderJob =
  (shop: Shop, number: number, chance: Chance): Job =>
  async () => {
    const { asking, simulator } = shop;
    const order = {
      orderId: `A-${number}`,
      buyerId: `buyer-${number % 50}`,
      itemName: '초코파이',
      totalWon: 1000 + number,
      taxFreeWon: number % 3 === 0 ? number : 0,
    };
    const habit = chance.pick(habits);
    const said = await asking.shop('POST', '/v1/payments', order, `order-${number}`);
    const payment = read<PaymentView>(shop, said, [200, 201]);
    if (payment === undefined) return 'done';
    if (chance.share() < 0.06) await Promise.all([pay(asking, simulator, payment, 'pays'), replace(shop, order)]);
    else await pay(asking, simulator, payment, habit);
    const wanted = chance.share();
    if (wanted < 0.1) shop.add(cancelJob(shop, payment.id, {}, 'whole'));
    else if (wanted < 0.25) {
      for (const amountWon of [300, 257]) shop.add(cancelJob(shop, payment.id, { amountWon }, `part-${amountWon}`));
    }
    return 'done';
  };

/** The payer has changed the basket meanwhile: the same order with another amount, while the first is being paid. */
async function replace(shop: Shop, order: { readonly orderId: string; readonly totalWon: number }): Promise<void> {
  const { asking, simulator } = shop;
  const changed = { ...order, totalWon: order.totalWon + 5 };
  const said = await asking.shop('POST', '/v1/payments', changed, `${order.orderId}-changed`);
  const payment = read<PaymentView>(shop, said, [200, 201, 409]);
  if (payment?.tid) await pay(asking, simulator, payment, 'pays');
}

const cancelJob =
  (shop: Shop, paymentId: string, body: object, key: string): Job =>
  async () => {
    const path = `/v1/payments/${paymentId}`;
    const { status } = await shop.asking.read<PaymentView>(path);
    if (status === 'approving' || status === 'canceling') return 'later';
    if (status !== 'approved' && status !== 'partially_canceled') return 'done';
    const said = await shop.asking.shop('POST', `${path}/cancellations`, body, key);
    if (said.text.includes('"cancellation_in_progress"')) return 'later';
    const view = read<{ readonly amountWon: number }>(shop, said, [201, 202]);
    if (view) shop.asked.cancels.push({ paymentId, amountWon: view.amountWon });
    return 'done';
  };

/** Something that is charged each month, or whenever the shop says so: then so often. */
export const subscriptionJob =
  (shop: Shop, name: string, charges: number | 'monthly'): Job =>
  async () => {
    const { asking, simulator, asked } = shop;
    const body = {
      orderId: `S-${name}`,
      buyerId: `subscriber-${name}`,
      itemName: '초코파이 정기 배송',
      firstPayment: { amountWon: 4900 },
      ...(charges === 'monthly' && { plan: { amountWon: 9900, interval: { unit: 'month' } } }),
    };
    const said = await asking.shop('POST', '/v1/subscriptions', body, `subscription-${name}`);
    const subscription = read<SubscriptionView>(shop, said, [200, 201]);
    if (subscription === undefined) return 'done';
    const first = await asking.read<PaymentView>(`/v1/payments/${subscription.firstPaymentId}`);
    await pay(asking, simulator, first, 'pays');
    if (charges === 'monthly') asked.planned.push(subscription.id);
    else for (let at = 0; at < charges; at++) shop.add(chargeJob(shop, subscription.id, at));
    return 'done';
  };

const chargeJob =
  (shop: Shop, subscriptionId: string, number: number): Job =>
  async () => {
    const body = { amountWon: 700 + number };
    const key = `charge-${subscriptionId}-${number}`;
    const said = await shop.asking.shop('POST', `/v1/subscriptions/${subscriptionId}/charges`, body, key);
    // The one before, or the first payment, is not through.
    if (/"(charge_in_progress|subscription_not_chargeable)"/.test(said.text)) return 'later';
    if (read(shop, said, [201, 202])) shop.asked.charges.push({ subscriptionId, ...body });
    return 'done';
  };

/** What was answered with one of these; `undefined` for a refusal, and for what nobody should be answered. */
function read<Body>({ asked }: Shop, { status, text }: Said, expected: readonly number[]): Body | undefined {
  if (!expected.includes(status)) asked.unexpected.push(`${status} ${text}`);
  return status < 300 ? (JSON.parse(text) as Body) : undefined;
}
