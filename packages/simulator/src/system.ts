/** The only place where the simulator touches the real clock, chance and the log. */

export const systemNow = (): number => Date.now();

export const systemSeed = (): string => crypto.randomUUID();

export const systemSleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const systemWarn = (line: string): void => console.warn(line);
