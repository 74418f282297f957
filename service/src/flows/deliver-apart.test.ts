import { expect, test } from 'vitest';
import { cancelPayment, startApproved } from '../../../world/actions.ts';
import { cutRun } from '../../../world/cuts.ts';
import { listen, sentTo } from '../../../world/listening.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Payment } from '../payment/payment.ts';
import { paymentKey } from '../store/payments.ts';

const minuteMs = 60_000;

async function minutes(virtual: VirtualWorld, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await virtual.pass(minuteMs);
    await virtual.wake();
  }
}

/** Endpoints that take nothing, those of `down`. */
function takeDown(virtual: VirtualWorld, ...down: readonly string[]): void {
  virtual.receiver.answer = ({ url }) =>
    down.some((id) => url.includes(id)) ? { status: 500, said: 'down' } : { status: 204, said: '' };
}

test.each([
  ['we_a', 'we_b'],
  ['we_b', 'we_a'],
])(
  'what waits for two endpoints is told to %s, which is back, however much waits for the other',
  async (back, down) => {
    const virtual = await createWorld({ seed: 'apart' });
    await listen(virtual, 'we_a');
    await listen(virtual, 'we_b');
    takeDown(virtual, 'we_a', 'we_b');
    for (let i = 0; i < 220; i++) await startApproved(virtual);
    await virtual.stream();
    await minutes(virtual, 10);
    takeDown(virtual, down);
    await minutes(virtual, 40);
    expect(sentTo(virtual, back).filter(({ status }) => status === 204)).toHaveLength(220);
  },
);

test('an endpoint that does not answer holds up no payment: what was cut off is finished in time', async () => {
  const virtual = await createWorld({ seed: 'apart' });
  await listen(virtual, 'we_a');
  takeDown(virtual, 'we_a');
  for (let i = 0; i < 220; i++) await startApproved(virtual);
  const payment = await startApproved(virtual);
  await virtual.stream();
  await minutes(virtual, 10);
  await cutRun(
    cancelPayment(virtual, payment.id, {}, { hook: ({ name }) => (name.startsWith('table') ? undefined : 'crash') }),
  );
  await minutes(virtual, 3);
  expect((await virtual.payment(payment.id))?.status).toBe('canceled');
});

test('a next step that fails again and again keeps nobody from being told of what was done before', async () => {
  const virtual = await createWorld({ seed: 'apart' });
  await listen(virtual, 'we_a');
  const { id, version } = (await virtual.payment((await startApproved(virtual)).id)) as Payment;
  const { table, clock } = virtual.service;
  await table.updateIf(paymentKey(id), version, { intent: { type: 'cancel' }, wakeAt: clock.now() });
  await minutes(virtual, 3);
  expect(virtual.lines.filter((line) => line.includes('item_failed')).length).toBeGreaterThan(0);
  expect(sentTo(virtual, 'we_a').map(({ id: eventId }) => eventId)).toEqual([`${id}_3`]);
});

test('what stands among the failed deliveries and is none is put before a person in the end', async () => {
  const virtual = await createWorld({ seed: 'apart' });
  await listen(virtual, 'we_a');
  const key = { pk: 'somewhere', sk: 'oddity_1' };
  const { table, clock } = virtual.service;
  await table.putIfAbsent({ ...key, queue: 'retry#0', queuedAt: clock.now() });
  await minutes(virtual, 120);
  expect(await table.get(key)).toMatchObject({ queue: 'review', failures: 6 });
});
