import { expect, test } from 'vitest';
import { historyOf } from './history.ts';
import { startTime } from './plan.ts';
import { createStory } from './story.ts';

test('a history has the calls to KakaoPay, what was written and what went wrong; the rest is counted', () => {
  let now = startTime;
  const story = createStory(true, () => now);
  const person = { number: (30 << 12) + 5, flow: 'return', calls: 0, isDead: false, frozenUntil: 0, die: () => {} };
  const item = { pk: 'payments#2026-11-23', sk: 'pay_1', version: 1, status: 'ready' };
  story.call(person, 'get', 'sent', undefined);
  story.call(person, 'approve', 'sent', undefined);
  now += 1_500;
  story.call(person, 'updateIf', 'unanswered', 'lost_after');
  story.write({ ...item, version: 2, status: 'approving' }, item);
  expect(historyOf({ story, violations: [] })).toEqual([
    '00:00:00.000  person 30, request 5   return: approve sent',
    '00:00:01.500  person 30, request 5   return: updateIf unanswered (lost_after)',
    '00:00:01.500  table                  written, version 2: ready → approving  [pay_1]',
    'Left out: 1 moment of calls of the table in which nothing went wrong.',
  ]);
});
