import { expect, test } from 'vitest';
import { startApproved } from '../../../world/actions.ts';
import { passToDaily, runToEnd, spoil } from '../../../world/reconciling.ts';
import { createWorld } from '../../../world/world.ts';
import { readReconciliation } from '../store/reconciliations.ts';
import { begin, reconcile } from './reconcile.ts';

test('a slice ends in time, too, where days without end are looked through', async () => {
  const virtual = await createWorld();
  await startApproved(virtual);
  await virtual.pass(86_400_000);
  const { service } = virtual;
  const { table } = service;
  const query: typeof table.query = async (wanted) => {
    await service.sleep(10);
    return table.query(wanted);
  };
  const id = 'rec_01m84x1at00000000000000001';
  await begin(service, { id, from: Date.UTC(1970, 0, 1), to: Date.UTC(2026, 10, 23, 15) });
  for (let slices = 0; slices < 100; slices++) {
    const begunAt = service.clock.now();
    await reconcile({ ...service, table: { ...table, query } }, id);
    expect(service.clock.now() - begunAt).toBeLessThan(10_000);
  }
  expect(await readReconciliation(table, id)).toMatchObject({ isWhole: true, counts: { asked: 1, agreed: 1 } });
});

test('a slice in which KakaoPay was not asked says nothing of how KakaoPay is', async () => {
  const virtual = await createWorld();
  const { service } = virtual;
  for (let i = 0; i < 60; i++) await spoil(virtual, (await startApproved(virtual)).id, { tid: undefined });
  const id = await passToDaily(virtual);
  expect(await reconcile(service, id)).toMatchObject({ came: 'nothing_to_do' });
  expect((await readReconciliation(service.table, id))?.progress).toMatchObject({ found: 50 });
});

test('the end of a span is not of it, but of the next one', async () => {
  const virtual = await createWorld();
  const { service } = virtual;
  const { id: paymentId } = await startApproved(virtual);
  const at = (await virtual.payment(paymentId))?.events.at(-1)?.at ?? 0;
  await virtual.pass(3_600_000);
  const countOf = async (id: string, from: number, to: number) => {
    await begin(service, { id, from, to });
    return (await runToEnd(virtual, id)).run.counts;
  };
  expect((await countOf('rec_01m84x1at00000000000000001', at, at))?.asked ?? 0).toBe(0);
  expect(await countOf('rec_01m84x1at00000000000000002', at, at + 1)).toMatchObject({ asked: 1 });
});
