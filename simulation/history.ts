import { firstStreamNumber } from './outside/stream.ts';
import { startTime } from './plan.ts';
import { counted } from './proof/numbers.ts';
import type { Outcome } from './run.ts';
import type { Line } from './story.ts';
import { firstWakeNumber } from './waking.ts';

/**
 * What happened, as people read it: a line for each thing, with the time since the beginning. Calls of the table in
 * which nothing went wrong are left out; what they wrote is there.
 */
export function historyOf({ story, violations }: Pick<Outcome, 'story' | 'violations'>): string[] {
  const about = new Set(violations.map((one) => one.about));
  const told = story.lines.filter(
    (line) => line.about === undefined || about.has(line.about) || line.about.startsWith('pay_'),
  );
  const shown = told.filter(({ isRoutine }) => isRoutine !== true);
  const lines = shown.map(
    (line) => `${timeOf(line)}  ${whoOf(line.who).padEnd(22)} ${line.what}${line.about ? `  [${line.about}]` : ''}`,
  );
  const routine = counted(told.length - shown.length, 'moment');
  return [...lines, `Left out: ${routine} of calls of the table in which nothing went wrong.`];
}

function timeOf({ at }: Line): string {
  const ms = at - startTime;
  const [days, rest] = [Math.floor(ms / 86_400_000), ms % 86_400_000];
  const clock = new Date(rest).toISOString().slice(11, 23);
  return days > 0 ? `${days} d ${clock}` : clock;
}

/** The numbers of processes tell whose they are: `createPerson`, `keepWaking` and the stream give them. */
function whoOf(number: number): string {
  if (number === 0) return 'table';
  if (number >= firstStreamNumber) return 'stream';
  if (number >= firstWakeNumber) return 'schedule';
  return `person ${number >> 12}, request ${number & 0xfff}`;
}
