import type { AnyShape, Shape } from './answer-shape.ts';
import type { Rule, Rules, Sum } from './field-rules.ts';

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

/** A {@link Call} whose types of request and answer have been forgotten. */
export interface UntypedCall extends Omit<Call<unknown, unknown>, 'rules' | 'shape'> {
  readonly rules: Readonly<Record<string, Rule>>;
  readonly shape: AnyShape;
}
