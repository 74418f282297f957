import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { SimulatorState } from './core/state.ts';
import type { Answering } from './message.ts';

/** Keeps a simulator's state in a file, so that it outlives the process. */
export interface DataFile {
  /** What the file held; undefined when there is none yet. */
  readonly state: SimulatorState | undefined;
  /** Writes what has changed; a crash in between leaves the file as it was. Gives the number of characters there. */
  write(state: SimulatorState): number;
}

function readState(path: string): SimulatorState | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as SimulatorState;
  } catch {
    throw new TypeError(`The file ${path} does not hold the state of a simulator.`);
  }
}

export function openDataFile(path: string): DataFile {
  let written = '';
  return {
    state: readState(path),
    write(state) {
      const text = JSON.stringify(state);
      if (text === written) return text.length;
      writeFileSync(`${path}.new`, text);
      renameSync(`${path}.new`, path);
      written = text;
      return text.length;
    },
  };
}

/** Often enough to lose little, and the seldomer the more there is to write: some 50 MB every 10 s. */
const writeAfterMs = 250;
const charactersPerMs = 5_000;

/** Writes soon after a message was answered; once for all of a burst. */
export function keeping(answering: Answering, write: () => number, sleep: (ms: number) => Promise<void>): Answering {
  let waiting = false;
  let length = 0;
  return async (message) => {
    try {
      return await answering(message);
    } finally {
      if (!waiting) {
        waiting = true;
        void sleep(Math.max(writeAfterMs, length / charactersPerMs)).then(() => {
          waiting = false;
          length = write();
        });
      }
    }
  };
}
