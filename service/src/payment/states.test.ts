import { describe, expect, test } from 'vitest';
import { edgeFor, edges, paidStatuses, type Status, states } from './states.ts';

const statuses = Object.keys(states) as Status[];

// The table once more, written down apart from it and turned round: how a payment can come to be in each state.
const waysInto: Readonly<Record<Status, readonly string[]>> = {
  ready: ['approving approve_came_too_soon', 'ready outcome_unknown'],
  approving: [
    'approving found_not_approved, approve',
    'approving intent_went_stale, approve',
    'approving outcome_unknown',
    'ready payer_returned, approve',
  ],
  charging: [
    'charging found_not_charged, charge',
    'charging found_unchanged',
    'charging intent_went_stale, charge',
    'charging outcome_unknown',
  ],
  approved: [
    'approving approve_confirmed',
    'canceling cancel_refused',
    'charging charge_confirmed',
    'needs_review approve_confirmed',
    'needs_review charge_confirmed',
    'needs_review concluded_paid',
  ],
  canceling: [
    'approved cancel_asked, cancel',
    'canceling found_not_canceled, cancel',
    'canceling intent_went_stale, cancel',
    'canceling outcome_unknown',
    'partially_canceled cancel_asked, cancel',
  ],
  partially_canceled: [
    'approved found_part_canceled_elsewhere',
    'canceling further_cancel_refused',
    'canceling part_cancel_confirmed',
    'needs_review concluded_part_canceled',
    'partially_canceled found_part_canceled_elsewhere',
  ],
  canceled: [
    'approved found_canceled_elsewhere',
    'canceling cancel_confirmed',
    'canceling cancel_overtaken',
    'needs_review concluded_canceled',
    'partially_canceled found_canceled_elsewhere',
  ],
  quit: ['approving found_quit', 'ready found_quit'],
  closed: ['ready shop_closed'],
  expired: ['approving found_expired', 'ready found_expired'],
  failed: [
    'approving approve_refused',
    'approving found_failed',
    'charging charge_given_up',
    'charging charge_refused',
    'needs_review concluded_unpaid',
    'ready found_failed',
  ],
  needs_review: [
    'approved found_difference',
    'approving found_contradiction',
    'approving gave_up_looking',
    'canceled found_difference',
    'canceling found_contradiction',
    'canceling gave_up_looking',
    'charging found_contradiction',
    'charging gave_up_looking',
    'closed found_difference',
    'expired found_difference',
    'failed found_difference',
    'needs_review looked_again',
    'partially_canceled found_difference',
    'quit found_difference',
    'ready found_contradiction',
    'ready gave_up_looking',
  ],
};

/** Who may be told that nothing more is to be done, and what can still change, in so many words. */
const payerIsDone = [
  'charging',
  'approved',
  'canceling',
  'partially_canceled',
  'canceled',
  'quit',
  'closed',
  'expired',
  'failed',
  'needs_review',
];
const isOver = ['canceled', 'quit', 'closed', 'expired', 'failed'];

describe('the table of edges', () => {
  test.each(statuses)('leads to %s in these ways and no others', (status) => {
    const ways = edges
      .filter(({ to }) => to === status)
      .map((edge) => `${edge.from} ${edge.event}${'effect' in edge ? `, ${edge.effect}` : ''}`);
    expect(ways.sort()).toEqual(waysInto[status]);
  });

  test('has one edge at most for a state and an event', () => {
    const walks = edges.map(({ from, event }) => `${from} ${event}`);
    expect(new Set(walks).size).toBe(walks.length);
  });

  test('knows when the payer is done, when nothing can follow, and where the shop has money', () => {
    expect(statuses.filter((status) => states[status].payerDone)).toEqual(payerIsDone);
    expect(statuses.filter((status) => states[status].over)).toEqual(isOver);
    expect(paidStatuses).toEqual(['approved', 'canceling', 'partially_canceled']);
  });

  test('leads from a state that is over only by a difference that was found, and to a person', () => {
    const ways = edges.filter(({ from }) => states[from].over).map(({ from, event, to }) => `${from} ${event} ${to}`);
    expect(ways.sort()).toEqual(isOver.map((status) => `${status} found_difference needs_review`).sort());
  });

  test('reaches every state from ready, and from every state one in which the payer is done', () => {
    const reach = (start: Status): Set<Status> => {
      const reached = new Set<Status>([start]);
      for (const _ of statuses) {
        for (const { from, to } of edges) if (reached.has(from)) reached.add(to);
      }
      return reached;
    };
    // A charge is born `charging`.
    expect([...new Set([...reach('ready'), ...reach('charging')])].sort()).toEqual([...statuses].sort());
    for (const status of statuses) {
      expect([...reach(status)].some((reached) => states[reached].payerDone)).toBe(true);
    }
  });

  test('is found by state and event', () => {
    for (const edge of edges) expect(edgeFor(edge.from, edge.event)).toBe(edge);
    expect(edgeFor('approved', 'found_expired')).toBeUndefined();
  });
});
