import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { groups, mutated, root, tests } from './groups.ts';
import { readExplained, readResult, scoreOf, staleFiles, survivorsIn } from './result.ts';

// The result that is kept belongs to the sources as they are, and every survivor in it has its explanation.

const result = readResult();
const idOf = ({ file, line, change }: { file: string; line: string; change: string }) => `${file}: ${line}: ${change}`;
const survivors = survivorsIn(result).map(idOf);
const explained = readExplained();

test('each mutated source is as it was when it was mutated', () => {
  const stale = staleFiles(result);
  expect(stale, `changed since: npm run mutants -- ${stale.join(' ')}`).toEqual([]);
  expect(Object.keys(result).sort()).toEqual(mutated.toSorted());
});

describe('of the wrong versions, at least 95 in 100 are noticed', () => {
  test.each(Object.entries(groups))('%s', (_, sources) => {
    const { mutants, percent } = scoreOf(result, sources);
    expect(mutants).toBeGreaterThan(10);
    expect(percent).toBeGreaterThanOrEqual(95);
  });
});

test('each one that is not noticed is explained', () => {
  const known = new Set(explained.map(idOf));
  expect(survivors.filter((survivor) => !known.has(survivor))).toEqual([]);
});

test('nothing is explained that is noticed, nor twice', () => {
  const ids = explained.map(idOf);
  expect(ids.filter((id) => !survivors.includes(id))).toEqual([]);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(explained.filter(({ reason }) => reason.length < 20).map(idOf)).toEqual([]);
});

test('every file named is there', () => {
  const named = [...Object.values(groups).flat(), ...Object.values(tests).flat()];
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
