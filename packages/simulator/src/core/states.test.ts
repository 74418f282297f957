import { expect, test } from 'vitest';
import { edges, nextStatus, type Status, states } from './states.ts';

const all = Object.keys(states) as Status[];
const documented =
  'READY SEND_TMS OPEN_PAYMENT SELECT_METHOD ARS_WAITING AUTH_PASSWORD ISSUED_SID SUCCESS_PAYMENT ' +
  'PART_CANCEL_PAYMENT CANCEL_PAYMENT FAIL_AUTH_PASSWORD QUIT_PAYMENT FAIL_PAYMENT';

test('the states are the documented words', () => {
  expect([...all].sort()).toEqual(documented.split(' ').sort());
});

test('every state is reached from READY', () => {
  const reached = new Set<Status>(['READY']);
  for (const _ of all) for (const [from, , to] of edges) if (reached.has(from)) reached.add(to);
  expect(reached.size).toBe(all.length);
});

test('an event leads to one state only', () => {
  const keys = edges.map(([from, event]) => `${from} ${event}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each(all)('%s: its codes and its edges say the same', (status) => {
  const row: { approve?: number; cancel?: number; waiting: boolean } = states[status];
  expect(nextStatus(status, 'approve') !== undefined).toBe(row.approve === undefined);
  expect(nextStatus(status, 'cancel') !== undefined).toBe(row.cancel === undefined);
  expect(nextStatus(status, 'quit') !== undefined).toBe(row.waiting);
});
