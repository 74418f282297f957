import { expect, test } from 'vitest';
import { logLine } from '../service/src/log-line.ts';
import { logView } from './log-view.ts';

test('a line for people: when what happened to which payment', () => {
  const at = new Date(2026, 10, 25, 18, 41, 3).getTime();
  expect(logView(logLine(at, 'info', 'approve_confirmed', { paymentId: 'pay_1', status: 'approved' }))).toBe(
    '   18:41:03 INFO  approve_confirmed  pay_1 status=approved',
  );
});

test('what is no log line is shown as it is', () => {
  expect(logView('{ half a line')).toBe('{ half a line');
});
