import { describe, expect, test } from 'vitest';
import { afterDelivery, afterDisabling, afterFailure, afterGivingUp, putOff, withoutEndpoint } from './after-try.ts';
import type { Delivered, Telling } from './outbox.ts';

const dayMs = 86_400_000;
const now = 40 * dayMs;

/** Events 3 and 5 wait for one endpoint, 3 alone for another; both were tried. */
const two: Telling = {
  outbox: {
    we_a: { pending: [3, 5], tries: 2, at: 7, slot: 0 },
    we_b: { pending: [3], tries: 1, at: 8, slot: 1 },
  },
  news: 5,
  bodies: { 3: '{"three":3}', 5: '{"five":5}' },
};
/** Nothing waits for anybody. */
const nothing = { outbox: undefined, news: undefined };

const delivered = (n: number, at: number, to = 'we_a'): Delivered => ({ n, to, at, status: 204 });

describe('what was delivered', () => {
  test('is waited for no more; the next comes at once and counts its own tries', () => {
    const { outbox, ...rest } = afterDelivery(two, delivered(3, now));
    expect(outbox).toStrictEqual({ we_a: { pending: [5], tries: 0, at: now }, we_b: two.outbox?.we_b });
    // The other endpoint is still to be sent the same bytes.
    expect(rest).toStrictEqual({ news: undefined, bodies: two.bodies, delivered: [delivered(3, now)] });
  });

  test('leaves no bytes behind that nobody waits for', () => {
    const { bodies } = afterDelivery(
      { ...two, outbox: { we_a: { pending: [3, 5], tries: 2, at: 7 } } },
      delivered(3, 9),
    );
    expect(bodies).toStrictEqual({ 5: '{"five":5}' });
  });

  test('was the last: nothing is left', () => {
    const telling = { outbox: { we_b: { pending: [3], tries: 1, at: 8 } }, bodies: { 3: '{}' } };
    expect(afterDelivery(telling, delivered(3, now, 'we_b'))).toStrictEqual({
      ...{ ...nothing, bodies: undefined },
      delivered: [delivered(3, now, 'we_b')],
    });
  });

  test('is remembered for 30 days, as far as another delivery follows', () => {
    const before = [
      delivered(1, now - 30 * dayMs - 1),
      delivered(2, now - 30 * dayMs),
      delivered(3, now - 30 * dayMs + 1),
    ];
    const after = afterDelivery({ ...two, delivered: before }, delivered(5, now));
    expect(after.delivered).toStrictEqual([before[2], delivered(5, now)]);
  });

  test('is remembered twenty times, the newest', () => {
    const before = Array.from({ length: 25 }, (_, index) => delivered(index, now + index));
    const after = afterDelivery({ ...two, delivered: before }, delivered(30, now + 30));
    expect(after.delivered?.map(({ n }) => n)).toEqual([...Array.from({ length: 19 }, (_, at) => at + 6), 30]);
  });
});

describe('what was tried in vain', () => {
  const failed = { to: 'we_a', slot: 4, n: 3, body: '{"three":"3"}', retryAt: 99 };

  test('waits in the queue of its endpoint, with the bytes that are sent again', () => {
    expect(afterFailure({ ...two, bodies: { 5: '{"five":5}' } }, failed)).toStrictEqual({
      outbox: { we_a: { pending: [3, 5], tries: 3, at: 99, slot: 4 }, we_b: two.outbox?.we_b },
      news: undefined,
      bodies: { 3: '{"three":"3"}', 5: '{"five":5}' },
    });
  });

  test('and for which nobody waits any more is left alone', () => {
    expect(afterFailure({}, failed)).toStrictEqual({});
    expect(afterFailure(two, { ...failed, to: 'we_c' })).toStrictEqual({});
  });
});

describe('what was given up', () => {
  test('is parked in order, each once, and what follows it goes on', () => {
    expect(afterGivingUp({ ...two, parked: { we_a: [1, 3, 7], we_b: [1] } }, 'we_a', 3, now)).toStrictEqual({
      outbox: { we_a: { pending: [5], tries: 0, at: now }, we_b: two.outbox?.we_b },
      ...{ news: undefined, bodies: two.bodies },
      parked: { we_a: [1, 3, 7], we_b: [1] },
    });
    expect(afterGivingUp(two, 'we_b', 3, now).parked).toStrictEqual({ we_b: [3] });
  });

  test('is parked a hundred times, the newest', () => {
    const parked = { we_a: Array.from({ length: 100 }, (_, index) => index + 10) };
    const after = afterGivingUp({ ...two, parked }, 'we_a', 200, now);
    expect(after.parked?.we_a).toEqual([...parked.we_a.slice(1), 200]);
  });
});

describe('an endpoint that is disabled', () => {
  test('is told nothing more, and what it was not told is kept', () => {
    expect(afterDisabling(two, 'we_a')).toStrictEqual({
      outbox: { we_b: two.outbox?.we_b },
      ...{ news: undefined, bodies: { 3: '{"three":3}' } },
      parked: { we_a: [3, 5] },
    });
  });

  test('and had nothing to hear has nothing kept', () => {
    expect(afterDisabling({}, 'we_a')).toStrictEqual({ ...nothing, bodies: undefined });
    expect(afterDisabling(two, 'we_c')).toStrictEqual({ ...two, news: undefined });
  });
});

test('an endpoint that no longer exists leaves nothing behind', () => {
  expect(withoutEndpoint(two, 'we_b')).toStrictEqual({
    outbox: { we_a: two.outbox?.we_a },
    ...{ news: undefined, bodies: two.bodies },
  });
  expect(withoutEndpoint({}, 'we_b')).toStrictEqual({ ...nothing, bodies: undefined });
});

test('what is put off waits in the queue of its endpoint, with the tries it has had', () => {
  expect(putOff(two, 'we_a', 4, 99)).toStrictEqual({
    outbox: { we_a: { pending: [3, 5], tries: 2, at: 99, slot: 4 }, we_b: two.outbox?.we_b },
    news: undefined,
  });
  expect(putOff(two, 'we_c', 4, 99)).toStrictEqual({});
  expect(putOff({}, 'we_a', 4, 99)).toStrictEqual({});
});

test('a delivery that nobody waits for is remembered, and changes nothing else', () => {
  expect(afterDelivery({}, delivered(3, now))).toStrictEqual({
    ...{ ...nothing, bodies: undefined },
    delivered: [delivered(3, now)],
  });
  expect(afterDelivery({ outbox: { we_b: { pending: [3], tries: 0, at: 1 } } }, delivered(3, now))).toMatchObject({
    outbox: { we_b: { pending: [3], tries: 0, at: 1 } },
  });
});
