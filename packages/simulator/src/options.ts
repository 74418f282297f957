import type { UnusedFields } from './api/generations.ts';
import type { Extras } from './core/codes.ts';
import type { SimulatorState } from './core/state.ts';
import type { Status } from './core/states.ts';

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
  /** The only keys taken by the current generation. Default: any, except production keys. */
  readonly secretKeys?: readonly string[];
  /** The only keys taken by the legacy generation. Default: any, except production keys. */
  readonly adminKeys?: readonly string[];
  /** Registered site domains such as `https://shop.example` or `https://*.shop.example`. Default: no check. */
  readonly domains?: readonly string[];
  /** How fields without a value are written. Default `as_captured`. */
  readonly unusedFields?: UnusedFields;
  /** `extras` for each refusal that has none of its own; clients exist that need them. Default: none. */
  readonly refusalExtras?: Extras;
  /** The status of a payment nobody finished in time; not known of the real one. Default `last`: the one it had. */
  readonly expiredStatus?: 'last' | Status;
  /** How long a payment request lives, in milliseconds. Default 15 minutes [doc]. */
  readonly lifeMs?: number;
  /** Takes warnings; they never hold a key. Default: standard error. */
  readonly warn?: (line: string) => void;
}
