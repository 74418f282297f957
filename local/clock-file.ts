import { mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';

export interface ClockFile {
  readonly path: string;
  /** Writes down how far ahead of this machine's clock the simulator's is, ms. */
  write(aheadMs: number): void;
}

/** As many digits as any distance has, so that a reader never meets half of one. */
const width = 20;

/** How the functions, in processes of their own, learn the simulator's time at once and before they are asked. */
export function openClockFile(directory: string): ClockFile {
  const path = resolve(directory, 'clock');
  mkdirSync(directory, { recursive: true });
  writeFileSync(path, '0'.padEnd(width));
  const file = openSync(path, 'r+');
  let written = 0;
  return {
    path,
    write(aheadMs) {
      if (aheadMs === written) return;
      writeSync(file, String(aheadMs).padEnd(width), 0);
      written = aheadMs;
    },
  };
}
