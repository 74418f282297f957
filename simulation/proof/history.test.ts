import { expect, test } from 'vitest';
import { stepsOf } from './history.ts';

test('a history tells who asks whom, what is written, and what goes wrong', () => {
  const about = 'pay_1';
  const lines = [
    { at: 1000, who: 65536, what: 'return: get sent' },
    { at: 1001, who: 65536, what: 'return: get done' },
    { at: 1010, who: 0, what: 'written, version 2: ready → approving', about },
    { at: 1011, who: 0, what: 'written, version 1: made ', about: 'claim' },
    { at: 1020, who: 65536, what: 'return: approve sent (mute)' },
    { at: 1030, who: 65536, what: 'return: approve done (mute)' },
    { at: 16_020, who: 65536, what: 'return: approve unanswered (mute)' },
    { at: 16_030, who: 65537, what: 'result: get sent' },
    { at: 16_031, who: 65538, what: 'result: get sent' },
  ];
  expect(stepsOf(lines)).toEqual([
    { at: 0, from: 'Shop, buyer', to: 'Service', text: 'The buyer has agreed and comes back' },
    { at: 10, from: 'Service', to: 'Table', text: 'ready → approving' },
    { at: 20, from: 'Service', to: 'KakaoPay', text: 'Take the money' },
    {
      at: 15_020,
      from: 'Service',
      to: 'Service',
      text: 'The effect, and no answer until the time is up',
      isFault: true,
    },
    { at: 15_030, from: 'Shop, buyer', to: 'Service', text: 'The buyer asks how it went (2 times)' },
  ]);
});
