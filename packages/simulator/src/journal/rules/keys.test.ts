import { expect, test } from 'vitest';
import { newestCall } from '../../testing/findings.ts';
import { createShop, readyBody } from '../../testing/shop.ts';

test.each([
  ['current', 'SECRET_KEY PRD123', ['production_key']],
  ['current', 'PRD123', ['production_key']],
  ['current', '', ['no_key']],
  ['legacy', '', ['no_key']],
  ['current', 'KakaoAK 0123', ['other_generation_key']],
  ['legacy', 'SECRET_KEY DEV123', ['other_generation_key']],
  ['legacy', 'DEV_SECRET_KEY DEV123', ['other_generation_key']],
  ['current', 'Bearer DEV123', ['wrong_scheme']],
  ['current', 'DEV123', ['wrong_scheme']],
  ['current', 'SECRET_KEY', ['key_not_taken']],
  ['current', 'SECRET_KEY DEV999', ['key_not_taken']],
  ['current', 'SECRET_KEY DEV123', []],
  ['current', 'DEV_SECRET_KEY DEV123', []],
] as const)('%s with %j: %j', async (generation, authorization, rules) => {
  const shop = await createShop(generation, { secretKeys: ['DEV123'] });
  await shop.call('ready', readyBody, { authorization });
  const call = newestCall(shop.sim);
  expect(call.rules).toEqual(rules);
  expect(JSON.stringify(call)).not.toMatch(/DEV123|DEV999|PRD123|0123/);
});

test('who mixes the generations hears of clients that look at the host name', async () => {
  const shop = await createShop('legacy');
  await shop.call('ready', {}, { authorization: 'SECRET_KEY DEV1' });
  const [finding] = newestCall(shop.sim).findings;
  expect([finding?.en, finding?.ko]).toEqual([
    expect.stringContaining('kakaopay-simulator run'),
    expect.stringContaining('kakaopay-simulator run'),
  ]);
});
