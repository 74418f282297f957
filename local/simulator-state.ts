import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulator, SimulatorOptions } from 'kakaopay-simulator';
import { UserError } from './user-error.ts';

/** How often the simulator's state is looked at, ms; what a hard end can cost. */
const lookMs = 1_000;
/** Keeping a large state may take this part of the time. */
const share = 20;

const fileIn = (dataDirectory: string): string => join(dataDirectory, 'simulator.json');

/** What the simulator was like when it last ran, kept beside the table: old links and open payments go on. */
export function keptState(dataDirectory: string): Pick<SimulatorOptions, 'state'> {
  const file = fileIn(dataDirectory);
  if (!existsSync(file)) return {};
  try {
    return { state: JSON.parse(readFileSync(file, 'utf8')) };
  } catch {
    throw new UserError(`${file} cannot be read: delete the folder ${dataDirectory} to start over.`);
  }
}

/** Keeps the simulator's state from now on. Its end writes it once more. */
export function keepState(simulator: Pick<Simulator, 'save'>, dataDirectory: string): () => void {
  const file = fileIn(dataDirectory);
  let last = '';
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    const text = JSON.stringify(simulator.save());
    if (text === last) return;
    last = text;
    // Whole or not at all: a process may be killed at any moment.
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  };
  const look = () => {
    const startedAt = performance.now();
    write();
    timer = setTimeout(look, Math.max(lookMs, (performance.now() - startedAt) * share));
  };
  look();
  return () => {
    clearTimeout(timer);
    write();
  };
}
