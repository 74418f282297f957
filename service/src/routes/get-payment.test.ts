import { expect, test } from 'vitest';
import { expectDocumented } from '../../../tests/documented.ts';
import { bodyOf, cutOffApprove, payAtKakaoPay, startPayment, viewOf } from '../../../world/actions.ts';
import { startSubscribing } from '../../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { PaymentView } from './view.ts';

async function show(virtual: VirtualWorld, id: string) {
  const answer = await virtual.get(`/v1/payments/${id}`, { headers: { authorization: `Bearer ${virtual.apiKey}` } });
  expectDocumented('GET /v1/payments/{id}', answer);
  return answer;
}

/** Brings a payment into each state that a shop can see. */
const waysTo: Readonly<Record<string, (virtual: VirtualWorld) => Promise<string>>> = {
  ready: async (virtual) => (await startPayment(virtual)).id,
  approving: cutOffApprove,
  approved: async (virtual) => {
    const payment = await startPayment(virtual, { totalWon: 60_000 });
    const paid = { method: 'CARD', card: 'KB', installMonths: 2 } as const;
    await virtual.get((await virtual.simulator.payer.pay(payment.tid, paid)).redirect);
    return payment.id;
  },
  quit: async (virtual) => {
    const payment = await startPayment(virtual);
    await virtual.get((await virtual.simulator.payer.quit(payment.tid)).redirect);
    return payment.id;
  },
  expired: async (virtual) => {
    const { id } = await startPayment(virtual);
    await virtual.settle();
    return id;
  },
  closed: async (virtual) => {
    const { id } = await startPayment(virtual);
    await virtual.post(`/v1/payments/${id}/close`, {});
    return id;
  },
  failed: async (virtual) => {
    const payment = await startPayment(virtual, { returnUrl: 'https://shop.test/', itemCode: 'CP' });
    virtual.simulator.faults.add({ call: 'approve', kind: 'refuse', code: -780 });
    await virtual.get(await payAtKakaoPay(virtual, payment));
    return payment.id;
  },
};

test.each(Object.keys(waysTo))(
  'a payment that is %s is shown as documented, and nothing of KakaoPay’s or ours with it',
  async (status) => {
    const virtual = await createWorld();
    const id = (await waysTo[status]?.(virtual)) ?? '';
    const answer = await show(virtual, id);
    expect(answer.status).toBe(200);
    expect(bodyOf<PaymentView>(answer)).toMatchObject({ id, status });
    for (const hidden of ['version', 'merchantCode', 'links', 'wakeAt', 'intent', 'pgToken', 'queue', 'events']) {
      expect(bodyOf<PaymentView>(answer)).not.toHaveProperty(hidden);
    }
    expect(bodyOf<PaymentView>(answer).tid).toBe((await virtual.payment(id))?.tid);
  },
);

test.each(['pay_00000000000000000000000000', 'pay_1', 'x'.repeat(2000), '%00', 'pay_01m83ccy40eqyf4q04fx5fmdgv.sig'])(
  'no payment: %.40s',
  async (id) => {
    const answer = await show(await createWorld(), id);
    expect(answer.status).toBe(404);
    expect(bodyOf<{ code: string }>(answer).code).toBe('payment_not_found');
  },
);

test('the first payment of a subscription has no links that pass by what the buyer agrees to', async () => {
  const virtual = await createWorld();
  const { firstPaymentId } = await startSubscribing(virtual);
  expect((await virtual.payment(firstPaymentId))?.links).toHaveProperty('android');
  expect(await viewOf(virtual, firstPaymentId)).not.toHaveProperty('appLinks');
});
