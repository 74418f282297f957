import type { Rules, Sum } from './rules.ts';
import type { Shape } from './shape.ts';

export const callNames = [
  'ready',
  'approve',
  'cancel',
  'order',
  'subscription',
  'subscriptionStatus',
  'subscriptionInactive',
] as const;

/** The seven calls. */
export type CallName = (typeof callNames)[number];

/** One call as data: where it goes, what it takes, what it answers. */
export interface Call<Request, Answer> {
  readonly name: CallName;
  /** Below `/v1/payment/`. */
  readonly path: string;
  readonly rules: Rules<Request>;
  readonly sums?: readonly Sum[];
  readonly shape: Shape<Answer>;
  /** The field that the answer must give back as it was sent. */
  readonly echoes?: 'tid' | 'sid';
}
