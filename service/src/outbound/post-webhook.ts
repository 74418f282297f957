import type { Clock } from '../ports/clock.ts';
import type { Webhooks } from '../ports/webhooks.ts';

/** A stub until the guard is there: nothing is sent. */
export const createWebhooks = (_options: { readonly clock: Clock; readonly allowLoopback: boolean }): Webhooks => ({
  post: async () => ({ status: undefined, error: 'connection' }),
});
