import type { Subscription } from './subscription.ts';

/** Whether a charge that was claimed may still be sent: the plan's while it is active, the shop's own until it ends. */
export const isWanted = ({ status }: Subscription, isByPlan: boolean): boolean =>
  status === 'active' || (status === 'paused' && !isByPlan);
