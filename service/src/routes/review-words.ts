import type { Conclusion } from '../kakaopay/conclusion.ts';
import type { ReviewAction } from './review-requests.ts';

/** What a person may do about a payment, for the document. */
export const reviewActionWords: Readonly<Record<ReviewAction, string>> = {
  ask_again: 'Ask KakaoPay how it shows the payment now; nothing else changes.',
  adopt: 'Ask KakaoPay again and take over what it shows, if that is conclusive.',
  settle_by_hand: 'Settle it as `as` says, with a `reason`: where KakaoPay shows nothing conclusive.',
};

/** What a payment may be concluded to be. */
export const conclusionWords: Readonly<Record<Conclusion, string>> = {
  paid: 'It was paid, and nothing was given back.',
  unpaid: 'Nothing was charged.',
  partially_canceled: 'It was paid, and a part of it was given back: `canceledWon` in all.',
  canceled: 'It was paid, and all of it was given back.',
};
