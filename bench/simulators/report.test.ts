import { describe, expect, it } from 'vitest';
import { aheadOfBestPeer, type Held, ours, report, type Timed, verdictsOf } from './report.ts';

const timed = (name: string, oneByOne: number[], ten: number[]): Timed => ({ name, us: { 1: oneByOne, 10: ten } });

const found: readonly Timed[] = [
  timed(ours.listening, [200, 200, 900], [100, 100, 100]),
  timed(ours.plain, [50, 50, 50], [50, 50, 50]),
  timed('fast', [300, 300, 300], [90, 90, 90]),
  timed('slow', [4000, 4000, 4000], [4000, 4000, 4000]),
];
const held = (afterMb: number): Held => ({ name: ours.listening, payments: 50_000, beforeMb: 60, afterMb });

describe('how far ours is ahead', () => {
  it('is told by the best peer alone, from medians', () => {
    expect(aheadOfBestPeer(ours.listening, found, 1)).toBe(1.5);
    expect(aheadOfBestPeer(ours.listening, found, 10)).toBe(0.9);
    expect(aheadOfBestPeer(ours.plain, found, 1)).toBe(6);
  });

  it('is judged where it is least', () => {
    expect(verdictsOf(found, [held(80)])).toMatchObject([
      { found: '1.80 ×', passed: false },
      { found: '80 MB', passed: true },
    ]);
    expect(verdictsOf(found.slice(0, 2).concat(timed('slow', [100], [100])), [held(121)])).toMatchObject([
      { found: '2.00 ×', passed: true },
      { found: '121 MB', passed: false },
    ]);
  });
});

it('tells everything as a table', () => {
  const lines = report(found, [held(80)]).split('\n');
  expect(lines).toContain('  fast                         300    1.50            90    0.90');
  expect(lines).toContain('  ours         50,000      60     80');
  expect(lines.filter((line) => /(PASS|FAIL)$/.test(line))).toHaveLength(2);
});
