import type { Hook } from './outside.ts';

/** A process stands still before one of its calls while others do this; then it goes on with what it knows. */
export function freezeAt(index: number, meanwhile: () => Promise<unknown>): Hook {
  let frozen: Promise<unknown> | undefined;
  return async (call) => {
    if (call.index === index) frozen ??= meanwhile();
    await frozen;
  };
}
