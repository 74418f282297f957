import { describe, expect, test } from 'vitest';
import { chanceFor, drawsOf } from './chance.ts';

const numbers = (chance: { share(): number }) => Array.from({ length: 1_000 }, () => chance.share());

describe('what chance decides', () => {
  test('hangs on seed, stream, person and turn alone', () => {
    const draw = drawsOf(7, 'faults');
    const [first, ...rest] = [draw(3, 0), draw(3, 1), draw(4, 0), drawsOf(8, 'faults')(3, 0), drawsOf(7, 'ids')(3, 0)];
    expect(drawsOf(7, 'faults')(3, 0)).toBe(first);
    expect(rest).not.toContain(first);
  });

  test('is spread evenly', () => {
    const shares = numbers(chanceFor(drawsOf(1, 'schedule'), 5));
    for (let tenth = 0; tenth < 10; tenth++) {
      const count = shares.filter((share) => Math.floor(share * 10) === tenth).length;
      expect(count).toBeGreaterThan(60);
      expect(count).toBeLessThan(140);
    }
  });

  test('picks each of its choices, and both ends of a range', () => {
    const chance = chanceFor(drawsOf(1, 'workload'), 2);
    const picked = new Set(Array.from({ length: 200 }, () => chance.pick(['a', 'b', 'c'])));
    const between = new Set(Array.from({ length: 200 }, () => chance.between(4, 6)));
    expect([...picked].sort()).toEqual(['a', 'b', 'c']);
    expect([...between].sort()).toEqual([4, 5, 6]);
  });

  test('seeds beyond 32 bits differ', () => {
    expect(drawsOf(2 ** 32 + 1, 'ids')(1, 1)).not.toBe(drawsOf(1, 'ids')(1, 1));
  });
});
