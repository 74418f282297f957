import { describe, expect, test } from 'vitest';
import {
  approveElsewhere,
  bodyOf,
  cancelPayment,
  order,
  startApproved,
  startPaid,
  startPayment,
} from '../../../world/actions.ts';
import { cutAll } from '../../../world/outside.ts';
import { reviewPayment, startContradicted } from '../../../world/review.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { PaymentView } from '../routes/view.ts';
import { newApiKey, scopes, storeApiKey } from '../store/api-keys.ts';

// Whatever somebody does with an API key stands in the payment's timeline, with whose key it was; what came of it
// follows. What the service does by itself names nobody.

const idOf = (apiKey: string): string => apiKey.slice('kps_'.length, 'kps_'.length + 12);

/** The timeline, each event with `me`, the id of another key, or nothing. */
async function timelineOf(virtual: VirtualWorld, id: string): Promise<string[]> {
  const { events = [] } = (await virtual.payment(id)) ?? {};
  const whose = (by?: string) => (by === undefined ? '' : by === idOf(virtual.apiKey) ? ' me' : ` ${by}`);
  return events.map(({ type, by, reason = '' }) => `${type}${whose(by)} ${reason}`.trim());
}

/** The log lines of the payment's acts. */
const linesOf = ({ lines }: VirtualWorld, id: string): string[] =>
  lines
    .map((line) => JSON.parse(line))
    .filter(({ correlation_id, by }) => correlation_id === id && by !== undefined)
    .map(({ level, message, by }) => `${level} ${message} ${by}`);

const close = (virtual: VirtualWorld, id: string) => virtual.post(`/v1/payments/${id}/close`, {});

async function anotherKey({ service }: VirtualWorld): Promise<string> {
  const key = newApiKey(service.ids);
  await storeApiKey(service.table, key, scopes);
  return key;
}

test('whoever creates and closes it', async () => {
  const virtual = await createWorld();
  const { id } = await startPayment(virtual);
  await close(virtual, id);
  await close(virtual, id);
  expect(await timelineOf(virtual, id)).toEqual(['created me', 'shop_closed me']);
  const me = idOf(virtual.apiKey);
  expect(linesOf(virtual, id)).toEqual([`INFO payment_created ${me}`, `INFO shop_closed ${me}`]);
});

test.each([
  ['given up', 'found_quit me', (virtual: VirtualWorld, { tid }: { tid: string }) => virtual.simulator.payer.quit(tid)],
  ['approved by another', 'found_contradiction me', approveElsewhere],
] as const)('whoever wants to close it and learns that it was %s', async (_, expected, happen) => {
  const virtual = await createWorld();
  const payment = await startPayment(virtual);
  await happen(virtual, payment);
  await close(virtual, payment.id);
  expect(await timelineOf(virtual, payment.id)).toEqual(['created me', expected]);
});

test('whoever replaces it by another amount of the same order', async () => {
  const virtual = await createWorld();
  const { id, orderId } = await startPayment(virtual);
  const other = await anotherKey(virtual);
  const headers = { authorization: `Bearer ${other}` };
  const answer = await virtual.post('/v1/payments', { ...order, orderId, totalWon: 2300 }, { headers });
  expect(await timelineOf(virtual, id)).toEqual(['created me', `shop_closed ${idOf(other)}`]);
  expect(await timelineOf(virtual, bodyOf<PaymentView>(answer).id)).toEqual([`created ${idOf(other)}`]);
});

describe('whoever cancels it, with what came of it', () => {
  const paid = ['created me', 'payer_returned', 'approve_confirmed'];

  test.each([
    ['done', undefined, 'part_cancel_confirmed'],
    ['refused', -781, 'cancel_refused'],
    ['not let through', -401, 'cancel_refused'],
  ] as const)('%s', async (_, code, outcome) => {
    const virtual = await createWorld();
    const { id } = await startApproved(virtual);
    if (code !== undefined) virtual.simulator.faults.add({ call: 'cancel', kind: 'refuse', code });
    await cancelPayment(virtual, id, { amountWon: 700, reason: '품절' }, { key: 'key-1' });
    expect(await timelineOf(virtual, id)).toEqual([...paid, 'cancel_asked me 품절', outcome]);
    expect(virtual.lines.join()).not.toContain('품절');
    expect(linesOf(virtual, id).at(-1)).toBe(`INFO cancel_asked ${idOf(virtual.apiKey)}`);
  });

  test('found by wake, which names nobody', async () => {
    const virtual = await createWorld();
    const { id } = await startApproved(virtual);
    const hook = cutAll('kakaopay.cancel', 'before', 'crash');
    await cancelPayment(virtual, id, { amountWon: 700 }, { hook }).catch(() => {});
    await virtual.settle();
    const found = ['cancel_asked me', 'found_not_canceled', 'part_cancel_confirmed'];
    expect(await timelineOf(virtual, id)).toEqual([...paid, ...found]);
  });
});

test('whoever reviews it, also where nothing came of it; a person is called once', async () => {
  const virtual = await createWorld();
  const id = await startContradicted(virtual);
  await reviewPayment(virtual, id, { action: 'ask_again' });
  await reviewPayment(virtual, id, { action: 'settle_by_hand', as: 'unpaid', reason: '확인함' });
  await reviewPayment(virtual, id, { action: 'adopt' });
  const looked = ['looked_again me', 'looked_again me', 'concluded_paid me'];
  expect(await timelineOf(virtual, id)).toEqual(['created me', 'found_contradiction', ...looked]);
  const me = idOf(virtual.apiKey);
  expect(linesOf(virtual, id).slice(1)).toEqual([
    `INFO looked_again ${me}`,
    `INFO looked_again ${me}`,
    `INFO concluded_paid ${me}`,
  ]);
  expect(virtual.lines.filter((line) => line.includes('"message":"needs_review"'))).toHaveLength(1);
  expect(virtual.lines.join()).not.toContain('확인함');
});

test('nobody, where the payer and wake are alone at work', async () => {
  const virtual = await createWorld();
  const { id, comeBack } = await startPaid(virtual);
  await virtual.get(comeBack, { hook: cutAll('kakaopay.approve', 'before', 'crash') }).catch(() => {});
  await virtual.settle();
  expect(await timelineOf(virtual, id)).toEqual([
    'created me',
    'payer_returned',
    'found_not_approved',
    'approve_confirmed',
  ]);
});
