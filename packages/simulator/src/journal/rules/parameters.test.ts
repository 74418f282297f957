import { expect, test } from 'vitest';
import { newestCall } from '../../testing/findings.ts';
import { type Body, createShop } from '../../testing/shop.ts';

const generations = ['current', 'legacy'] as const;

test.each(generations)('%s: all that is missing is named, and by which name it came', async (generation) => {
  const { ready, sim } = await createShop(generation);
  await ready({ total_amount: undefined, totalAmount: 2200, item_name: '' });
  const { rules, findings } = newestCall(sim);
  expect(rules).toEqual(['missing_parameter', 'unknown_parameter']);
  expect(findings[0]).toMatchObject({
    severity: 'error',
    en: expect.stringMatching(/^item_name, total_amount are missing; totalAmount is not its name/),
    ko: expect.stringContaining('item_name, total_amount'),
  });
});

test.each([
  [{ total_amount: '2,200' }, 'total_amount must be a whole number in digits alone.'],
  [{ total_amount: 22.5, quantity: 'one' }, 'quantity must be a whole number'],
  [{ approval_url: '/return' }, 'approval_url must be a whole http or https address'],
  [{ item_name: 'x'.repeat(101) }, 'item_name must be a text of at most 100 characters.'],
  [{ install_month: 13 }, 'install_month must be a whole number from 0 to 12.'],
  [{ available_cards: 'KB' }, 'available_cards must be a list'],
  [{ use_share_installment: 'yes' }, 'use_share_installment must be Y or N.'],
] as [Body, string][])('%j: %s', async (fields, words) => {
  const { ready, sim } = await createShop();
  await ready(fields);
  const { rules, findings } = newestCall(sim);
  expect(rules).toEqual(['bad_parameter']);
  expect(findings[0]?.en).toContain(words);
});

test.each(generations)('%s: numbers as texts are fine, and so is a long body', async (generation) => {
  const { ready, sim } = await createShop(generation);
  await ready({ total_amount: '2200', quantity: '1', vat_amount: '200', install_month: '0' });
  expect(newestCall(sim)).toMatchObject({ effect: 'requested', rules: [] });
  const long = { custom_json: JSON.stringify({ text: 'x'.repeat(5000) }) };
  await ready(generation === 'legacy' ? long : { custom_json: { text: 'x'.repeat(5000) } });
  expect(newestCall(sim)).toMatchObject({ effect: 'requested', rules: [] });
});

test('what KakaoPay does not know is a hint', async () => {
  const { ready, sim } = await createShop();
  await ready({ currency: 'KRW' });
  expect(newestCall(sim)).toMatchObject({
    effect: 'requested',
    findings: [{ rule: 'unknown_parameter', severity: 'hint', en: expect.stringContaining('currency') }],
    parameters: { currency: '***' },
  });
});

test('a refusal that a fault has ordered says nothing about the parameters', async () => {
  const { ready, sim } = await createShop();
  for (const code of [-2, -799, -722, -731]) sim.faults.add({ call: 'ready', kind: 'refuse', code, times: 1 });
  for (let count = 0; count < 4; count += 1) {
    await ready();
    expect(newestCall(sim)).toMatchObject({ fault: 'refuse', rules: [] });
  }
});
