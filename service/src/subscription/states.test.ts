import { describe, expect, test } from 'vitest';
import { type SubscriptionStatus, subscriptionEdgeFor, subscriptionEdges, subscriptionStates } from './states.ts';

const statuses = Object.keys(subscriptionStates) as SubscriptionStatus[];

// The table once more, written down apart from it and turned round: how a subscription can come to be in each state.
const waysInto: Readonly<Record<SubscriptionStatus, readonly string[]>> = {
  pending: ['pending still_open'],
  active: [
    'active charge_claimed',
    'active charge_dropped',
    'active charge_refused',
    'active charge_succeeded',
    'active shop_changed',
    'active still_open',
    'paused shop_resumed',
    'pending first_paid',
  ],
  paused: [
    'active found_charged_elsewhere',
    'active retries_used_up',
    'active shop_paused',
    'paused charge_claimed',
    'paused charge_dropped',
    'paused charge_refused',
    'paused charge_succeeded',
    'paused found_charged_elsewhere',
    'paused shop_changed',
    'paused still_open',
  ],
  ended: [
    'active completed',
    'active found_ended',
    'active refused_for_good',
    'active shop_ended',
    'ended charge_dropped',
    'ended charge_refused',
    'ended charge_succeeded',
    'ended sid_closed',
    'ended still_open',
    'paused completed',
    'paused found_ended',
    'paused shop_ended',
    'pending first_unpaid',
    'pending shop_ended',
    'pending sid_missing',
  ],
};

describe('the table of edges', () => {
  test.each(statuses)('leads to %s in these ways and no others', (status) => {
    const ways = subscriptionEdges.filter(({ to }) => to === status).map(({ from, event }) => `${from} ${event}`);
    expect(ways.sort()).toEqual(waysInto[status]);
  });

  test('has one edge at most for a state and an event, and is found by both', () => {
    const walks = subscriptionEdges.map(({ from, event }) => `${from} ${event}`);
    expect(new Set(walks).size).toBe(walks.length);
    for (const edge of subscriptionEdges) expect(subscriptionEdgeFor(edge.from, edge.event)).toBe(edge);
    expect(subscriptionEdgeFor('ended', 'shop_resumed')).toBeUndefined();
  });

  test('leads from ended nowhere else, and claims nothing there', () => {
    expect(statuses.filter((status) => subscriptionStates[status].over)).toEqual(['ended']);
    const out = subscriptionEdges.filter(({ from }) => from === 'ended');
    expect(out.every(({ to }) => to === 'ended')).toBe(true);
    expect(out.map(({ event }) => event)).not.toContain('charge_claimed');
  });

  test('whatever can be claimed can also succeed, be refused and be dropped', () => {
    for (const status of ['active', 'paused', 'ended'] as const) {
      for (const event of ['charge_succeeded', 'charge_refused', 'charge_dropped'] as const) {
        expect(subscriptionEdgeFor(status, event)?.to).toBe(status);
      }
    }
  });

  test('reaches every state from pending, and the end from every state', () => {
    const reach = (start: SubscriptionStatus): Set<SubscriptionStatus> => {
      const reached = new Set<SubscriptionStatus>([start]);
      for (const _ of statuses) for (const { from, to } of subscriptionEdges) if (reached.has(from)) reached.add(to);
      return reached;
    };
    expect([...reach('pending')].sort()).toEqual([...statuses].sort());
    for (const status of statuses) expect(reach(status)).toContain('ended');
  });
});
