import { describe, expect, test } from 'vitest';
import { decide } from './decide.ts';
import type { Event } from './events.ts';
import type { ChargeIntent, Payment } from './payment.ts';
import type { Status } from './states.ts';
import { samplePayment } from './testing.ts';

const timeFor = (payment: Payment): number => payment.createdAt + 60_000;

describe('a charge that KakaoPay does not show', () => {
  const charging = samplePayment('charging');
  const intent = charging.intent as ChargeIntent;
  const now = timeFor(charging);
  const looked: Payment = { ...charging, intent: { ...intent, unchangedAt: now - 200_000 } };

  test('is looked for again ten minutes after the first look, whoever looks in between', () => {
    const decision = decide(looked, { type: 'found_unchanged', intent: 3 }, now);
    expect(decision?.payment).toMatchObject({ intent: looked.intent, wakeAt: now + 400_000 });
  });

  test('is sent again as a new one: without the look, and counted', () => {
    const again = decide(looked, { type: 'found_not_charged', intent: 3, lastApprovedAt: 7 }, now);
    const fresh = { number: 4, decidedAt: now, lost: 1, lastApprovedAt: 7 };
    expect(again?.payment.intent).toStrictEqual({ ...intent, ...fresh });
  });
});

describe('a refusal that KakaoPay’s books have to show first', () => {
  const refusal = { reason: 'refused', kakaoPayCode: -722 } as const;
  const after = (status: Status, over: object = { refusal }) => {
    const payment = samplePayment(status);
    const event: Event = { type: 'outcome_unknown', intent: 3, reason: 'not_settled', ...over };
    return [payment.intent, decide(payment, event, timeFor(payment))?.payment.intent];
  };

  test.each(['charging', 'canceling'] as const)('is kept with the intent: %s', (status) => {
    const [before, kept] = after(status);
    expect(kept).toStrictEqual({ ...before, refusal });
    expect(after(status, {})[1]).toStrictEqual(before);
  });

  test('is none of an approve', () => {
    const [before, kept] = after('approving');
    expect(kept).toStrictEqual(before);
  });
});
