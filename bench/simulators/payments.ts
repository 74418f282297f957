import type { Post } from './exchange.ts';

/** One whole payment, its parts in the order in which they happen: made, paid by the payer, taken by the shop. */
export type Pay = (post: Post, order: string) => Promise<void>;

const kakaoPayShop = { cid: 'TC0ONETIME', partner_user_id: 'buyer-1' };
const goods = {
  item_name: '초코파이',
  quantity: 1,
  total_amount: 2200,
  tax_free_amount: 0,
  approval_url: 'http://localhost/paid',
  cancel_url: 'http://localhost/canceled',
  fail_url: 'http://localhost/failed',
};

interface Paths {
  readonly ready: string;
  readonly pay: (tid: string) => string;
  readonly approve: string;
}

/** With KakaoPay's own bodies; those who only play back what was written down get the same. */
const payAsAtKakaoPay =
  ({ ready, pay, approve }: Paths): Pay =>
  async (post, partner_order_id) => {
    const order = { ...kakaoPayShop, partner_order_id };
    const { tid } = await post<{ tid: string }>(ready, { ...order, ...goods });
    const { redirect } = await post<{ redirect: string }>(pay(tid), { method: 'MONEY' });
    const pg_token = redirect.slice(redirect.indexOf('pg_token=') + 'pg_token='.length);
    const { aid } = await post<{ aid: string }>(approve, { ...order, tid, pg_token });
    if (!aid) throw new Error('It was not approved.');
  };

export const payOurs: Pay = payAsAtKakaoPay({
  ready: '/online/v1/payment/ready',
  pay: (tid) => `/_sim/payments/${tid}/pay`,
  approve: '/online/v1/payment/approve',
});

export const payPlayedBack: Pay = payAsAtKakaoPay({
  ready: '/ready',
  pay: (tid) => `/payments/${tid}/pay`,
  approve: '/approve',
});

interface Intent {
  readonly id: string;
  readonly status: string;
}

const intent = { amount: 2200, currency: 'krw' };

/** Stripe's counterpart: an intent, its confirmation with a card, and its capture. */
export const payAtStripe =
  (paymentMethod: string): Pay =>
  async (post, order) => {
    const made = { ...intent, 'metadata[order]': order, capture_method: 'manual', payment_method: paymentMethod };
    const { id } = await post<Intent>('/v1/payment_intents', made);
    await post<Intent>(`/v1/payment_intents/${id}/confirm`, {});
    const { status } = await post<Intent>(`/v1/payment_intents/${id}/capture`, {});
    if (!status) throw new Error('It was not captured.');
  };

/** The same where there is no capture: confirming takes the money, and the shop asks how it stands. */
export const payAtStripeAtOnce: Pay = async (post, order) => {
  const made = { ...intent, 'metadata[order]': order, payment_method: 'pm_card_visa' };
  const { id } = await post<Intent>('/v1/payment_intents', made);
  await post<Intent>(`/v1/payment_intents/${id}/confirm`, {});
  const { status } = await post<Intent>(`/v1/payment_intents/${id}`, undefined);
  if (status !== 'succeeded') throw new Error(`It is ${status}.`);
};
