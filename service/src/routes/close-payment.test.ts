import { expect, test } from 'vitest';
import { expectPaidOnce } from '../../../tests/books.ts';
import { expectDocumented } from '../../../tests/documented.ts';
import { approveElsewhere, bodyOf, startPaid, startPayment, statusOf } from '../../../world/actions.ts';
import { cutAll, type Hook } from '../../../world/outside.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';

async function close(virtual: VirtualWorld, id: string, hook?: Hook) {
  const answer = await virtual.post(`/v1/payments/${id}/close`, {}, hook && { hook });
  expectDocumented('POST /v1/payments/{id}/close', answer);
  return { httpStatus: answer.status, ...bodyOf<{ status?: string; code?: string; detail?: string }>(answer) };
}

test('a payment that nobody has paid is closed, once and again; the payer who comes back pays nothing', async () => {
  const virtual = await createWorld();
  const { id, comeBack } = await startPaid(virtual);
  expect(await close(virtual, id)).toMatchObject({ httpStatus: 200, status: 'closed' });
  expect(await close(virtual, id)).toMatchObject({ httpStatus: 200, status: 'closed' });
  expect((await virtual.follow(comeBack)).body).toContain('결제된 금액은 없어요');
  expect(virtual.simulator.ledger().entries).toEqual([]);
});

test('one that is paid stays paid', async () => {
  const virtual = await createWorld();
  const { id, comeBack } = await startPaid(virtual);
  await virtual.get(comeBack);
  expect(await close(virtual, id)).toMatchObject({ httpStatus: 409, code: 'payment_not_closable' });
  await expectPaidOnce(virtual, id);
});

test('the payer who comes back at that very moment is first, or last', async () => {
  for (const moment of ['before', 'after'] as const) {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    let came = 1;
    await close(virtual, id, async (call) => {
      if (call.name === 'kakaopay.order' && call.moment === moment && came-- > 0) await virtual.get(comeBack);
    });
    await expectPaidOnce(virtual, id);
  }
});

test('one that the payer has given up is over anyway', async () => {
  const virtual = await createWorld();
  const payment = await startPayment(virtual);
  await virtual.simulator.payer.quit(payment.tid);
  expect(await close(virtual, payment.id)).toMatchObject({ httpStatus: 200, status: 'quit' });
});

test('while KakaoPay cannot be asked nothing changes', async () => {
  const virtual = await createWorld();
  const { id } = await startPayment(virtual);
  const closing = await close(virtual, id, cutAll('kakaopay.order', 'before', 'lose'));
  expect(closing).toMatchObject({ httpStatus: 503, code: 'kakaopay_unavailable' });
  expect(await statusOf(virtual, id)).toBe('ready');
});

test('one that somebody else has approved goes to a person', async () => {
  const virtual = await createWorld();
  const payment = await startPayment(virtual);
  await approveElsewhere(virtual, payment);
  expect(await close(virtual, payment.id)).toMatchObject({ httpStatus: 409, detail: 'It is needs_review.' });
});

test('one that there is not', async () => {
  expect(await close(await createWorld(), 'pay_1')).toMatchObject({ httpStatus: 404, code: 'payment_not_found' });
});
