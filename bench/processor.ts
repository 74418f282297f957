import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor time that all threads of a process have had so far; the kernel counts nanoseconds. */
export function processorMs(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  const nanoseconds = readdirSync(tasks).map((task) => {
    const [running = '0'] = readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ');
    return Number(running);
  });
  return nanoseconds.reduce((sum, ns) => sum + ns, 0) / 1e6;
}
