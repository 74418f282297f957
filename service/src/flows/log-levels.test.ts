import { expect, test } from 'vitest';
import { approveElsewhere, order, startPaid, startPayment } from '../../../world/actions.ts';
import { cutAll } from '../../../world/outside.ts';
import { createWorld, startTime, type VirtualWorld } from '../../../world/world.ts';

// An ERROR is what a person must see to; the everyday troubles of payers and of KakaoPay are none.

const errorsOf = ({ lines }: VirtualWorld) =>
  lines.map((line) => JSON.parse(line)).flatMap(({ level, message }) => (level === 'ERROR' ? [message] : []));
const messagesOf = ({ lines }: VirtualWorld) => lines.map((line) => JSON.parse(line).message);

test('a payer whose balance is empty', async () => {
  const virtual = await createWorld();
  const { comeBack } = await startPaid(virtual);
  virtual.simulator.faults.add({ call: 'approve', kind: 'refuse', code: -780 });
  await virtual.get(comeBack);
  expect(messagesOf(virtual)).toContain('approve_not_confirmed');
  expect(errorsOf(virtual)).toEqual([]);
});

test.each([
  [-401, ['ready_failed']],
  [-798, ['ready_failed']],
  [-503, []],
  [-999, []],
])('a payment that KakaoPay does not make: %i', async (code, errors) => {
  const virtual = await createWorld();
  virtual.simulator.faults.add({ call: 'ready', kind: 'refuse', code });
  expect((await virtual.post('/v1/payments', order)).status).toBeGreaterThanOrEqual(400);
  expect(messagesOf(virtual)).toContain('ready_failed');
  expect(errorsOf(virtual)).toEqual(errors);
});

test('KakaoPay out of reach, before and after the payer has paid', async () => {
  const virtual = await createWorld();
  await virtual.post('/v1/payments', order, { hook: cutAll('kakaopay.ready', 'before', 'lose') });
  const { comeBack } = await startPaid(virtual);
  await virtual.get(comeBack, { hook: ({ name }) => (name.startsWith('kakaopay.') ? 'lose' : undefined) });
  expect(errorsOf(virtual)).toEqual([]);
});

test('money that nobody here has asked for', async () => {
  const virtual = await createWorld();
  const payment = await startPayment(virtual);
  await approveElsewhere(virtual, payment);
  await virtual.settle();
  expect(errorsOf(virtual)).toEqual(['needs_review']);
});

test('a run of wake in which an item could not be moved on', async () => {
  const virtual = await createWorld();
  await virtual.wake();
  await virtual.service.table.putIfAbsent({ pk: 'p', sk: 'oddity_1', queue: 'due#0', queuedAt: startTime });
  await virtual.wake();
  expect(errorsOf(virtual)).toEqual(['woke']);
});
