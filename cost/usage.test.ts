import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Counts } from './measure.ts';
import type { Use } from './meter.ts';
import { durations } from './prices.ts';
import { usageOf, warmMs } from './usage.ts';

const use = (over: Partial<Use>): Use => ({
  ...{ runs: 1, kakaoPayCalls: 0, webhookCalls: 0, tableCalls: 0, writeUnits: 0, readUnits: 0 },
  ...{ logLines: 0, logBytes: 0, bytesOut: 0 },
  ...over,
});
const counts: Counts = {
  paid: use({ runs: 5, kakaoPayCalls: 2, tableCalls: 10, writeUnits: 9, readUnits: 6, logBytes: 2000, bytesOut: 6000 }),
  told: use({ webhookCalls: 1, tableCalls: 4, writeUnits: 1, readUnits: 3 }),
  canceled: use({}),
  charged: use({}),
  unfinished: use({}),
  idleWake: use({ tableCalls: 4, readUnits: 2 }),
  wake: use({ tableCalls: 4, readUnits: 2, logLines: 1, logBytes: 400 }),
};
const watched = { metrics: 8, alarms: 10, dashboards: 1 };
const month = (payments: number) => usageOf(payments, counts, durations, watched);

describe('a month', () => {
  test('without a payment is `wake` alone, every minute of 730 hours', () => {
    expect(month(0)).toMatchObject({
      gatewayRequests: 0,
      functionRequests: 43_800,
      writeUnits: 0,
      readUnits: 87_600,
      storedData: 0,
      bytesOut: 0,
      ...watched,
    });
  });

  test('with payments has theirs on top', () => {
    expect(month(1000)).toMatchObject({
      gatewayRequests: 5000,
      functionRequests: 49_800,
      writeUnits: 10_000,
      readUnits: 96_600,
    });
  });

  test('never costs less of anything with more payments', () => {
    const months = [0, 1, 1000, 100_000, 1_000_000].map(month);
    for (const [i, more] of months.entries()) {
      const less = months[i - 1];
      for (const [name, amount] of Object.entries(less ?? {})) {
        expect(more[name as keyof typeof more], name).toBeGreaterThanOrEqual(amount);
      }
    }
  });
});

test('a run waits for KakaoPay, the shop and the table and computes on its share of a core', () => {
  const { kakaoPayMs, shopMs, tableMs, coreMb } = durations.assumed;
  const waiting = kakaoPayMs.value + 2 * shopMs.value + 3 * tableMs.value;
  const computing = (durations.measured.warmCpuMs.value * coreMb.value) / durations.set.memoryMb.value;
  expect(warmMs(use({ kakaoPayCalls: 1, webhookCalls: 2, tableCalls: 3 }), durations)).toBeCloseTo(
    waiting + computing,
    10,
  );
});

test('what is set is what serverless.yml says', () => {
  const settings = readFileSync(join(import.meta.dirname, '../serverless.yml'), 'utf8');
  expect(settings).toContain(`memorySize: ${durations.set.memoryMb.value}`);
  expect(settings).toContain(`logRetentionInDays: ${durations.set.logDays.value}`);
  expect(settings).toContain('architecture: arm64');
  expect(settings).toContain('rate(1 minute)');
});
