import { describe, expect, test } from 'vitest';
import { edgeFor, edges, type Status, states } from './states.ts';

const statuses = Object.keys(states) as Status[];

describe('the table of edges', () => {
  test('has one edge at most for a state and an event', () => {
    const walks = edges.map(({ from, event }) => `${from} ${event}`);
    expect(new Set(walks).size).toBe(walks.length);
  });

  test('leads nowhere from a final state', () => {
    expect(edges.filter(({ from }) => states[from].final)).toEqual([]);
  });

  test('reaches every state from ready, and a final one from every state', () => {
    const reach = (start: Status): Set<Status> => {
      const reached = new Set<Status>([start]);
      for (const _ of statuses) {
        for (const { from, to } of edges) if (reached.has(from)) reached.add(to);
      }
      return reached;
    };
    expect([...reach('ready')].sort()).toEqual([...statuses].sort());
    for (const status of statuses) expect([...reach(status)].some((reached) => states[reached].final)).toBe(true);
  });

  test('has an effect exactly where an approve is to be sent, and that is always written as approving first', () => {
    const withEffect = edges.filter((edge) => 'effect' in edge);
    expect(withEffect.map(({ event }) => event)).toEqual(['payer_returned', 'intent_went_stale', 'found_not_approved']);
    expect(withEffect.every(({ to }) => to === 'approving')).toBe(true);
  });

  test('is found by state and event', () => {
    for (const edge of edges) expect(edgeFor(edge.from, edge.event)).toBe(edge);
    expect(edgeFor('approved', 'found_expired')).toBeUndefined();
  });
});
