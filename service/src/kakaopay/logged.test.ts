import type { Result, Transport } from 'kakaopay-client';
import { expect, test } from 'vitest';
import type { Log } from '../ports/log.ts';
import { logged } from './logged.ts';
import { answers, breaks, clientOver } from './testing.ts';

/** A call that takes 350 ms, and what is logged of it. */
async function call(transport: Transport, tid = 'T469b847306d7b2dc394') {
  const lines: Parameters<Log>[] = [];
  let now = 1_000;
  const slowly: Transport = (request) => {
    now += 350;
    return transport(request);
  };
  const ports = { clock: { now: () => now }, log: (...line: Parameters<Log>) => lines.push(line) };
  const ended: Result<unknown> = await logged(ports, 'pay_1', 'order', () => clientOver(slowly).order({ tid }));
  return { ended, lines };
}

test.each([
  [400, undefined],
  [500, 1],
  [503, 1],
])('an answer with %i is passed on, timed and counted', async (httpStatus, unanswered) => {
  const { ended, lines } = await call(answers(httpStatus, { error_code: -721, error_message: 'no' }));
  expect(ended).toMatchObject({ ok: false, error: { httpStatus } });
  const line = { paymentId: 'pay_1', call: 'order', httpStatus, ms: 350, unanswered };
  expect(lines).toEqual([['info', 'kakaopay_called', line]]);
});

test('silence is passed on, timed and counted', async () => {
  const { ended, lines } = await call(breaks('ECONNRESET'));
  expect(ended).toMatchObject({ ok: false, error: { code: 'connection_lost' } });
  expect(lines).toMatchObject([['info', 'kakaopay_called', { call: 'order', ms: 350, unanswered: 1 }]]);
});

test('what was never sent is no call', async () => {
  expect((await call(breaks('ECONNRESET'), '')).lines).toEqual([]);
});
