import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSimulator, type Seeds } from 'kakaopay-simulator';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { matchers } from '../../packages/simulator/src/fixtures/matchers.ts';
import { documentAt, fencesOf, root } from './documents.ts';

// Goal: the code on the page on fixtures is the code that is tested, and its seeds are what it says. The Korean page
// has the same code: `docs-pairs.test.ts` sees to that.

const guide = documentAt('docs/guides/test-fixtures.md');

test.each([
  ['ts', 0, 'vitest/shop.test.ts'],
  ['ts', 1, 'playwright/shop.spec.ts'],
  ['js', 0, 'jest/shop.test.js'],
  ['python', 0, 'pytest/test_shop.py'],
  ['java', 0, 'junit/src/test/java/shop/ShopTest.java'],
])('its code in %s, number %i, is %s', (language, index, file) => {
  expect(fencesOf(guide, language)[index]).toBe(readFileSync(join(root, 'examples/recipes', file), 'utf8'));
});

test('its seeds are payments in every state that it names', async () => {
  const [yaml = ''] = fencesOf(guide, 'yaml');
  const simulator = await createSimulator({ listen: false, seeds: parse(yaml) as Seeds });
  const payments = simulator.payments().filter(({ orderId }) => orderId.startsWith('A-'));
  expect(Object.fromEntries(payments.map(({ orderId, status, expired }) => [orderId, [status, expired]]))).toEqual({
    'A-1001': ['READY', false],
    'A-1002': ['READY', true],
    'A-1003': ['AUTH_PASSWORD', false],
    'A-1004': ['SUCCESS_PAYMENT', false],
    'A-1005': ['PART_CANCEL_PAYMENT', false],
    'A-1006': ['CANCEL_PAYMENT', false],
    'A-1007': ['QUIT_PAYMENT', false],
    'A-1008': ['FAIL_PAYMENT', false],
  });
  expect(simulator.subscriptions().map(({ userId, status }) => [userId, status])).toEqual([
    ['buyer-1', 'ACTIVE'],
    ['buyer-2', 'INACTIVE'],
  ]);
  expect(simulator.faults.list()).toHaveLength(1);
});

test('an expectation that fails says what the page shows', async () => {
  const payment = { tid: 'T69247f0b12300000001', partner_order_id: 'A-1', status: 'AUTH_PASSWORD' } as const;
  const simulator = await createSimulator({ listen: false, seeds: { payments: [payment] } });
  const { message } = matchers.toHavePaid(simulator, 2200, { orderId: 'A-1' });
  expect(fencesOf(guide, '')).toEqual([`${message()}\n`]);
});
