import type { Log } from './ports/log.ts';

/** A log line as it is written: JSON, with the time in UTC. */
export const logLine = (now: number, ...[level, message, fields]: Parameters<Log>): string =>
  JSON.stringify({ level, message, timestamp: new Date(now).toISOString(), ...fields });
