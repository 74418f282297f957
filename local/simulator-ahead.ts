import type { VirtualClock } from 'kakaopay-simulator';

const askMs = 1_000;

/** Asks how far the clock of a simulator is ahead of this machine's, ms; 0 where there is no simulator. */
export type AskAhead = () => Promise<number>;

export const aheadOf =
  (clock: Pick<VirtualClock, 'aheadMs'>): AskAhead =>
  async () =>
    clock.aheadMs();

/** A simulator that somebody else has started; only its address is known, and that need not be a simulator's. */
export function aheadAt(address: string): AskAhead {
  let isSimulator = address.startsWith('http:');
  return async () => {
    if (!isSimulator) return 0;
    try {
      const answer = await fetch(`${address}/_sim/clock`, { signal: AbortSignal.timeout(askMs) });
      isSimulator = answer.ok;
      const { aheadMs } = (await answer.json()) as { readonly aheadMs?: unknown };
      return typeof aheadMs === 'number' ? aheadMs : 0;
    } catch {
      return 0;
    }
  };
}
