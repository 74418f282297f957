import { expect, test } from 'vitest';
import { startPaid, statusOf } from '../../../world/actions.ts';
import { cutAt } from '../../../world/outside.ts';
import { createWorld, startTime, type VirtualWorld } from '../../../world/world.ts';
import { wakeFunction } from './wake-function.ts';

/** As EventBridge Scheduler runs it, with that much of its 60 s left. */
const run = ({ service }: VirtualWorld, remainingMs = 60_000) =>
  wakeFunction(service)({}, { awsRequestId: 'request-1', getRemainingTimeInMillis: () => remainingMs });

async function withCutOffApprove(): Promise<{ virtual: VirtualWorld; id: string }> {
  const virtual = await createWorld();
  const { id, comeBack } = await startPaid(virtual);
  await virtual.get(comeBack, { hook: cutAt(2, 'after', 'crash') }).catch(() => {});
  return { virtual, id };
}

test('moves on what is due, and says how much that was', async () => {
  const { virtual, id } = await withCutOffApprove();
  await virtual.pass(31_000);
  expect(await run(virtual)).toEqual({ due: 1, failed: 0 });
  expect(await statusOf(virtual, id)).toBe('approved');
});

test('waits for what becomes due while it has time, and leaves the rest to the next run', async () => {
  const { virtual, id } = await withCutOffApprove();
  // Due 30 s after the intent. A run keeps the last 25 s of its 60 for a step that takes long: it waits for 35 s.
  expect(await run(virtual, 50_000)).toEqual({ due: 0, failed: 0 });
  expect(await statusOf(virtual, id)).toBe('approving');
  expect(await run(virtual)).toEqual({ due: 1, failed: 0 });
  expect(await statusOf(virtual, id)).toBe('approved');
});

test('begins nothing that it could not finish', async () => {
  const { virtual, id } = await withCutOffApprove();
  await virtual.pass(31_000);
  expect(await run(virtual, 25_000)).toEqual({ due: 0, failed: 0 });
  expect(await statusOf(virtual, id)).toBe('approving');
});

test('fails when an item could not be moved on, so that the alarm hears of it', async () => {
  const virtual = await createWorld();
  await virtual.service.table.putIfAbsent({ pk: 'p', sk: 'oddity_1', queue: 'due#0', queuedAt: startTime });
  await expect(run(virtual, 30_000)).rejects.toThrow('1 of 1 due items could not be moved on');
});
