import { expect, it } from 'vitest';
import { readOptions } from './options.ts';

it('measures on Node 24 for long enough unless told otherwise', () => {
  expect(readOptions([])).toEqual({ node: 24, coldRounds: 40, warmRounds: 40, latencyMs: 1 });
});

it('can be short, on Node 22, and with another latency', () => {
  const options = readOptions(['--quick', '--node', '22', '--latency', '0']);
  expect(options).toEqual({ node: 22, coldRounds: 5, warmRounds: 5, latencyMs: 0 });
});

it.each([
  ['--node', '18', '--node must be 22 or 24'],
  ['--rounds', '0', '--rounds must be a whole number from 1 to 500'],
  ['--latency', '1.5', '--latency must be a whole number from 0 to 100'],
])('%s %s is refused', (option, value, message) => {
  expect(() => readOptions([option, value])).toThrow(message);
});
