import type { Assumptions } from './core/assumptions.ts';
import type { SimulatorState } from './core/state.ts';
import type { Seeds } from './seeds/schema.ts';

/** How the simulator is set up. Everything has a default. */
export interface SimulatorOptions {
  /** 0 takes any free port. Default 0. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** False opens no socket and loads no web server: only `answer` and `fetch` answer. Default true. */
  readonly listen?: boolean;
  /** The address that payers and programs reach it by, when it is not the one it listens on. */
  readonly publicUrl?: string;
  /** Milliseconds since 1970: the clock below the virtual one. */
  readonly now?: () => number;
  /** Waits; what a stalled answer is held back by. Default: for real. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** The same seed, clock and requests give the same ids and tokens. Default: another one each time. */
  readonly seed?: string;
  /** What `save` gave earlier; its ids go on from its own seed. Default: nothing has been paid yet. */
  readonly state?: SimulatorState | undefined;
  /**
   * A file to keep the state in: it begins with what the file holds, and writes to it soon after each message that came
   * from outside, and on `close`. Default: none.
   */
  readonly dataFile?: string;
  /**
   * Payments, subscriptions and faults to begin with, where there is no saved state, and again after each `reset`.
   * Default: none.
   */
  readonly seeds?: Seeds | undefined;
  /** The same from a file of YAML or JSON. */
  readonly seedFile?: string;
  /** The only keys taken by the current generation. Default: any, except production keys. */
  readonly secretKeys?: readonly string[];
  /** The only keys taken by the legacy generation. Default: any, except production keys. */
  readonly adminKeys?: readonly string[];
  /** Registered site domains such as `https://shop.example` or `https://*.shop.example`. Default: no check. */
  readonly domains?: readonly string[];
  /** What to assume where the real KakaoPay is not known, by name. Default: the first choice of each. */
  readonly assume?: Partial<Assumptions>;
  /** How long a payment request lives, in milliseconds. Default 15 minutes [doc]. */
  readonly lifeMs?: number;
  /** How many of the things that happened are remembered, the newest; 0 remembers nothing. Default 2,000. */
  readonly journal?: number;
  /**
   * How many finished payments to keep, the newest at least (up to a quarter more): older ones are forgotten, but for
   * what they add to the ledger's totals. Default: all.
   */
  readonly keep?: number;
  /** Takes warnings; they never hold a key. Default: standard error. */
  readonly warn?: (line: string) => void;
}
