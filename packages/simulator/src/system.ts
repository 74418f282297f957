/** The only place where the simulator touches the real clock, chance and the log. */

export const systemNow = (): number => Date.now();

export const systemSeed = (): string => crypto.randomUUID();

export const systemSleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits that end early when all is over: an answer that stalls for minutes must not keep a program from ending. */
export function systemWaits() {
  const waiting = new Map<ReturnType<typeof setTimeout>, () => void>();
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        resolve();
      }, ms);
      waiting.set(timer, resolve);
    });
  const end = () => {
    for (const [timer, resolve] of waiting) {
      clearTimeout(timer);
      resolve();
    }
    waiting.clear();
  };
  return { sleep, end };
}

/** Calls again and again, and keeps no program from ending. Gives what stops it. */
export function systemEvery(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms);
  // A browser's is a number.
  if (typeof timer === 'object') timer.unref();
  return () => clearInterval(timer);
}

export const systemWarn = (line: string): void => console.warn(line);

export const systemEnvironment = (): NodeJS.ProcessEnv => process.env;
