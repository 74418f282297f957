import { expect, test } from 'vitest';
import type { Log } from '../ports/log.ts';
import { logged } from './logged.ts';

const request = {
  method: 'POST',
  url: 'https://open-api.kakaopay.com/online/v1/payment/approve',
  headers: { Authorization: 'SECRET_KEY DEVKEY' },
  body: '{"pg_token":"ad950e97794abfef4ce0"}',
  timeoutMs: 15_000,
} as const;

/** A call that takes 350 ms, and what is logged of it. */
async function call(outcome: () => Promise<{ status: number; body: string }>) {
  const lines: Parameters<Log>[] = [];
  let now = 1_000;
  const transport = logged(
    () => {
      now += 350;
      return outcome();
    },
    { clock: { now: () => now }, log: (...line) => lines.push(line) },
  );
  return { ended: await transport(request).catch((error: Error) => error), lines };
}

test.each([
  [200, undefined],
  [400, undefined],
  [500, 1],
  [503, 1],
])('an answer with %i is passed on, timed and counted', async (status, unanswered) => {
  const { ended, lines } = await call(async () => ({ status, body: '{"secret":1}' }));
  expect(ended).toEqual({ status, body: '{"secret":1}' });
  expect(lines).toEqual([['info', 'kakaopay_called', { call: 'approve', httpStatus: status, ms: 350, unanswered }]]);
});

test('silence is passed on, timed and counted', async () => {
  const { ended, lines } = await call(() => Promise.reject(new Error('socket hang up')));
  expect(ended).toEqual(new Error('socket hang up'));
  expect(lines).toEqual([['error', 'kakaopay_called', { call: 'approve', ms: 350, unanswered: 1 }]]);
});
