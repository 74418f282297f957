import { expect, test } from 'vitest';
import { samples } from './samples.ts';

// The samples are data for other tests; these tests keep the data whole: a hole in it would be a hole in those.

const calls = ['ready', 'approve', 'cancel', 'order', 'subscription', 'subscriptionStatus', 'subscriptionInactive'];
const generations = ['current', 'legacy'];

test.each(generations.flatMap((generation) => calls.map((call) => ({ generation, call }))))(
  'there is a request and an answer of $call, $generation',
  ({ generation, call }) => {
    const mine = samples.filter((sample) => sample.generation === generation && sample.call === call);
    expect(mine.some(({ request }) => request !== undefined)).toBe(true);
    expect(mine.some(({ answer }) => answer?.status === 200)).toBe(true);
  },
);

test.each(samples)('$generation $call, $name: is marked and holds a request or an answer', (sample) => {
  expect(calls).toContain(sample.call);
  expect(generations).toContain(sample.generation);
  expect(['doc', 'client', 'inferred']).toContain(sample.source);
  expect(sample.request ?? sample.answer).toBeTypeOf('object');
});

test('no two samples of a call and generation have the same name', () => {
  const names = samples.map(({ generation, call, name }) => `${generation} ${call} ${name}`);
  expect(new Set(names).size).toBe(names.length);
});

test('ids have the documented length', () => {
  const ids = JSON.stringify(samples).matchAll(/"(?:tid|aid|sid)":"([^"]+)"/g);
  expect([...ids].filter(([, id]) => id?.length !== 20)).toEqual([]);
});
