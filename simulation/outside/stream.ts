import type { Item } from '../../service/src/ports/table.ts';
import { drawsOf, shareOf } from '../chance.ts';
import type { Swarm } from '../faults.ts';
import type { World } from '../world.ts';

/** The table's stream: what has news is told of soon; at times late, twice, or before what was written earlier. */
export function streamTo({ seed, schedule, deliver }: World, { streamLateMs, streamDoubled }: Swarm) {
  const draw = drawsOf(seed, 'schedule');
  return (item: Item): void => {
    if (item.news === undefined) return;
    const keys = [{ pk: item.pk, sk: item.sk }];
    const number = numberOf(item);
    const drawn = draw(number, item.version);
    const lateMs = streamLateMs > 0 && drawn % 4 === 0 ? shareOf(drawn) * streamLateMs : 0;
    schedule.after(50 + (drawn & 0xff) + lateMs, () => void deliver(number, keys));
    if (shareOf(draw(number, item.version + 0x10000)) >= streamDoubled) return;
    schedule.after(100 + (drawn & 0x3ff), () => void deliver(number + 1, keys));
  };
}

/** The processes that the stream starts have numbers beyond all others. */
export const firstStreamNumber = 0x100000000;

/** A number of its own for each write, whoever else is there. */
function numberOf({ sk, version }: Item): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < sk.length; i++) hash = Math.imul(hash ^ sk.charCodeAt(i), 0x01000193);
  return (Math.imul(hash ^ version, 0x9e3779b1) >>> 1) * 2 + firstStreamNumber;
}
