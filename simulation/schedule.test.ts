import { expect, test } from 'vitest';
import { createSchedule } from './schedule.ts';

function runAll(times: readonly number[]) {
  const schedule = createSchedule(1_000);
  const happened: string[] = [];
  for (const [index, ms] of times.entries()) {
    schedule.after(ms, () => happened.push(`${index} at ${schedule.now()}`));
  }
  while (schedule.step());
  return { happened, hash: schedule.hash() };
}

test('what is pending happens in the order of time, and of one time in the order in which it came', () => {
  expect(runAll([30, 10, 20, 10]).happened).toEqual(['1 at 1010', '3 at 1010', '2 at 1020', '0 at 1030']);
});

test('what is to happen in the past happens now', () => {
  const schedule = createSchedule(1_000);
  let at = 0;
  schedule.at(10, () => {
    at = schedule.now();
  });
  schedule.step();
  expect(at).toBe(1_000);
});

test('many moments keep their order', () => {
  const times = Array.from({ length: 500 }, (_, index) => (index * 7_919) % 1_000);
  const order = runAll(times).happened.map((text) => Number(text.split(' at ')[1]));
  expect(order).toEqual([...order].sort((left, right) => left - right));
});

test('another order is another trace', () => {
  expect(runAll([1, 2]).hash).toBe(runAll([1, 2]).hash);
  expect(runAll([1, 2]).hash).not.toBe(runAll([1, 3]).hash);
});
