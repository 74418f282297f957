import type { ToldType } from './event-types.ts';

/** An address of the shop's that is told what happens. */
export interface Endpoint {
  readonly id: string;
  /** 0 to 4, nobody else's: which queue its failed deliveries wait in. */
  readonly slot: number;
  readonly url: string;
  /** All when left out, those of later versions as well. */
  readonly types?: readonly ToldType[];
  readonly description?: string;
  /** Counts the secrets that it has had, from 1. */
  readonly generation: number;
  /** When it got the secret it has; for a day what it is sent is signed with the one before as well. ms since 1970. */
  readonly rotatedAt?: number;
  /** Absent while it is enabled. */
  readonly disabled?: { readonly because: DisabledBecause; readonly at: number };
  /** Since the first failed delivery after the last that succeeded; absent while all is well. ms since 1970. */
  readonly failingSince?: number;
  readonly createdAt: number;
  /** The id of the API key that made it; absent for the one that a deployment has made. */
  readonly by?: string;
}

export const disabledBecauses = {
  shop: 'The shop disabled it.',
  gone: 'It answered 410 Gone.',
  failing: 'Nothing could be delivered for five days.',
} as const;
export type DisabledBecause = keyof typeof disabledBecauses;

export const endpointsMax = 5;

/** Whether it wants to hear of this; one that is disabled does, later. */
export const hears = ({ types }: Endpoint, type: ToldType): boolean => types?.includes(type) ?? true;
