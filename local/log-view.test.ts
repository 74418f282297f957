import { expect, test } from 'vitest';
import { logLine } from '../service/src/log-line.ts';
import { logView } from './log-view.ts';

test('a line for people: what happened to which payment', () => {
  expect(logView(logLine(0, 'info', 'approve_confirmed', { paymentId: 'pay_1', status: 'approved' }))).toBe(
    '   INFO  approve_confirmed  pay_1 status=approved',
  );
});

test('what is no log line is shown as it is', () => {
  expect(logView('{ half a line')).toBe('{ half a line');
});
