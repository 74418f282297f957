import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** A program that has this one's streams, hears its signals, and gives it its exit code. */

/** What a shell gives when a program could not be started. */
const notFound = 127;
const notExecutable = 126;
/** A shell gives 128 and the signal's number for a program that a signal ended. */
const bySignal = 128;

export interface Ended {
  readonly code: number;
  /** Why it could not be started; undefined when it could. */
  readonly failure?: NodeJS.ErrnoException;
}

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/** Ctrl-C on a terminal reaches the program by itself; twice means something else to many. */
const comesByItself = (signal: string) => process.stdin.isTTY === true && ['SIGINT', 'SIGQUIT'].includes(signal);

export function runChild([command = '', ...args]: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  // Before the program is there: a signal in between would end this one alone, and leave the program behind.
  const heard = passedOn.map((signal) => {
    const pass = () => void (comesByItself(signal) || child.kill(signal));
    process.on(signal, pass);
    return () => process.off(signal, pass);
  });
  // On Windows, npm and others are scripts, which need a shell.
  const child = spawn(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  return new Promise<Ended>((resolve) => {
    child.once('error', (failure: NodeJS.ErrnoException) =>
      resolve({ code: failure.code === 'ENOENT' ? notFound : notExecutable, failure }),
    );
    child.once('exit', (code, signal) =>
      resolve({ code: code ?? bySignal + (signal ? constants.signals[signal] : 0) }),
    );
  }).finally(() => {
    for (const stop of heard) stop();
  });
}
