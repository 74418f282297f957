import type { Status } from './states.ts';

/** What each state of a payment means, for people: the table of states itself goes wherever payments go. */
export const meanings: Readonly<Record<Status, string>> = {
  ready: 'The payer has not finished; nothing was charged.',
  approving: 'The approve call is under way, or its outcome is not known yet.',
  charging: 'A charge of a subscription is under way, or its outcome is not known yet.',
  approved: 'Paid.',
  canceling: 'Paid; a cancellation is under way, or its outcome is not known yet.',
  partially_canceled: 'Paid, and a part of it was given back.',
  canceled: 'All of it was given back.',
  quit: 'The payer gave up; nothing was charged.',
  closed: 'The shop withdrew or replaced it; nothing was charged.',
  expired: 'The 15 minutes passed; nothing was charged.',
  failed: 'KakaoPay refused it; nothing was charged.',
  needs_review: 'The evidence contradicts our records: a person has to look.',
};

/** The same of a cancellation. */
export const cancellationMeanings = {
  canceling: 'It is under way, or its outcome is not known yet.',
  canceled: 'The amount was given back.',
  refused: 'Nothing was given back: see `failure`.',
  canceled_elsewhere: 'Somebody gave the amount back at KakaoPay itself, for instance in the partner console.',
  needs_review: 'The evidence is not conclusive: a person has to look at the payment.',
} as const;
