import { expect, test } from 'vitest';
import { startApproved } from '../../../world/actions.ts';
import { passTo } from '../../../world/bookkeeping.ts';
import { cutAll } from '../../../world/outside.ts';
import { createWorld } from '../../../world/world.ts';
import { listReconciliations } from '../store/reconciliations.ts';
import { ensureDaily } from './reconcile-daily.ts';

test.each(['before', 'after'] as const)(
  'a day is run once, also when the call that begins it is lost: %s',
  async (moment) => {
    const virtual = await createWorld();
    const { table } = virtual.service;
    await startApproved(virtual);
    await virtual.settle();
    await ensureDaily(virtual.service);
    await passTo(virtual, '2026-11-24 04:11:00');
    // Begun, but not noted: the job is put off, and due anew half a minute later.
    await virtual.wake(cutAll('table.putIfAbsent', moment, 'lose'));
    await virtual.settle();
    const runs = await listReconciliations(table, { limit: 10 });
    expect(runs.map(({ id, isWhole }) => [id, isWhole])).toEqual([['rec_01m84x1at00000000000000000', true]]);
  },
);
