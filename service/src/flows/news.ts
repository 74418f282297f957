import type { Engine } from '../service.ts';
import { readEndpoints } from '../store/endpoints.ts';
import type { ToldType } from '../webhooks/event-types.ts';
import { type Telling, type TellingChanges, withNews } from '../webhooks/outbox.ts';

/** Whatever has events that the shop is told of. */
interface Eventful extends Telling {
  readonly events: readonly { readonly n: number; readonly type: string; readonly at: number }[];
  readonly wakeAt?: number;
}

/**
 * What has to be written together with what has just happened, so that the shop hears of it. Who wants to hear is asked
 * at the last moment: an endpoint hears of everything after it was made.
 */
export async function newsOf(
  { table }: Engine,
  before: Eventful,
  after: Eventful,
  toldType: (happened: string) => ToldType | undefined,
): Promise<TellingChanges> {
  const happened = after.events.at(-1);
  if (happened === undefined || happened.n === before.events.at(-1)?.n) return {};
  const told = toldType(happened.type);
  if (told === undefined) return {};
  const { list } = await readEndpoints(table);
  return withNews(after, list, { n: happened.n, told, now: happened.at, wakeAt: before.wakeAt });
}
