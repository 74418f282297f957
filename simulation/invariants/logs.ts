import type { Desk } from '../people/desk.ts';
import { canary, type LogLine } from '../world.ts';
import type { Report } from './invariants.ts';

/** Reads each line of the log. */
export const watchLog =
  (report: Report, desk: Desk) =>
  ({ message, fields }: LogLine): void => {
    if (message === 'request_failed' && !expected.has(String(fields.reason))) {
      report('no_surprise', message, `${fields.error} ${fields.reason ?? ''}`);
    }
    for (const name in fields) {
      const value = fields[name];
      if (typeof value !== 'string') continue;
      if (value.includes(canary) || desk.tokens.has(value)) report('nothing_secret', message, `${name} is ${value}`);
    }
  };

/** What the table answers when it is not well. */
const expected = new Set(['ECONNRESET']);
