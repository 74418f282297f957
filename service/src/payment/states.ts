/**
 * The life of a payment, as data. The types, the decision, the diagram in the docs and the tests that walk every edge
 * come from these two tables; what each state means to people is in `meanings.ts`.
 */
export const states = {
  ready: { payerDone: false, over: false },
  approving: { payerDone: false, over: false },
  charging: { payerDone: true, over: false },
  approved: { payerDone: true, over: false },
  canceling: { payerDone: true, over: false },
  partially_canceled: { payerDone: true, over: false },
  canceled: { payerDone: true, over: true },
  quit: { payerDone: true, over: true },
  closed: { payerDone: true, over: true },
  expired: { payerDone: true, over: true },
  failed: { payerDone: true, over: true },
  needs_review: { payerDone: true, over: false },
} as const satisfies Readonly<Record<string, State>>;

interface State {
  /** The payer can do nothing more, and is sent on. */
  readonly payerDone: boolean;
  /** Nothing follows by itself: only a difference that a reconciliation finds leads out. */
  readonly over: boolean;
}

export type Status = keyof typeof states;
export const statusNames = Object.keys(states) as readonly Status[];

/** KakaoPay holds money for it. */
export const paidStatuses: readonly Status[] = ['approved', 'canceling', 'partially_canceled'];

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
  { from: 'charging', event: 'charge_confirmed', to: 'approved' },
  { from: 'charging', event: 'charge_refused', to: 'failed' },
  { from: 'charging', event: 'intent_went_stale', to: 'charging', effect: 'charge' },
  { from: 'charging', event: 'found_unchanged', to: 'charging' },
  { from: 'charging', event: 'found_not_charged', to: 'charging', effect: 'charge' },
  { from: 'charging', event: 'charge_given_up', to: 'failed' },
  { from: 'charging', event: 'found_contradiction', to: 'needs_review' },
  { from: 'charging', event: 'outcome_unknown', to: 'charging' },
  { from: 'charging', event: 'gave_up_looking', to: 'needs_review' },
  { from: 'approved', event: 'cancel_asked', to: 'canceling', effect: 'cancel' },
  { from: 'partially_canceled', event: 'cancel_asked', to: 'canceling', effect: 'cancel' },
  { from: 'canceling', event: 'cancel_confirmed', to: 'canceled' },
  { from: 'canceling', event: 'part_cancel_confirmed', to: 'partially_canceled' },
  { from: 'canceling', event: 'cancel_refused', to: 'approved' },
  { from: 'canceling', event: 'further_cancel_refused', to: 'partially_canceled' },
  // Somebody canceled all that was left at KakaoPay itself.
  { from: 'canceling', event: 'cancel_overtaken', to: 'canceled' },
  { from: 'canceling', event: 'intent_went_stale', to: 'canceling', effect: 'cancel' },
  { from: 'canceling', event: 'found_not_canceled', to: 'canceling', effect: 'cancel' },
  { from: 'canceling', event: 'found_contradiction', to: 'needs_review' },
  { from: 'canceling', event: 'outcome_unknown', to: 'canceling' },
  { from: 'canceling', event: 'gave_up_looking', to: 'needs_review' },
  // Our books held against KakaoPay's: what evidence settles is adopted, the rest is a person's.
  { from: 'approved', event: 'found_canceled_elsewhere', to: 'canceled' },
  { from: 'partially_canceled', event: 'found_canceled_elsewhere', to: 'canceled' },
  { from: 'approved', event: 'found_part_canceled_elsewhere', to: 'partially_canceled' },
  { from: 'partially_canceled', event: 'found_part_canceled_elsewhere', to: 'partially_canceled' },
  { from: 'approved', event: 'found_difference', to: 'needs_review' },
  { from: 'partially_canceled', event: 'found_difference', to: 'needs_review' },
  { from: 'canceled', event: 'found_difference', to: 'needs_review' },
  { from: 'quit', event: 'found_difference', to: 'needs_review' },
  { from: 'closed', event: 'found_difference', to: 'needs_review' },
  { from: 'expired', event: 'found_difference', to: 'needs_review' },
  { from: 'failed', event: 'found_difference', to: 'needs_review' },
  // KakaoPay's late word on our own call is what the person was waiting for.
  { from: 'needs_review', event: 'approve_confirmed', to: 'approved' },
  { from: 'needs_review', event: 'charge_confirmed', to: 'approved' },
  { from: 'needs_review', event: 'looked_again', to: 'needs_review' },
  { from: 'needs_review', event: 'concluded_paid', to: 'approved' },
  { from: 'needs_review', event: 'concluded_unpaid', to: 'failed' },
  { from: 'needs_review', event: 'concluded_part_canceled', to: 'partially_canceled' },
  { from: 'needs_review', event: 'concluded_canceled', to: 'canceled' },
] as const satisfies readonly Edge[];

interface Edge {
  readonly from: Status;
  readonly event: string;
  readonly to: Status;
  /** What must be done once the new state is written. */
  readonly effect?: 'approve' | 'cancel' | 'charge';
}

export type EventType = (typeof edges)[number]['event'];

export const edgeFor = (from: Status, event: EventType): Edge | undefined =>
  edges.find((edge) => edge.from === from && edge.event === event);
