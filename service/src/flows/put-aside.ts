import type { Teller } from '../service.ts';
import { headAt, saveTold, type Told } from '../store/told.ts';
import { putOff } from '../webhooks/after-try.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';

/** How long news of an endpoint that does not answer are put off. */
const putOffMs = 60_000;
/** What was put off before is put off for as long as it is old, and never longer than that. */
const putOffMaxMs = 6 * 3_600_000;

/**
 * What an endpoint that does not answer has to hear waits in its queue. Some stay at its head, to be tried next;
 * the others are put off, so that it holds up nothing else that waits for such an item, and nothing behind it.
 */
export async function putAside(
  { table, clock }: Teller,
  told: Told | undefined,
  endpoint: Endpoint | undefined,
  mayStay: () => boolean,
): Promise<void> {
  if (told === undefined || endpoint === undefined) return;
  const { outbox = {}, wakeAt } = told.telling;
  const untold = outbox[endpoint.id];
  if (untold === undefined) return;
  const isAlone = Object.keys(outbox).length === 1 && wakeAt === undefined;
  if (untold.slot !== undefined && isAlone && mayStay()) return;
  const now = clock.now();
  const age = now - (headAt(told, untold) ?? now);
  const pauseMs = untold.slot === undefined ? putOffMs : Math.min(Math.max(age, putOffMs), putOffMaxMs);
  await saveTold(table, told, putOff(told.telling, endpoint.id, endpoint.slot, now + pauseMs), now);
}
