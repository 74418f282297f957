import type { Operator } from '../access/operators.ts';
import { mayUse } from '../access/roles.ts';
import { type ConsoleSettings, typedAgainAboveWon } from '../settings.ts';

interface Refund {
  readonly amountWon: number;
  /** What was given back of the payment before. */
  readonly canceledWon: number;
}

export interface RefundRules {
  /** Another operator has to confirm it. */
  readonly needsSecond: boolean;
  /** The amount is typed a second time. */
  readonly isTypedAgain: boolean;
}

/** All that is given back of one payment counts: many small refunds pass no limit that one large one would not. */
const inAll = ({ amountWon, canceledWon }: Refund): number => amountWon + canceledWon;

export const rulesFor = (
  operator: Pick<Operator, 'role' | 'limitWon'>,
  { secondOperatorAboveWon }: Pick<ConsoleSettings, 'secondOperatorAboveWon'>,
  refund: Refund,
): RefundRules => ({
  needsSecond: !isWithin(operator, refund) || (secondOperatorAboveWon > 0 && inAll(refund) > secondOperatorAboveWon),
  isTypedAgain: refund.amountWon > typedAgainAboveWon,
});

/** Whether an operator's own role and limit allow it. */
export const isWithin = ({ role, limitWon }: Pick<Operator, 'role' | 'limitWon'>, refund: Refund): boolean =>
  mayUse(role, 'cancellations:write') && (limitWon === undefined || inAll(refund) <= limitWon);

/** Whoever has not asked for it, and could have made it without asking. */
export const mayConfirm = (
  operator: Pick<Operator, 'name' | 'role' | 'limitWon'>,
  asked: { readonly by: string },
  refund: Refund,
): boolean => operator.name !== asked.by && isWithin(operator, refund);
