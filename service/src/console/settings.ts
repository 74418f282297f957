/** How careful the console is with money, and what it can lead to. */
export interface ConsoleSettings {
  /** Who gives back more than that of one payment, in won, has another operator confirm it; 0: nobody has to. */
  readonly secondOperatorAboveWon: number;
  /** Where the functions run, for links to their logs; absent on a laptop. */
  readonly logs?: { readonly region: string; readonly stage: string };
}

/** Who gives back more than that at once, in won, types the amount again. */
export const typedAgainAboveWon = 100_000;
