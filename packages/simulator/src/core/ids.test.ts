import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createIds } from './ids.ts';

const sha256 = (text: string) => hash('sha256', text);
const at = Date.parse('2023-05-21T15:20:55+09:00');

test('ids have the shape of real ones, with the time in front', () => {
  const ids = createIds('seed', sha256);
  expect(ids.make('T', at)).toMatch(/^T469b847[0-9a-f]{12}$/);
  expect(ids.make('A', at)).toMatch(/^A[0-9a-f]{19}$/);
  expect(ids.pgToken('T469b847306d7b2dc394')).toMatch(/^[0-9a-f]{20}$/);
  expect(ids.pageHash('T469b847306d7b2dc394')).toMatch(/^469b847306d7b2dc394[0-9a-f]{45}$/);
});

test('a seed repeats its ids, another seed has others, and none comes twice', () => {
  const some = (seed: string) => {
    const ids = createIds(seed, sha256);
    const tids = Array.from({ length: 1000 }, () => ids.make('T', at));
    return tids.flatMap((tid) => [tid, ids.pgToken(tid), ids.pageHash(tid)]);
  };
  expect(some('a')).toEqual(some('a'));
  expect(some('a')).not.toContain(some('b')[0]);
  expect(new Set(some('a')).size).toBe(3000);
});
