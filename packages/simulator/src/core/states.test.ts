import { expect, test } from 'vitest';
import { EDGES, nextStatus, STATES, type Status } from './states.ts';

const ALL = Object.keys(STATES) as Status[];
const DOCUMENTED =
  'READY SEND_TMS OPEN_PAYMENT SELECT_METHOD ARS_WAITING AUTH_PASSWORD ISSUED_SID SUCCESS_PAYMENT ' +
  'PART_CANCEL_PAYMENT CANCEL_PAYMENT FAIL_AUTH_PASSWORD QUIT_PAYMENT FAIL_PAYMENT';

test('the states are the documented words', () => {
  expect([...ALL].sort()).toEqual(DOCUMENTED.split(' ').sort());
});

test('every state is reached from READY', () => {
  const reached = new Set<Status>(['READY']);
  for (const _ of ALL) for (const [from, , to] of EDGES) if (reached.has(from)) reached.add(to);
  expect(reached.size).toBe(ALL.length);
});

test('an event leads to one state only', () => {
  const keys = EDGES.map(([from, event]) => `${from} ${event}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each(ALL)('%s: its codes and its edges say the same', (status) => {
  const row: { approve?: number; cancel?: number; waiting: boolean } = STATES[status];
  expect(nextStatus(status, 'approve') !== undefined).toBe(row.approve === undefined);
  expect(nextStatus(status, 'cancel') !== undefined).toBe(row.cancel === undefined);
  expect(nextStatus(status, 'quit') !== undefined).toBe(row.waiting);
});
