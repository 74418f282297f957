import type { ToldType } from './event-types.ts';

/** What each event says: for the document, and for whoever chooses. */
export const eventMeanings: Readonly<Record<ToldType, string>> = {
  'payment.approved': 'The payment is made: deliver.',
  'payment.failed': 'The payment was refused; nothing was taken.',
  'payment.expired': 'Nobody paid within 15 minutes; nothing was taken.',
  'payment.quit': 'The payer stopped at KakaoPay; nothing was taken.',
  'payment.closed': 'The shop closed it, or replaced it by another payment of the order; nothing was taken.',
  'payment.canceled': 'All of the money was given back.',
  'payment.partially_canceled': 'A part of the money was given back.',
  'payment.cancellation_refused': 'A cancellation was refused; nothing was given back.',
  'payment.canceled_elsewhere': 'Money was given back by somebody else, in KakaoPay’s partner console for instance.',
  'payment.needs_review': 'A person has to look at it.',
  'subscription.activated': 'The first payment is made, and what follows can be charged.',
  'subscription.resumed': 'It is charged again from the next date on.',
  'subscription.paused': 'Nothing is charged by the plan until it is resumed.',
  'subscription.ended': 'Nothing can be charged any more.',
  'reconciliation.finished': 'KakaoPay’s books were held against ours; it says what differs.',
};
