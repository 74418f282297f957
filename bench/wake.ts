import { wake } from '../service/src/flows/wake.ts';
import { cutOffApproves } from '../world/actions.ts';
import { workOff } from '../world/backlog.ts';
import { createWorld } from '../world/world.ts';
import { wakeItemsMin } from './goals.ts';

const items = 2_000;
const backlog = 100_000;

/** How many cut off approves `wake` settles in a second here, and whether a backlog starves what is fresh. */
export async function benchWake(say: (text: string) => void): Promise<boolean> {
  const virtual = await createWorld();
  await cutOffApproves(virtual, items);
  const now = virtual.service.clock.now();
  const begin = process.hrtime.bigint();
  const { due } = await wake(virtual.service, { stopAt: now + 3_600_000, waitUntil: now });
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  const perSecond = Math.round(due / seconds);
  say(`wake: ${due} due items in ${seconds.toFixed(2)} s: ${perSecond} a second (goal: ${wakeItemsMin})`);
  const { runs, starved } = await workOff(backlog);
  say(`wake: a backlog of ${backlog} was worked off in ${runs} runs; ${starved} fresh payments had to wait (goal: 0)`);
  return perSecond >= wakeItemsMin && starved === 0;
}
