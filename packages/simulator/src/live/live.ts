import type { Stream } from '../message.ts';

/** Tells whoever listens that something has changed, and not what: they ask for what they show. */

export type Change = 'call' | 'payer' | 'clock' | 'faults' | 'reset';

export interface Live {
  changed(kind: Change): void;
  /** Server-sent events; undefined when there are listeners enough. */
  listen(): Stream | undefined;
  /** Ends every stream. */
  close(): void;
}

/** Calls again and again, until it is told to stop. */
export type Every = (ms: number, run: () => void) => () => void;

interface Listener {
  readonly write: (text: string) => void;
  readonly end: () => void;
}

export const listenersMax: number = 20;
const tickMs = 100;
/** A comment now and then keeps what is between from closing a quiet connection: every 15 s. */
const ticksPerBeat = 150;

const eventOf = (version: number, kinds: readonly Change[]) =>
  `event: change\nid: ${version}\ndata: ${JSON.stringify({ version, kinds })}\n\n`;

/** However much happens, one event is sent each 100 ms at most; without listeners nothing runs. */
export function createLive(every: Every): Live {
  const listeners = new Set<Listener>();
  const kinds = new Set<Change>();
  let version = 0;
  let ticks = 0;
  let stopTicking: (() => void) | undefined;

  const tell = (text: string) => {
    for (const { write } of listeners) write(text);
  };
  const tick = () => {
    ticks += 1;
    if (kinds.size > 0) tell(eventOf(version, [...kinds]));
    else if (ticks % ticksPerBeat === 0) tell(': still here\n\n');
    kinds.clear();
  };
  const remove = (listener: Listener) => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopTicking?.();
    stopTicking = undefined;
  };
  const stream: Stream = (write, end) => {
    const listener = { write, end };
    listeners.add(listener);
    stopTicking ??= every(tickMs, tick);
    // Whoever comes, or comes again, looks at what there is.
    write(`retry: 1000\n${eventOf(version, [])}`);
    return () => remove(listener);
  };
  return {
    changed(kind) {
      version += 1;
      if (listeners.size > 0) kinds.add(kind);
    },
    listen: () => (listeners.size < listenersMax ? stream : undefined),
    close() {
      for (const listener of [...listeners]) {
        remove(listener);
        listener.end();
      }
    },
  };
}
