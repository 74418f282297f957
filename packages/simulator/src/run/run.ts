import type { DoorChoice } from '../cli/door-options.ts';
import type { ListenOptions } from '../cli/options.ts';
import { openDoors } from '../proxy/open.ts';
import { createSimulator, type Simulator } from '../simulator.ts';
import { runChild } from './child.ts';
import { settings } from './environment.ts';
import { type Files, hooksIn, prepareFiles } from './place.ts';
import { notStarted, opened, type Sums, summary } from './words.ts';

/** `kakaopay-simulator run`: a simulator around one program. */

export interface Run {
  readonly program: readonly string[];
  readonly options: ListenOptions;
  readonly doors: DoorChoice;
  /** That the program is started with, but for what leads it here. */
  readonly environment: NodeJS.ProcessEnv;
  readonly now: number;
  /** `bin` of this package. */
  readonly bin: URL;
  readonly say: (line: string) => void;
}

const sumsOf = (simulator: Simulator): Sums => simulator.ledger({ limit: 0 }).totals;

/** A file with data brings sums of its own. */
const difference = (after: Sums, before: Sums): Sums => ({
  payments: after.payments - before.payments,
  paidWon: after.paidWon - before.paidWon,
  canceledWon: after.canceledWon - before.canceledWon,
});

const findingsMost = 5;

/** What the program should know, each thing once. */
function findingsOf(simulator: Simulator): readonly string[] {
  const findings = simulator.requests({ severity: 'warning' }).flatMap((entry) => entry.findings);
  const told = findings.filter(({ severity }) => severity !== 'hint').map(({ severity, en }) => `${severity}: ${en}`);
  return [...new Set(told)].slice(0, findingsMost);
}

async function runWith(run: Run, simulator: Simulator, { certificates, trust }: Files): Promise<number> {
  const { url, handle } = simulator;
  const { proxyPort = 0, tlsPort, passThrough = false } = run.doors;
  const { host } = run.options;
  const doors = await openDoors({ certificates, handle, url, proxyPort, tlsPort, host, passThrough });
  try {
    const before = sumsOf(simulator);
    run.say(opened(url));
    const place = { url, proxyUrl: doors.proxyUrl as string, trust, ...hooksIn(run.bin) };
    const env = { ...run.environment, ...Object.fromEntries(settings(place, run.environment)) };
    const { code, failure } = await runChild(run.program, env);
    run.say(
      failure
        ? notStarted(run.program[0] ?? '', failure.code)
        : summary(doors.seen, difference(sumsOf(simulator), before), findingsOf(simulator)),
    );
    return code;
  } finally {
    await doors.close();
  }
}

/** Gives the program's exit code. Rejects when a port is taken, or a folder or an option is wrong. */
export async function runProgram(run: Run): Promise<number> {
  const files = prepareFiles(run.doors.caDir, run.environment, run.now);
  try {
    const simulator = await createSimulator(run.options);
    return await runWith(run, simulator, files).finally(() => simulator.close());
  } finally {
    files.remove();
  }
}
