import { expect, test } from 'vitest';
import { billOf } from './bill.ts';
import { type PriceName, priceList, priceNames } from './prices.ts';

const none = Object.fromEntries(priceNames.map((name) => [name, 0])) as Record<PriceName, number>;

test('only what is above the free amount is charged', () => {
  const { free, usd } = priceList.prices.functionRequests;
  expect(billOf({ ...none, functionRequests: free }, priceList).usd).toBe(0);
  expect(billOf({ ...none, functionRequests: free + 2_000_000 }, priceList).usd).toBeCloseTo(2 * usd, 10);
  expect(billOf({ ...none, functionRequests: 2_000_000 }, priceList, false).usd).toBeCloseTo(2 * usd, 10);
});

test('a bill adds its lines up, in won as well, and knows the biggest', () => {
  const bill = billOf({ ...none, gatewayRequests: 1_000_000, readUnits: 1_000_000 }, priceList);
  const { gatewayRequests, readUnits } = priceList.prices;
  expect(bill.usd).toBeCloseTo(gatewayRequests.usd + readUnits.usd, 10);
  expect(bill.won).toBeCloseTo(bill.usd * priceList.exchange.wonPerDollar, 6);
  expect(bill.biggest.name).toBe('gatewayRequests');
});

test('each price has a day and a source, and only these could not be looked up', () => {
  expect(Object.keys(priceList.prices).sort()).toEqual([...priceNames].sort());
  for (const price of Object.values(priceList.prices)) {
    expect(price.date).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(price.source.length).toBeGreaterThan(20);
  }
  const unconfirmed = priceNames.filter((name) => priceList.prices[name].unconfirmed !== undefined);
  expect(unconfirmed).toEqual(['storedData', 'backup', 'dashboards']);
});
