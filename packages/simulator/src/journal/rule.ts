import type { Context } from './context.ts';
import type { Severity } from './schemas.ts';
import type { SeenCall } from './seen.ts';

export interface Words {
  readonly en: string;
  readonly ko: string;
}

/** One thing there may be to say about a call. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly when: (call: SeenCall, context: Context) => boolean;
  readonly words: (call: SeenCall, context: Context) => Words;
}

/** A refusal of KakaoPay's own, and not one that a fault has ordered. */
export const refusedWith = ({ code, fault }: SeenCall, ...codes: readonly number[]): boolean =>
  code !== undefined && fault === undefined && codes.includes(code);
