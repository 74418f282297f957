/** The only source of time inside the service. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

/** Lets that many milliseconds go by. */
export type Sleep = (ms: number) => Promise<void>;
