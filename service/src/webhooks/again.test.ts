import { expect, test } from 'vitest';
import { withAgain } from './again.ts';

const now = 1_000_000;

test('what nobody waits for becomes news', () => {
  expect(withAgain({}, { to: ['we_a', 'we_b'], numbers: [3], now })).toEqual({
    outbox: {
      we_a: { pending: [3], tries: 0, at: now + 30_000 },
      we_b: { pending: [3], tries: 0, at: now + 30_000 },
    },
    news: 3,
  });
  const outbox = { we_b: { pending: [5], tries: 1, at: 5, slot: 2 } };
  expect(withAgain({ outbox }, { to: ['we_a'], numbers: [3], now }).outbox).toEqual({
    we_a: { pending: [3], tries: 0, at: now + 30_000 },
    ...outbox,
  });
});

test('a wake-up that comes anyway is the floor', () => {
  expect(withAgain({ wakeAt: now + 40_000 }, { to: ['we_a'], numbers: [3], now }).outbox?.we_a?.at).toBe(now + 40_000);
  expect(withAgain({ wakeAt: now + 61_000 }, { to: ['we_a'], numbers: [3], now }).outbox?.we_a?.at).toBe(now + 30_000);
});

test('it takes its place among what is waited for, and that is tried at once as well', () => {
  const outbox = {
    we_a: { pending: [2, 5], tries: 4, at: now + 9_000_000, slot: 1 },
    we_b: { pending: [5], tries: 1, at: now + 5, slot: 2 },
  };
  const again = withAgain({ outbox, bodies: { 2: '{}', 5: '{}' } }, { to: ['we_a'], numbers: [3, 2], now });
  expect(again).toEqual({
    outbox: { we_a: { pending: [2, 3, 5], tries: 0, at: now + 30_000 }, we_b: outbox.we_b },
    news: 3,
  });
});

test('it is parked no longer, for those who are to hear of it', () => {
  const parked = { we_a: [1, 3], we_b: [3] };
  expect(withAgain({ parked }, { to: ['we_a'], numbers: [3], now }).parked).toEqual({ we_a: [1], we_b: [3] });
  expect(withAgain({ parked: { we_a: [3] } }, { to: ['we_a'], numbers: [3], now })).toHaveProperty('parked', undefined);
});
