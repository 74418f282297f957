/** Milliseconds, with fractions, since some moment: only differences mean anything. The bench's one source of time. */
export const nowMs = (): number => performance.now();

/** Whatever is measured, a process that hangs must not hang the bench. */
export async function within<Value>(limitMs: number, what: string, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
