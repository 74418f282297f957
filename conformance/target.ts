import type { Need } from './fact.ts';

/** The fields of a request or an answer. */
export type Fields = Readonly<Record<string, unknown>>;

/** A KakaoPay to ask. */
export interface Target {
  readonly baseUrl: string;
  /** A development key of the current API. */
  readonly key: string;
  /** A test key of the legacy API. */
  readonly adminKey?: string;
  readonly can: ReadonlySet<Need>;
  /** Where payers come back to, without a slash at the end; a development key may use `http://localhost:…`. */
  readonly returnBase: string;
  /** Milliseconds of KakaoPay's own clock. */
  readonly now: () => Promise<number>;
  /** Goes on when the next call may be sent: a quota is shared by everybody who has the key. */
  readonly turn: () => Promise<void>;
  /** Has the payer of an answer of ready pay; gives the address that the browser came back to. */
  readonly pay: (ready: Fields, method: 'MONEY' | 'CARD') => Promise<URL>;
  readonly quit: (ready: Fields) => Promise<URL>;
  /** Waits until what waits for a payer has expired. */
  readonly passLife: () => Promise<void>;
  readonly close: () => Promise<void>;
}
