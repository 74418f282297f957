import * as v from 'valibot';
import type { Books, Subscription } from '../core/books.ts';
import { Refusal } from '../core/codes.ts';
import { checkMerchant, merchant, text } from './fields.ts';
import { findSubscription } from './subscription.ts';

/** Looking at a subscription and ending it. */
export const manageParams = v.object({ ...merchant, sid: text(20) });
type ManageParams = v.InferOutput<typeof manageParams>;

export function subscriptionStatus(books: Books, params: ManageParams): Subscription {
  checkMerchant(params);
  return findSubscription(books, params);
}

/** Final [doc]. What a second time answers is a setting. */
export function subscriptionInactive(books: Books, params: ManageParams): Subscription {
  const found = subscriptionStatus(books, params);
  const { inactiveAgain } = books.rules.assume;
  if (found.inactivatedAt !== undefined && inactiveAgain !== 'same_answer') throw new Refusal(inactiveAgain);
  found.inactivatedAt ??= books.now();
  return found;
}
