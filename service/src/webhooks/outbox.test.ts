import { describe, expect, test } from 'vitest';
import type { Endpoint } from './endpoint.ts';
import { floorOf, inOrder, withNews } from './outbox.ts';

const now = 1_000_000;
const news = { n: 5, told: 'payment.approved', now, wakeAt: undefined } as const;
const endpoint = (id: string, over: Partial<Endpoint> = {}): Endpoint => ({
  ...{ id, slot: 0, url: `https://${id}.test/`, generation: 1, createdAt: 1 },
  ...over,
});
const off = { disabled: { because: 'shop', at: 1 } } as const;

test.each([
  ['nothing wakes it', undefined, 30_000],
  ['it is woken in a minute', 60_000, 60_000],
  ['it is woken later', 60_001, 30_000],
  ['it is woken right after', 1, 1],
  ['it should have been woken by now', 0, 30_000],
  ['it should have been woken long ago', -9_000, 30_000],
])(
  'where no stream brings it, news is looked for in half a minute, or when the item is woken: %s',
  (_, wake, floor) => {
    expect(floorOf(now, wake === undefined ? undefined : now + wake)).toBe(now + floor);
  },
);

describe('news', () => {
  test('goes to all that are enabled and hear of it, after what they wait for; for those disabled it is kept', () => {
    const telling = {
      outbox: { we_a: { pending: [3], tries: 4, at: 9, slot: 2 }, we_x: { pending: [2], tries: 1, at: 9, slot: 3 } },
      parked: { we_c: [1] },
    };
    const endpoints = [
      ...[endpoint('we_a'), endpoint('we_b', { types: ['payment.approved'] }), endpoint('we_c', off)],
      ...[endpoint('we_d', { ...off, types: ['payment.approved'] }), endpoint('we_e', { types: ['payment.failed'] })],
    ];
    expect(withNews(telling, endpoints, news)).toStrictEqual({
      outbox: {
        ...telling.outbox,
        we_a: { pending: [3, 5], tries: 4, at: 9, slot: 2 },
        we_b: { pending: [5], tries: 0, at: now + 30_000 },
      },
      news: 5,
      parked: { we_c: [1, 5], we_d: [5] },
    });
  });

  test('for those that are disabled alone is no news', () => {
    expect(withNews({}, [endpoint('we_c', off)], news)).toStrictEqual({ parked: { we_c: [5] } });
  });

  test('that nobody hears of changes nothing', () => {
    expect(withNews({}, [], news)).toStrictEqual({});
    expect(withNews({}, [endpoint('we_e', { types: [] })], news)).toStrictEqual({});
  });
});

test('numbers of events are in order, each once', () => {
  expect(inOrder([10, 9, 10, 1])).toEqual([1, 9, 10]);
});
