import { expect } from 'vitest';
import { bodyOf } from '../../../../world/actions.ts';
import type { VirtualWorld } from '../../../../world/world.ts';
import type { Totals } from '../../reports/totals.ts';
import { apiFor } from '../api.ts';
import type { ConsoleWorld } from '../testing.ts';
import type { DayReport } from './day-sums.ts';
import { type Days, readMonth } from './read-days.ts';
import { sumUp } from './sum-up.ts';

/** Expects that the console shows what the API reports at this moment, for each day and for the month. */
export async function compare(
  { world, service }: Pick<ConsoleWorld, 'world' | 'service'>,
  month: string,
): Promise<Days> {
  const api = apiFor(service, { name: 'kim', role: 'view' }, 'request-1');
  const shown = await readMonth({ api }, service, month);
  for (const { day, report } of shown.days) {
    const wanted = await reportOf(world, `days/${day}`);
    expect({ ...report, asOf: '' }, day).toEqual({ ...wanted, asOf: '' });
  }
  const { total, unsettled } = await reportOf(world, `months/${month}`);
  expect(sumUp(shown.days)).toEqual({ ...total, unsettled });
  return shown;
}

const reportOf = async (world: VirtualWorld, path: string) =>
  bodyOf<DayReport & { total: Totals }>(
    await world.get(`/v1/reports/${path}`, { headers: { authorization: `Bearer ${world.apiKey}` } }),
  );
