import { firstStreamNumber } from './outside/stream.ts';
import { startTime } from './plan.ts';
import type { Outcome } from './run.ts';
import type { Line } from './story.ts';
import { firstWakeNumber } from './waking.ts';

/** What happened, as people read it: a line for each thing, with the time since the beginning. */
export function historyOf({ story, violations }: Outcome): string[] {
  const about = new Set(violations.map((one) => one.about));
  const told = story.lines.filter(
    (line) => line.about === undefined || about.has(line.about) || line.about.startsWith('pay_'),
  );
  return told.map(
    (line) => `${timeOf(line)}  ${whoOf(line.who).padEnd(22)} ${line.what}${line.about ? `  [${line.about}]` : ''}`,
  );
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
