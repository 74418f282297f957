/** One invocation of a function: it may be killed at any moment, and may stand still. */
export interface Process {
  /** Its own for all time, whoever else is left out of the run: what happens to it hangs on this. */
  readonly number: number;
  /** What it does: the name of a route, `wake`, `deliver`. */
  readonly flow: string;
  /** Counts its calls to the outside. */
  calls: number;
  isDead: boolean;
  /** Until then it stands still. */
  frozenUntil: number;
  /** Ends whoever waits for it. */
  readonly die: () => void;
}
