import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const lookMs = 500;

/**
 * Tells when the npm that started this process is gone. Between the two stands a shell: npm ends it alone when it is
 * told to stop, and leaves it behind when it is killed. So both are watched.
 */
export async function onNpmGone(listener: () => void): Promise<void> {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  const npm = await npmBehind(parent);
  const look = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || exists(npm))) return;
    clearInterval(look);
    listener();
  }, lookMs);
  look.unref();
}

/** The parent of the shell that was told our name. Windows has no such command, and another way to end a tree. */
async function npmBehind(shell: number): Promise<number | undefined> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'ppid=,args=', '-p', String(shell)]);
    const [, parent] = /^\s*(\d+) .*local\/start\.js/.exec(stdout) ?? [];
    return parent === undefined ? undefined : Number(parent);
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
