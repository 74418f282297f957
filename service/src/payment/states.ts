/**
 * The life of a payment, as data. The types, the decision, the diagram in the docs and the tests that walk every edge
 * come from these two tables.
 */
export const states = {
  ready: { payerDone: false, over: false, meaning: 'The payer has not finished; nothing was charged.' },
  approving: {
    payerDone: false,
    over: false,
    meaning: 'The approve call is under way, or its outcome is not known yet.',
  },
  approved: { payerDone: true, over: false, meaning: 'Paid.' },
  quit: { payerDone: true, over: true, meaning: 'The payer gave up; nothing was charged.' },
  closed: { payerDone: true, over: true, meaning: 'The shop withdrew or replaced it; nothing was charged.' },
  expired: { payerDone: true, over: true, meaning: 'The 15 minutes passed; nothing was charged.' },
  failed: { payerDone: true, over: true, meaning: 'KakaoPay refused it; nothing was charged.' },
  needs_review: {
    payerDone: true,
    over: false,
    meaning: 'The evidence contradicts our records: a person has to look.',
  },
} as const satisfies Readonly<Record<string, State>>;

interface State {
  /** The payer can do nothing more, and is sent on. */
  readonly payerDone: boolean;
  /** Nothing can follow any more: no edge leads out. */
  readonly over: boolean;
  readonly meaning: string;
}

export type Status = keyof typeof states;

/** At most one edge for a state and an event: what happens never depends on anything else. */
export const edges = [
  { from: 'ready', event: 'payer_returned', to: 'approving', effect: 'approve' },
  { from: 'ready', event: 'shop_closed', to: 'closed' },
  { from: 'ready', event: 'found_quit', to: 'quit' },
  { from: 'ready', event: 'found_failed', to: 'failed' },
  { from: 'ready', event: 'found_expired', to: 'expired' },
  { from: 'ready', event: 'found_contradiction', to: 'needs_review' },
  { from: 'ready', event: 'outcome_unknown', to: 'ready' },
  { from: 'ready', event: 'gave_up_looking', to: 'needs_review' },
  { from: 'approving', event: 'approve_confirmed', to: 'approved' },
  { from: 'approving', event: 'approve_refused', to: 'failed' },
  { from: 'approving', event: 'approve_came_too_soon', to: 'ready' },
  { from: 'approving', event: 'intent_went_stale', to: 'approving', effect: 'approve' },
  { from: 'approving', event: 'found_not_approved', to: 'approving', effect: 'approve' },
  { from: 'approving', event: 'found_quit', to: 'quit' },
  { from: 'approving', event: 'found_failed', to: 'failed' },
  { from: 'approving', event: 'found_expired', to: 'expired' },
  { from: 'approving', event: 'found_contradiction', to: 'needs_review' },
  { from: 'approving', event: 'outcome_unknown', to: 'approving' },
  { from: 'approving', event: 'gave_up_looking', to: 'needs_review' },
  // KakaoPay's late word on our own approve is what the person was waiting for.
  { from: 'needs_review', event: 'approve_confirmed', to: 'approved' },
] as const satisfies readonly Edge[];

interface Edge {
  readonly from: Status;
  readonly event: string;
  readonly to: Status;
  /** What must be done once the new state is written. */
  readonly effect?: 'approve';
}

export type EventType = (typeof edges)[number]['event'];

export const edgeFor = (from: Status, event: EventType): Edge | undefined =>
  edges.find((edge) => edge.from === from && edge.event === event);
