import type { Item } from '../service/src/ports/table.ts';
import { dueQueues, retryQueues, unansweredQueue } from '../service/src/store/queues.ts';
import { drawsOf, shareOf } from './chance.ts';
import type { Report, Violation } from './invariants/invariants.ts';
import type { Desk } from './people/desk.ts';
import type { Setting } from './plan.ts';
import type { World } from './world.ts';

interface Waking {
  readonly world: World;
  readonly items: ReadonlyMap<string, Item>;
  readonly desk: Desk;
  readonly setting: Setting;
  readonly report: Report;
  readonly violations: readonly Violation[];
  /** At least until then, ms since 1970. */
  readonly until: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const wakesMax = 4_000;
/** A run in which so much is wrong is given up: it may never come to rest. */
const violationsMax = 20;
const waited: ReadonlySet<unknown> = new Set([...dueQueues, unansweredQueue, ...retryQueues]);
/** The processes that the schedule starts have numbers beyond all people's. */
export const firstWakeNumber = 0x40000000;

/** The schedule's wake-ups, until nothing is due any more: minutes in which nothing is due are passed over. */
export async function keepWaking({ world, items, desk, setting, report, violations, until }: Waking): Promise<void> {
  const { schedule } = world;
  const draw = drawsOf(world.seed, 'faults');
  for (let wakes = 0; wakes < wakesMax; wakes++) {
    if (violations.length > violationsMax) return;
    const now = schedule.now();
    const nextAt = nextDue(items);
    const isBusy = desk.busy > 0 || now < setting.calmAt;
    if (!isBusy && now >= until && nextAt > now + restMs) return;
    const target = Math.max(now, Math.min(nextAt, now + (isBusy ? minuteMs : hourMs)));
    if (nextAt > target) {
      await schedule.wait(target - now);
      continue;
    }
    const minute = Math.max(Math.floor(now / minuteMs) + 1, Math.ceil(target / minuteMs));
    await schedule.wait(minute * minuteMs - now);
    const number = firstWakeNumber + (minute % 0x1fffffff) * 2;
    const isRough = schedule.now() < setting.calmAt;
    if (isRough && shareOf(draw(number, 1)) < setting.swarm.wakeMissed) continue;
    const woken = world.wake(number);
    if (isRough && shareOf(draw(number, 2)) < setting.swarm.wakeTwice) void world.wake(number + 1);
    // The next one comes by the clock, whether this one is over or not.
    await Promise.race([woken, schedule.wait(minuteMs - 1)]);
  }
  report('comes_to_rest', 'everything', `something was still due after ${wakesMax} wake-ups`);
}

/** What is due later than this is another day's: a charge, the daily reconciliation. */
const restMs = 6 * hourMs;

/** When the next thing is due, ms since 1970. */
function nextDue(items: ReadonlyMap<string, Item>): number {
  let next = Number.POSITIVE_INFINITY;
  for (const item of items.values()) if (waited.has(item.queue)) next = Math.min(next, Number(item.queuedAt));
  return next;
}
