import { beforeEach, describe, expect, test } from 'vitest';
import type { Subscription } from '../subscription/subscription.ts';
import { firstDue, sampleSubscription, startedAt } from '../subscription/testing.ts';
import { createMemoryTable } from '../table/memory.ts';
import {
  insertSubscription,
  readSubscription,
  saveSubscription,
  subscriptionKey,
  subscriptionPlace,
} from './subscriptions.ts';

let table = createMemoryTable();
beforeEach(() => {
  table = createMemoryTable();
});

const active = sampleSubscription('active', { version: 1 });

test('a subscription comes back as it was stored, and stands in its Korean month', async () => {
  expect(await readSubscription(table, active.id)).toBeUndefined();
  expect(await insertSubscription(table, active)).toEqual({ saved: true, subscription: active });
  expect(await readSubscription(table, active.id)).toEqual(active);
  const item = await table.get({ pk: 'subscriptions#2026-11', sk: active.id });
  expect(item).toMatchObject({ buyerId: 'buyer-1', queue: 'due#2', queuedAt: firstDue });
  expect(item).not.toHaveProperty('wakeAt');
});

test('the second one with an id is not stored; the first one is the answer', async () => {
  await insertSubscription(table, active);
  const twin = await insertSubscription(table, { ...active, itemName: '다른 상품' });
  expect(twin).toEqual({ saved: false, subscription: active });
});

test('a write changes what has changed, takes away what is gone, and leaves what it does not know', async () => {
  await insertSubscription(table, active);
  await table.updateIf(subscriptionKey(active.id), 1, { loyaltyPoints: 3, failures: 2 });
  const before = { ...active, version: 2 };
  const { next: _, wakeAt: __, ...rest } = active;
  const changes = { status: 'paused', next: undefined, wakeAt: undefined } as const;
  const after: Subscription = { ...rest, status: 'paused', version: 3 };
  expect(await saveSubscription(table, before, after, changes)).toEqual({
    saved: true,
    subscription: { ...after, loyaltyPoints: 3 },
  });
  const item = await table.get(subscriptionKey(active.id));
  expect(item).toMatchObject({ status: 'paused', queue: 'changed#2026-11-23', queuedAt: startedAt });
  for (const gone of ['next', 'wakeAt', 'failures']) expect(item).not.toHaveProperty(gone);
});

test('a write on an old version loses, and tells what stands there', async () => {
  await insertSubscription(table, active);
  await saveSubscription(table, active, active, { quantity: 2 });
  const lost = await saveSubscription(table, active, active, { quantity: 3 });
  expect(lost).toEqual({ saved: false, subscription: { ...active, quantity: 2, version: 2 } });
  const gone = { ...active, id: 'sub_01m83ccy40eqyf4q04fx5fmdgz' };
  expect(await saveSubscription(table, gone, gone, {})).toEqual({ saved: false, subscription: undefined });
});

test.each(['', 'sub_', 'pay_01m83ccy40eqyf4q04fx5fmdgv', `${active.id}0`])(
  'an id that cannot be one is not looked up: %s',
  async (id) => {
    const never = { ...table, get: () => Promise.reject(new Error('was looked up')) };
    expect(await readSubscription(never, id)).toBeUndefined();
  },
);

describe('a subscription stands', () => {
  const paused = sampleSubscription('paused');
  const events = [1, 2, 3].map((n) => ({ n, type: 'created' as const, at: startedAt + n }));
  const tomorrow = startedAt + 86_400_000;

  test.each<[string, Subscription, number | undefined, object]>([
    ['where its next step is due', active, tomorrow, { queue: 'due#2', queuedAt: firstDue }],
    [
      'where KakaoPay’s next answer finds it, when it gave none',
      { ...active, unanswered: 1 },
      undefined,
      { queue: 'unanswered', queuedAt: firstDue },
    ],
    [
      'by its last change when nothing is due',
      { ...paused, events },
      undefined,
      { queue: 'changed#2026-11-23', queuedAt: startedAt + 3 },
    ],
    [
      'by its beginning when nothing has happened to it',
      { ...paused, events: [] },
      undefined,
      { queue: 'changed#2026-11-23', queuedAt: startedAt },
    ],
    [
      'by the time when it comes there',
      { ...paused, events },
      tomorrow,
      { queue: 'changed#2026-11-24', queuedAt: tomorrow },
    ],
  ])('%s', (_, subscription, now, place) => {
    expect(subscriptionPlace(subscription, now)).toEqual(place);
  });
});
