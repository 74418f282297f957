import { describe, expect, test } from 'vitest';
import { readFlags, targetOf } from './options.ts';

describe('a stage', () => {
  test('is named, and stands in Seoul unless another region is given', () => {
    expect(targetOf(readFlags(['--stage', 'prod']))).toEqual({ stage: 'prod', region: 'ap-northeast-2' });
    expect(targetOf(readFlags(['--stage', 'dev', '--region', 'us-east-1'])).region).toBe('us-east-1');
  });

  test.each([
    [[], 'Which stage'],
    [['--stage', 'local'], 'npm start'],
    [['--stage', 'Prod'], 'small letters'],
    [['--stage', 'a/b'], 'small letters'],
    [['--stage', 'a'.repeat(21)], '1 to 20'],
    [['--stag', 'prod'], '--stag'],
  ])('%j is refused in one sentence', (args, words) => {
    expect(() => targetOf(readFlags(args))).toThrow(words);
  });
});
