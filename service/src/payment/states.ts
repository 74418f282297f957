/**
 * The life of a payment, as data. The types, the decision, the diagram in the docs and the tests that walk every edge
 * come from these two tables.
 */
export const states = {
  ready: { final: false, meaning: 'The payer has not finished; nothing was charged.' },
  approving: { final: false, meaning: 'The approve call is under way, or its outcome is not known yet.' },
  approved: { final: true, meaning: 'Paid.' },
  quit: { final: true, meaning: 'The payer gave up.' },
  expired: { final: true, meaning: 'The 15 minutes passed; nothing was charged.' },
  failed: { final: true, meaning: 'KakaoPay refused it; nothing was charged.' },
  needs_review: { final: true, meaning: 'The evidence contradicts our records: a person has to look.' },
} as const;

export type Status = keyof typeof states;

/** At most one edge for a state and an event: what happens never depends on anything else. */
export const edges = [
  { from: 'ready', event: 'payer_returned', to: 'approving', effect: 'approve' },
  { from: 'ready', event: 'found_quit', to: 'quit' },
  { from: 'ready', event: 'found_failed', to: 'failed' },
  { from: 'ready', event: 'found_contradiction', to: 'needs_review' },
  { from: 'ready', event: 'found_expired', to: 'expired' },
  { from: 'ready', event: 'outcome_unknown', to: 'ready' },
  { from: 'approving', event: 'approve_confirmed', to: 'approved' },
  { from: 'approving', event: 'approve_refused', to: 'failed' },
  { from: 'approving', event: 'approve_came_too_soon', to: 'ready' },
  { from: 'approving', event: 'intent_went_stale', to: 'approving', effect: 'approve' },
  { from: 'approving', event: 'found_expired', to: 'expired' },
  { from: 'approving', event: 'outcome_unknown', to: 'approving' },
  { from: 'approving', event: 'found_not_approved', to: 'approving', effect: 'approve' },
  { from: 'approving', event: 'found_quit', to: 'quit' },
  { from: 'approving', event: 'found_failed', to: 'failed' },
  { from: 'approving', event: 'found_contradiction', to: 'needs_review' },
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
