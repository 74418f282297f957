import { expect, test } from 'vitest';
import { findSettingFault, subscriptionVariables, variables } from './setting-fault.ts';

const options = { generation: 'current', secretKey: 'DEVKEY', cid: 'TC0ONETIME' } as const;

test.each([
  ['KAKAOPAY_GENERATION must be current or legacy.', { generation: 'newest' as 'current' }],
  ['KAKAOPAY_SECRET_KEY must be the key alone, without quotes around it.', { secretKey: '"DEVKEY"' }],
  ['KAKAOPAY_CID must be 1 to 10 ASCII letters, digits and signs without a space.', { cid: 'TC0 ONETIME' }],
  ['KAKAOPAY_CID_SECRET must be the key alone, without a space or a line break.', { cidSecret: 'a b' }],
  ['KAKAOPAY_BASE_URL must be an http or https address without query, fragment or user.', { baseUrl: 'localhost' }],
])('%s', (message, own) => {
  expect(findSettingFault({ ...options, ...own }, variables)).toEqual({ setting: message.split(' ')[0], message });
});

test('a setting that nobody names goes by the name of the option; good ones have no fault', () => {
  expect(findSettingFault({ ...options, timeoutMs: 0 }, variables)?.setting).toBe('timeoutMs');
  expect(findSettingFault(options, variables)).toBeUndefined();
});

test('the merchant code for subscriptions has names of its own', () => {
  const faultOf = (own: object) => findSettingFault({ ...options, ...own }, subscriptionVariables)?.setting;
  expect(faultOf({ cid: 'C3719300651' })).toBe('KAKAOPAY_SUBSCRIPTION_CID');
  expect(faultOf({ cidSecret: 'a b' })).toBe('KAKAOPAY_SUBSCRIPTION_CID_SECRET');
});
