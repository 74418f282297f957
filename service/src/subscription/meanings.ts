import type { SubscriptionStatus } from './states.ts';

/** What each state of a subscription means, for people. */
export const subscriptionMeanings: Readonly<Record<SubscriptionStatus, string>> = {
  pending: 'The payer has not finished the first payment.',
  active: 'It can be charged; with a plan it is charged when due.',
  paused: 'Nothing is charged by the plan until it is resumed.',
  ended: 'Nothing is charged any more; see `endReason`.',
};
