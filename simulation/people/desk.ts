/** What the shop, its payers and its staff have asked for: what the judge holds the books against. */
export interface Desk {
  /** What the shop wanted given back, each under a key of its own. */
  readonly cancels: WantedCancel[];
  /** What the shop wanted charged beside the plan, each under a key of its own. */
  readonly charges: WantedCharge[];
  /** Payments of which somebody has given money back in the partner console. */
  readonly elsewhere: { readonly tid: string; readonly amountWon: number }[];
  /** Whether anybody does so. */
  readonly hasConsole: boolean;
  /** Of the plans that the shop offers. */
  readonly intervals: readonly string[];
  /** Tokens that must be read by nobody else. */
  readonly tokens: Set<string>;
  /** When anything about the endpoints was changed last, ms since 1970. */
  endpointsChangedAt: number;
  /** Everybody who is still at something. */
  busy: number;
}

export interface WantedCancel {
  readonly paymentId: string;
  readonly key: string;
  readonly amountWon: number | undefined;
}

export interface WantedCharge {
  readonly subscriptionId: string;
  readonly key: string;
  readonly amountWon: number;
}

export const createDesk = (hasConsole: boolean, intervals: readonly string[] = []): Desk => ({
  hasConsole,
  intervals,
  cancels: [],
  charges: [],
  elsewhere: [],
  tokens: new Set(),
  endpointsChangedAt: 0,
  busy: 0,
});
