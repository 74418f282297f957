import { expect, test } from 'vitest';
import { expectDocumented } from '../../../tests/documented.ts';
import { cancelPayment, startApproved } from '../../../world/actions.ts';
import { reconcileDay } from '../../../world/reconciling.ts';
import { cancelElsewhere } from '../../../world/review.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Payment } from '../payment/payment.ts';
import { closedDays } from '../store/cancellation-days.ts';
import { changeEndpoints } from '../store/endpoints.ts';

const read = async (virtual: VirtualWorld, id: string) => (await virtual.payment(id)) as Payment;
const approveTwo = async (virtual: VirtualWorld): Promise<string[]> => [
  (await startApproved(virtual)).id,
  (await startApproved(virtual)).id,
];

test('the cancellations of a day are noted for its report, and the day is closed', async () => {
  const virtual = await createWorld();
  const [id = '', other = ''] = await approveTwo(virtual);
  await cancelPayment(virtual, id, { amountWon: 700 });
  await cancelElsewhere(virtual, await read(virtual, other), 500);
  await reconcileDay(virtual);
  const { table } = virtual.service;
  expect(await closedDays(table)).toEqual({ from: '2026-11-23', to: '2026-11-23' });
  const noted = await table.query({ pk: 'cancellations#2026-11-23', limit: 10 });
  expect(noted.items.map(({ sk }) => sk)).toEqual([`${id}#1`, `${other}#1`]);
});

test('the shop is told, with what was found', async () => {
  const virtual = await createWorld();
  const createdAt = virtual.service.clock.now();
  await changeEndpoints(virtual.service.table, (list) => [
    ...list,
    { id: 'we_a', slot: 0, url: 'https://shop.test/', generation: 1, createdAt },
  ]);
  const [, id = ''] = await approveTwo(virtual);
  await cancelElsewhere(virtual, await read(virtual, id), 500);
  const { run } = await reconcileDay(virtual);
  await virtual.pass(61_000);
  await virtual.wake();
  const told = virtual.receiver.received.map((one) => ({ id: one.id, ...JSON.parse(one.body) }));
  expect(told.slice(-2)).toMatchObject([
    { type: 'payment.canceled_elsewhere', data: { id, status: 'partially_canceled', canceledWon: 500 } },
    {
      id: `${run.id}_1`,
      type: 'reconciliation.finished',
      data: {
        id: run.id,
        status: 'finished',
        from: '2026-11-22T15:00:00.000Z',
        to: '2026-11-23T15:00:00.000Z',
        counts: { asked: 2, agreed: 1, adopted: 1 },
        differences: [
          {
            paymentId: id,
            kind: 'canceled_more_there',
            outcome: 'adopted',
            ours: { netWon: 2200 },
            theirs: { netWon: 1700 },
          },
        ],
      },
    },
  ]);
  const eventId = `${run.id}_1`;
  const answer = await virtual.get(`/v1/events/${eventId}`, {
    headers: { authorization: `Bearer ${virtual.apiKey}` },
  });
  expectDocumented('GET /v1/events/{id}', answer);
  expect(JSON.parse(answer.body)).toMatchObject({ id: eventId, data: { version: 1, counts: { asked: 2 } } });
  // Nothing is left to do but the next day.
  await virtual.pass(61_000);
  expect((await virtual.wake()).due).toBe(0);
});
