import { describe, expect, test } from 'vitest';
import { answering, call, requests } from '../testing.ts';
import type { CallName } from './call.ts';

// Each limit of the documentation: the last value inside it is sent, the first one outside is our fault and is not.

const long = (length: number) => '가'.repeat(length);
const address = (length: number) => `https://shop.example/${'a'.repeat(length - 21)}`;

async function faultOf(name: CallName, own: Readonly<Record<string, unknown>>) {
  const { kakaoPay, sent } = answering(500, '');
  const result = await call(kakaoPay, name, own);
  if (result.ok || result.error.certainty !== 'our_fault') {
    expect(sent).toHaveLength(1);
    return undefined;
  }
  expect(sent).toEqual([]);
  expect(result.error).toMatchObject({ code: 'invalid_request', call: name });
  return result.error;
}

const texts: readonly (readonly [CallName, string, number])[] = [
  ['ready', 'cid', 10],
  ['ready', 'cid_secret', 24],
  ['ready', 'partner_order_id', 100],
  ['ready', 'partner_user_id', 100],
  ['ready', 'item_name', 100],
  ['ready', 'item_code', 100],
  ['ready', 'use_share_installment', 1],
  ['approve', 'tid', 20],
  ['approve', 'partner_order_id', 100],
  ['approve', 'partner_user_id', 100],
  ['approve', 'payload', 200],
  ['cancel', 'tid', 20],
  ['cancel', 'payload', 200],
  ['order', 'tid', 20],
  ['subscription', 'sid', 20],
  ['subscription', 'partner_order_id', 100],
  ['subscription', 'partner_user_id', 100],
  ['subscription', 'item_name', 100],
  ['subscription', 'item_code', 100],
  ['subscription', 'payload', 200],
  ['subscriptionStatus', 'sid', 20],
  ['subscriptionInactive', 'sid', 20],
];

test.each(texts)('%s: %s has 1 to %i characters', async (name, field, max) => {
  expect(await faultOf(name, { [field]: long(max) })).toBeUndefined();
  expect(await faultOf(name, { [field]: '🍫'.repeat(max) })).toBeUndefined();
  for (const value of [long(max + 1), '🍫'.repeat(max + 1), '', 5, {}, true]) {
    const message = `The request cannot be sent. ${field} must be a text of 1 to ${max} characters.`;
    expect(await faultOf(name, { [field]: value })).toMatchObject({ field, message });
  }
});

test.each(['item_name', 'partner_order_id', 'partner_user_id', 'item_code'])(
  'ready: %s is counted in code points: 51 and 100 emoji are sent, 101 are not',
  async (field) => {
    for (const count of [51, 100]) expect(await faultOf('ready', { [field]: '🍫'.repeat(count) })).toBeUndefined();
    expect(await faultOf('ready', { [field]: '🍫'.repeat(101) })).toMatchObject({ field });
  },
);

test.each([
  ['approve', 'pg_token'],
  ['ready', 'payment_method_type'],
  ['ready', 'redirect_scheme_url'],
] as const)('%s: %s is any text', async (name, field) => {
  expect(await faultOf(name, { [field]: long(1000) })).toBeUndefined();
  expect(await faultOf(name, { [field]: '' })).toMatchObject({ field });
});

test.each(['approval_url', 'cancel_url', 'fail_url'])('%s is an address of at most 255 characters', async (field) => {
  for (const value of [address(255), 'http://localhost:3000', 'HTTPS://shop.example/?a=b&c=가']) {
    expect(await faultOf('ready', { [field]: value })).toBeUndefined();
  }
  expect(await faultOf('ready', { [field]: `https://shop.example/${'🍫'.repeat(234)}` })).toBeUndefined();
  expect(await faultOf('ready', { [field]: `https://shop.example/${'🍫'.repeat(235)}` })).toMatchObject({ field });
  const message = `The request cannot be sent. ${field} must be an http or https address of at most 255 characters.`;
  for (const value of [address(256), '', 'https://', 'https://a b', '/path', 'ftp://shop.example', 'shop://a', 5]) {
    expect(await faultOf('ready', { [field]: value })).toMatchObject({ field, message });
  }
});

const integers: readonly (readonly [CallName, string])[] = [
  ['ready', 'quantity'],
  ['ready', 'total_amount'],
  ['ready', 'tax_free_amount'],
  ['ready', 'vat_amount'],
  ['ready', 'green_deposit'],
  ['approve', 'total_amount'],
  ['cancel', 'cancel_amount'],
  ['cancel', 'cancel_tax_free_amount'],
  ['cancel', 'cancel_vat_amount'],
  ['cancel', 'cancel_available_amount'],
  ['subscription', 'quantity'],
  ['subscription', 'total_amount'],
  ['subscription', 'tax_free_amount'],
  ['subscription', 'vat_amount'],
];

test.each(integers)('%s: %s is a whole number from 0', async (name, field) => {
  const rest = name === 'cancel' ? { cancel_amount: 0, cancel_available_amount: 0 } : {};
  expect(await faultOf(name, { ...rest, [field]: 0 })).toBeUndefined();
  const message = `The request cannot be sent. ${field} must be a whole number from 0.`;
  for (const value of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '5', 5n, true]) {
    expect(await faultOf(name, { [field]: value })).toMatchObject({ field, message });
  }
});

test('instalments are 0 to 12 months', async () => {
  for (const install_month of [0, 12]) expect(await faultOf('ready', { install_month })).toBeUndefined();
  const message = 'The request cannot be sent. install_month must be a whole number from 0 to 12.';
  expect(await faultOf('ready', { install_month: 13 })).toMatchObject({ field: 'install_month', message });
});

test('cards are a list of texts, custom_json is a map of texts', async () => {
  expect(await faultOf('ready', { available_cards: ['BC'], custom_json: { auto_close: 'Y' } })).toBeUndefined();
  for (const available_cards of ['BC', ['BC', 5], { 0: 'BC' }]) {
    expect(await faultOf('ready', { available_cards })).toMatchObject({ field: 'available_cards' });
  }
  for (const custom_json of ['{}', { a: 'A', b: 5 }, [], ['a']]) {
    expect(await faultOf('ready', { custom_json })).toMatchObject({ field: 'custom_json' });
  }
});

describe('sums', () => {
  const own = (total_amount: number, tax_free_amount: number, vat_amount: number) => ({
    total_amount,
    tax_free_amount,
    vat_amount,
  });

  test.each(['ready', 'subscription'] as const)('%s: tax-free part and VAT are inside the total', async (name) => {
    expect(await faultOf(name, own(1000, 900, 100))).toBeUndefined();
    const message = 'The request cannot be sent. tax_free_amount + vat_amount must not be more than total_amount.';
    expect(await faultOf(name, own(1000, 900, 101))).toMatchObject({ field: 'tax_free_amount', message });
    expect(await faultOf(name, { total_amount: 10, tax_free_amount: 11 })).toMatchObject({ message });
  });

  test('cancel: the parts are inside the amount, the amount inside what is available', async () => {
    const cancel = { cancel_amount: 1000, cancel_tax_free_amount: 900, cancel_vat_amount: 100 };
    expect(await faultOf('cancel', { ...cancel, cancel_available_amount: 1000 })).toBeUndefined();
    expect(await faultOf('cancel', { ...cancel, cancel_vat_amount: 101 })).toMatchObject({
      message: expect.stringContaining(
        'cancel_tax_free_amount + cancel_vat_amount must not be more than cancel_amount.',
      ),
    });
    expect(await faultOf('cancel', { ...cancel, cancel_available_amount: 999 })).toMatchObject({
      message: expect.stringContaining('cancel_amount must not be more than cancel_available_amount.'),
    });
  });
});

test.each(Object.entries(requests))('%s: every field of the smallest request is needed', async (name, request) => {
  for (const field of Object.keys(request)) {
    expect(await faultOf(name as CallName, { [field]: undefined })).toMatchObject({ field });
  }
});

test('a field that the call does not have is our fault', async () => {
  for (const field of ['pg_token', 'vat_amout', 'constructor']) {
    const message = `The request cannot be sent. ${field} is not a field of this call.`;
    expect(await faultOf('order', { [field]: 'value' })).toMatchObject({ field, message });
  }
});
