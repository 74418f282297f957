import { act } from '../routing.ts';
import { typedWon } from '../typed-won.ts';

/** Ends a payment that nobody has paid yet. */
export const closeForm = act({
  path: '/console/payments/{id}/close',
  scope: 'payments:write',
  deed: ({ path }) => ({ act: 'close', target: path.id }),
  async act({ api, path: { id = '' } }) {
    await api.post(`/v1/payments/${id}/close`, {});
    return `/console/payments/${id}?done=closed`;
  },
});

/** What a person decides about a payment that needs one. */
export const reviewForm = act({
  path: '/console/payments/{id}/review',
  scope: 'reviews:write',
  deed: ({ path, form }) => ({ act: 'review', target: path.id, reason: form.reason?.slice(0, 200) || undefined }),
  async act({ api, path: { id = '' }, form: { action = '', as, reason, canceledWon } }) {
    await api.post(`/v1/payments/${id}/review`, {
      action,
      ...(as && action === 'settle_by_hand' && { as }),
      ...(reason && { reason }),
      ...(canceledWon && { canceledWon: typedWon(canceledWon) }),
    });
    return `/console/payments/${id}?done=${action === 'ask_again' ? 'asked' : 'reviewed'}`;
  },
});
