import type { OfEachWord, Vocabulary } from './vocabularies.ts';

/** What each list is called, and where its words stand. */
export const titlesInEnglish: Readonly<Record<Vocabulary, string>> = {
  status: 'A payment: `status`',
  reason: 'A payment: `failure.reason`',
  waiting: 'A payment: `waiting.reason`',
  cancellation: 'A cancellation: `status`',
  'cancellation-reason': 'A cancellation: `failure.reason`',
  subscription: 'A subscription: `status`',
  pause: 'A subscription: `pauseReason`',
  end: 'A subscription: `endReason`',
};

/** What a shop does then. */
export const todosInEnglish: OfEachWord<string> = {
  status: {
    ready: 'Ship nothing. Send the buyer to `checkoutUrl` again, or `close` it if the order is no longer wanted.',
    approving: 'Wait for the webhook, or ask again. Ship nothing, and do not ask the buyer to pay again.',
    charging: 'Wait for the webhook, or ask again. Charge in no other way, and do not ask the buyer to pay.',
    approved: 'Ship the order, once. Compare `orderId` and `totalWon` with your own records first.',
    canceling: 'Wait, and give the money back in no other way. Until it is settled, another cancellation gets 409.',
    partially_canceled: 'Ship what was not given back; `canceledWon` says how much was. More can be given back.',
    canceled: 'Ship nothing. The order can be paid anew, with another payment.',
    quit: 'Ship nothing. Create another payment for the order when the buyer wants to try again.',
    closed: 'Go by the payment that has replaced it, if the order has one. Otherwise ship nothing.',
    expired: 'Ship nothing. Create another payment for the order when the buyer wants to try again.',
    failed: 'Ship nothing, and see `failure.reason`. Create another payment when the buyer wants to try again.',
    needs_review:
      'Ship nothing, and give nothing back in another way. An operator decides with `POST /v1/payments/{id}/review`; until then the order gets no other payment.',
  },
  reason: {
    refused:
      'Ask the buyer to try again or to choose another method. A charge of a plan is tried again by the service, on the plan’s `retryDays`.',
    failed_at_kakaopay: 'Ask the buyer to try again, with another payment.',
    other_amount_approved: 'Ship nothing. Let an operator compare the amounts in the partner console and decide.',
    approved_without_our_approve:
      'Ship nothing yet. Let an operator decide, and find out who else uses your KakaoPay key.',
    paid_after_refusal: 'Ship nothing yet. Let an operator ask KakaoPay again and adopt what it shows.',
    canceled_at_kakaopay: 'Ship nothing. Let an operator find out who canceled it, and adopt what KakaoPay shows.',
    approval_no_longer_shown: 'Stop the delivery if you can. Let an operator look the order up in the partner console.',
    other_order_shown: 'Hold the order back. Let an operator find out in the partner console which order was paid.',
    other_tax_parts_shown:
      'The money agrees. Let an operator adopt the payment, and correct the tax in your own books by what KakaoPay shows.',
    shown_contradicts_itself: 'Give nothing more back. Let an operator look up in the partner console what was.',
    less_canceled_than_before: 'Give nothing more back. Let an operator compare the cancellations with the console.',
    unclear_who_canceled: 'Give nothing more back. Let an operator find out which cancellations took place.',
    outcome_never_known: 'Ship nothing, and ask for no other payment. Let an operator look the order up.',
    subscription_ended: 'Charge nothing more. Ask the buyer to subscribe again if they want to go on.',
    no_longer_wanted: 'Do nothing: you have paused or ended the subscription.',
    never_got_through:
      'Charge again, with a new Idempotency-Key. A charge of a plan is tried again by the service, on the plan’s `retryDays`.',
    settled_by_a_person: 'Ship nothing. The order can be paid with another payment.',
  },
  waiting: {
    no_answer: 'Wait: KakaoPay is asked again, at `nextLookupAt` at the latest.',
    not_settled: 'Wait: KakaoPay is asked again, at `nextLookupAt` at the latest. A charge takes ten minutes.',
    unclear: 'Wait: KakaoPay is asked again, for about a day. After that a person is called.',
  },
  cancellation: {
    canceling: 'Wait, and ask for the cancellation again. Do not give the money back in another way.',
    canceled: 'Tell the buyer, and book `amountWon` with its tax parts.',
    refused: 'See `failure.reason`. The buyer still has no money back.',
    canceled_elsewhere:
      'Book it as well. If nobody of yours has canceled it, find out who else uses your KakaoPay key.',
    needs_review: 'Do not give the money back in another way. Wait until an operator has settled the payment.',
  },
  'cancellation-reason': {
    refused: 'Ask for less, or give the money back in another way. Another attempt needs a new Idempotency-Key.',
    turned_away:
      'Correct the settings or wait, as `kakaoPayCode` says, and send the same request with the same Idempotency-Key.',
    overtaken: 'See `leftWon`, and ask for what is still owed, with a new Idempotency-Key.',
    never_got_through: 'Ask for it again, with a new Idempotency-Key.',
    settled_by_a_person: 'Ask for it again if it is still owed, with a new Idempotency-Key.',
  },
  subscription: {
    pending: 'Deliver nothing yet. Send the buyer to `checkoutUrl`, and wait for `subscription.activated`.',
    active: 'Deliver for each charge that is `approved`; each is a payment of its own.',
    paused: 'See `pauseReason`. `POST /v1/subscriptions/{id}/resume` goes on from the next date.',
    ended: 'See `endReason`. Deliver what was paid for, and nothing after that.',
  },
  pause: {
    by_shop: 'Resume it when it is to go on. Dates that went by meanwhile are not charged.',
    charges_refused:
      'Ask the buyer to look at the payment method in KakaoPay, then resume it. Charge what is still owed with `POST /v1/subscriptions/{id}/charges`.',
    charged_elsewhere:
      'Do not resume it. Let an operator find out about the charge; then end it and ask the buyer to subscribe again.',
  },
  end: {
    by_shop: 'Do nothing: you have ended it.',
    by_payer: 'Charge nothing more. Say until when the buyer has paid.',
    never_paid: 'Deliver nothing. Make another subscription if the buyer wants to try again.',
    sid_unknown: 'Give the first payment back, and ask the buyer to subscribe again.',
    sid_gone: 'Ask the buyer to subscribe again.',
    completed: 'Make another subscription if the buyer wants to go on.',
    charges_refused: 'Ask the buyer to subscribe again, with another payment method.',
  },
};
