import { expect, test } from 'vitest';
import { cancelPayment, startApproved } from '../../world/actions.ts';
import { chargeNow, startSubscribed } from '../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../world/world.ts';
import { metricsOf } from './metrics.ts';

// What the alarms and the dashboard are given: they hear of nothing else.

interface Embedded {
  readonly _aws: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: readonly { readonly Metrics: readonly { Name: string; Unit?: string }[] }[];
  };
  readonly [name: string]: unknown;
}

test.each([
  ['payment_created', {}, { PaymentsCreated: 1 }],
  ['approve_confirmed', {}, { PaymentsFailed: 0 }],
  ['approve_refused', {}, { PaymentsFailed: 1 }],
  ['found_failed', {}, { PaymentsFailed: 1 }],
  ['outcome_unknown', {}, { OutcomesUnknown: 1 }],
  ['needs_review', {}, { PaymentsToReview: 1 }],
  ['item_parked', {}, { PaymentsToReview: 1 }],
  ['subscription_found_charged_elsewhere', {}, { PaymentsToReview: 1 }],
  ['subscription_sid_missing', {}, { PaymentsToReview: 1 }],
  ['cancel_confirmed', {}, { CancellationsRefused: 0 }],
  ['part_cancel_confirmed', {}, { CancellationsRefused: 0 }],
  ['cancel_refused', {}, { CancellationsRefused: 1 }],
  ['further_cancel_refused', {}, { CancellationsRefused: 1 }],
  ['cancel_overtaken', {}, { CancellationsRefused: 1 }],
  ['charge_confirmed', {}, { ChargesRefused: 0 }],
  ['charge_refused', {}, { ChargesRefused: 1 }],
  ['kakaopay_called', { ms: 120 }, { KakaoPayLatency: 120, KakaoPayErrors: 0 }],
  ['kakaopay_called', { ms: 120, unanswered: 1 }, { KakaoPayLatency: 120, KakaoPayErrors: 1 }],
  ['woke', { oldestOpenSeconds: 90 }, { OldestOpenPayment: 90, OldestUntoldEvent: 0 }],
  ['woke', { oldestOpenSeconds: 90, oldestUntoldSeconds: 60 }, { OldestOpenPayment: 90, OldestUntoldEvent: 60 }],
])('%s %j counts %j', (message, fields, counted) => {
  const { _aws, ...values } = metricsOf(1_000, 'info', message, fields) as Embedded;
  expect(values).toMatchObject(counted);
  expect(_aws.Timestamp).toBe(1_000);
  const named = _aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name));
  expect(named.sort()).toEqual(Object.keys(counted).sort());
});

test('times are in milliseconds, ages in seconds', () => {
  const unitsOf = (message: string) =>
    (metricsOf(0, 'info', message, {}) as Embedded)._aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics);
  expect(unitsOf('kakaopay_called')).toContainEqual({ Name: 'KakaoPayLatency', Unit: 'Milliseconds' });
  expect(unitsOf('woke')).toEqual([
    { Name: 'OldestOpenPayment', Unit: 'Seconds' },
    { Name: 'OldestUntoldEvent', Unit: 'Seconds' },
  ]);
});

test('a cancellation that was turned away calls for a person; one that is not confirmed yet does not', () => {
  expect(metricsOf(0, 'error', 'cancel_not_confirmed', {})).toMatchObject({ PaymentsToReview: 1 });
  expect(metricsOf(0, 'info', 'cancel_not_confirmed', {})).toEqual({});
});

test('an endpoint that the shop disabled itself calls for nobody; one that was disabled for it does', () => {
  expect(metricsOf(0, 'error', 'endpoint_disabled', {})).toMatchObject({ EndpointsDisabled: 1 });
  expect(metricsOf(0, 'info', 'endpoint_disabled', {})).toEqual({});
});

test('a difference between our books and KakaoPay’s calls for a person; one that was settled does not', () => {
  expect(metricsOf(0, 'error', 'reconciliation_difference', {})).toMatchObject({ ReconciliationDifferences: 1 });
  expect(metricsOf(0, 'info', 'reconciliation_difference', {})).toEqual({});
});

test('any other line is no metric', () => {
  for (const message of ['approve_not_confirmed', 'item_failed', 'found_quit']) {
    expect(metricsOf(0, 'info', message, {})).toEqual({});
  }
});

/** What the lines that were written since have counted of a metric. */
const countedOf = ({ lines }: VirtualWorld, name: string, since = 0) =>
  lines.slice(since).flatMap((line) => (JSON.parse(line) as Record<string, number>)[name] ?? []);

test('cancellations are counted as the service says it', async () => {
  const virtual = await createWorld();
  const { id } = await startApproved(virtual);
  await cancelPayment(virtual, id, { amountWon: 100 }, { key: 'a' });
  virtual.simulator.faults.add({ call: 'cancel', kind: 'refuse', code: -733, times: 1 });
  await cancelPayment(virtual, id, { amountWon: 100 }, { key: 'b' });
  expect(countedOf(virtual, 'PaymentsToReview')).toEqual([1]);
  await cancelPayment(virtual, id, {}, { key: 'c' });
  expect(countedOf(virtual, 'CancellationsRefused')).toEqual([0, 1, 0]);
});

test('charges are counted as the service says it', async () => {
  const virtual = await createWorld();
  const { id } = await startSubscribed(virtual);
  const before = virtual.lines.length;
  await chargeNow(virtual, id, { key: 'a' });
  virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -782, times: 1 });
  await virtual.pass(2_000);
  await chargeNow(virtual, id, { key: 'b' });
  expect(countedOf(virtual, 'ChargesRefused', before)).toEqual([0, 1]);
  expect(countedOf(virtual, 'PaymentsFailed', before)).toEqual([]);
});
