import { expect, test } from 'vitest';
import { actOn, askSubscription, chargeNow, passUntil, startSubscribed } from '../../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';

const secretKey = 'DEVCANARYKEY0000000000000000000000000001';
const buyerId = 'canary-buyer-77';
const itemName = '카나리아 정기 배송';

const stories: Readonly<Record<string, (virtual: VirtualWorld, id: string) => Promise<unknown>>> = {
  'all is well': (virtual) => passUntil(virtual, '2027-01-24'),
  'a refusal': async (virtual) => {
    const extras = { method_result_code: buyerId, method_result_message: `${buyerId} ${itemName}` };
    virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -782, extras });
    await passUntil(virtual, '2027-01-24');
  },
  'no answer': async (virtual) => {
    virtual.simulator.faults.add({ call: 'subscription', kind: 'lose_answer' });
    virtual.simulator.faults.add({ call: 'subscription_status', kind: 'lose_answer', every: 2 });
    await passUntil(virtual, '2026-12-24');
  },
  'a charge of the shop and the end': async (virtual, id) => {
    await chargeNow(virtual, id);
    await virtual.patch(`/v1/subscriptions/${id}`, { itemName: `${itemName} 2` });
    await actOn(virtual, id, 'end');
  },
};

test.each(Object.entries(stories))('nothing secret or personal of a subscription is logged: %s', async (_, happens) => {
  const virtual = await createWorld({ secretKey });
  const { id } = await startSubscribed(virtual, { buyerId, itemName });
  const { sid = '' } = await askSubscription(virtual, id);
  expect(sid).toMatch(/^S/);
  await happens(virtual, id);
  const said = virtual.lines.join('\n');
  // With the key, the SID takes money: it stands in the API's answers and in no line.
  for (const canary of [secretKey, buyerId, itemName, sid, virtual.apiKey]) expect(said).not.toContain(canary);
  expect(said).toContain(id);
});

test('a charge that goes well is six lines: what was claimed, asked, sent, and became of it, and that a wake was there', async () => {
  const virtual = await createWorld();
  await startSubscribed(virtual);
  await virtual.pass(Date.UTC(2026, 11, 23, 1) - virtual.service.clock.now());
  const before = virtual.lines.length;
  await virtual.wake();
  const lines = virtual.lines.slice(before).map((line) => JSON.parse(line) as { message: string; call?: string });
  expect(lines.map(({ message, call }) => [message, call].filter(Boolean).join(' '))).toEqual([
    'subscription_charge_claimed',
    'kakaopay_called subscriptionStatus',
    'kakaopay_called subscription',
    'charge_confirmed',
    'subscription_charge_succeeded',
    'woke',
  ]);
  expect(Buffer.byteLength(virtual.lines.slice(before).join('\n'))).toBeLessThan(2_500);
});
