import type { Payment } from './payment.ts';
import { type Status, states } from './states.ts';

/** Values for the tests: a payment in the middle of its life. */
const createdAt = Date.UTC(2026, 10, 23, 5);

export function samplePayment(status: Status = 'ready', over: Partial<Payment> = {}): Payment {
  return {
    id: 'pay_01m83ccy40eqyf4q04fx5fmdgv',
    version: 3,
    status,
    orderId: 'A-1001',
    buyerId: 'buyer-1',
    itemName: '초코파이',
    quantity: 1,
    totalWon: 2200,
    taxFreeWon: 0,
    vatWon: 200,
    merchantCode: 'TC0ONETIME',
    tid: 'T469b847306d7b2dc394',
    ...(!states[status].payerDone && {
      links: { pc: 'https://pc.test', mobile: 'https://mobile.test', app: 'https://app.test' },
    }),
    createdAt,
    expiresAt: createdAt + 900_000,
    events: [{ n: 1, type: 'created', at: createdAt }],
    ...(status === 'ready' && { wakeAt: createdAt + 960_000 }),
    ...(status === 'approving' && {
      wakeAt: createdAt + 60_000 + 30_000,
      intent: { type: 'approve', number: 3, decidedAt: createdAt + 60_000, pgToken: 'ad950e97794abfef4ce0' },
    }),
    ...(status === 'approved' && { approval: { aid: 'A469b847306d7b2dc394', method: 'MONEY', approvedAt: createdAt } }),
    ...over,
  };
}
