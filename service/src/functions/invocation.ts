import { type LogContext, logLine } from '../log-line.ts';
import type { Log } from '../ports/log.ts';
import type { PublicService } from '../service.ts';
import { clock } from './clock.ts';

// What every function needs of its surroundings. Apart from the rest, so that one that calls nobody carries no signer.

const { writeSync } = process.getBuiltinModule('node:fs');
const { env } = process;

let context: LogContext = { stage: env.STAGE, coldStart: true };
// Past `console`, before whose lines Lambda puts words of its own, and past the stream behind it, which costs a cold
// start 2 ms to open: these lines are to be JSON and nothing else.
export const log: Log = (level, message, fields) => {
  writeSync(1, `${logLine(clock.now(), level, message, fields, context)}\n`);
};

/** Says which invocation the lines to come belong to. A function handles one at a time. */
export function beginInvocation(requestId: string): void {
  const traceId = env._X_AMZN_TRACE_ID?.match(/Root=([^;]+).*Sampled=1/)?.[1];
  context = { ...context, requestId, traceId };
}

export function endInvocation(): void {
  context = { ...context, coldStart: undefined };
}

/** A variable that every deployment sets. */
export const setting = (name: string): string => {
  const value = env[name];
  if (value) return value;
  throw new Error(`The setting ${name} is missing from the function's environment.`);
};

export const publicSettings = (): PublicService['settings'] => ({
  publicUrl: setting('PUBLIC_URL'),
  returnSchemes: (env.RETURN_SCHEMES ?? '').toLowerCase().split(/[\s,]/).filter(Boolean),
});

/** What the function works with that answers what anybody may read. */
export const publicServiceOfLambda = (): PublicService => ({ log, settings: publicSettings() });
