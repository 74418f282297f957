import { describe, expect, test } from 'vitest';
import { bodyOf, cancelPayment, startApproved } from '../../../world/actions.ts';
import { cutAll } from '../../../world/outside.ts';
import { createWorld } from '../../../world/world.ts';
import type { Cancellation } from '../payment/cancellation.ts';
import { sampleAsked, sampleCanceled, samplePayment } from '../payment/testing.ts';
import { receiptUrl } from '../signed-links.ts';
import { statusPage } from './status.ts';

const { service } = await createWorld();

/** 2026-11-23 at this time in Korea. */
const at = (hour: number, minute: number): number => Date.UTC(2026, 10, 23, hour - 9, minute);

const canceled = (amountWon: number, n: number, when: number): Cancellation => ({
  ...sampleCanceled(amountWon, { n, reason: '단순 변심' }),
  at: when,
});
const refused: Cancellation = { ...sampleAsked(300, { n: 2 }), outcome: 'refused', at: at(14, 30) };
const elsewhere: Cancellation = {
  n: 3,
  amountWon: 1000,
  taxFreeWon: 0,
  vatWon: 91,
  outcome: 'canceled_elsewhere',
  at: at(23, 59),
};

/** The facts of a page, name by name. */
function factsOf(page: string): Readonly<Record<string, string>> {
  const rows = [...page.matchAll(/<dt>([^<]*)<\/dt><dd>([^<]*)<\/dd>/g)];
  return Object.fromEntries(rows.map(([, name = '', value = '']) => [name, value]));
}
const receipt = (
  language: 'ko' | 'en',
  cancellations: readonly Cancellation[],
  status = 'partially_canceled' as const,
) => statusPage(service, samplePayment(status, { cancellations }), language);

describe('the receipt of what was given back', () => {
  const some = [canceled(700, 1, at(14, 1)), refused, elsewhere];

  test('says in Korean what, when, and what is left', () => {
    const page = receipt('ko', some);
    expect(page).toContain('<h1>결제 금액의 일부가 취소되었어요</h1>');
    expect(factsOf(page)).toMatchObject({
      '결제 금액': '2,200원',
      '취소된 금액': '1,700원',
      '2026.11.23 14:01 취소': '700원',
      '2026.11.23 23:59 취소': '1,000원',
      '취소 후 결제 금액': '500원',
    });
  });

  test('and in English', () => {
    const page = receipt('en', some);
    expect(page).toContain('<h1>Part of your payment was refunded</h1>');
    expect(factsOf(page)).toMatchObject({
      'Amount paid': '₩2,200',
      Refunded: '₩1,700',
      'Refunded 2026.11.23 14:01 KST': '₩700',
      'Refunded 2026.11.23 23:59 KST': '₩1,000',
      'Paid after refunds': '₩500',
    });
  });

  test('knows nothing of what was refused, of whose it was, or why', () => {
    for (const language of ['ko', 'en'] as const) {
      const page = receipt(language, some);
      expect(page).not.toMatch(/14:30|₩300|>300원/);
      expect(page).not.toMatch(/변심|abcdef012345|key-1|canceled_elsewhere/);
    }
    const facts = factsOf(receipt('en', [refused]));
    expect(Object.keys(facts).join()).not.toMatch(/refund/i);
    expect(Object.keys(factsOf(statusPage(service, samplePayment('approved'), 'ko'))).join()).not.toContain('취소');
  });

  test('has each of two in one minute', () => {
    const page = receipt('en', [canceled(1, 1, at(14, 1)), canceled(2, 2, at(14, 1))]);
    expect(page.match(/Refunded 2026\.11\.23 14:01 KST/g)).toHaveLength(2);
    expect(factsOf(page)).toMatchObject({ Refunded: '₩3', 'Paid after refunds': '₩2,197' });
  });

  test('of all of it says that nothing is left paid', () => {
    const all = [canceled(700, 1, at(14, 1)), canceled(1500, 2, at(14, 2))];
    const page = (language: 'ko' | 'en') =>
      statusPage(service, samplePayment('canceled', { cancellations: all }), language);
    expect(page('en')).toContain('<h1>Your payment was refunded</h1>');
    expect(factsOf(page('en'))).toMatchObject({ Refunded: '₩2,200', 'Paid after refunds': '₩0' });
    expect(page('ko')).toContain('<h1>결제가 취소되었어요</h1>');
    expect(factsOf(page('ko'))).toMatchObject({ '취소된 금액': '2,200원', '취소 후 결제 금액': '0원' });
  });
});

test('the payer’s own receipt follows what the shop does', async () => {
  const virtual = await createWorld();
  const { id } = await startApproved(virtual);
  const facts = async () => {
    const { status, body } = await virtual.get(`${receiptUrl(virtual.service.settings, id)}?lang=en`);
    expect(status).toBe(200);
    return factsOf(body);
  };
  expect(await facts()).not.toHaveProperty('Refunded');
  const lost = cutAll('kakaopay.cancel', 'before', 'lose');
  expect(bodyOf(await cancelPayment(virtual, id, { amountWon: 700 }, { hook: lost }))).toMatchObject({ id: '1' });
  // It is promised only once it is known.
  expect(await facts()).not.toHaveProperty('Refunded');
  await virtual.settle();
  expect(await facts()).toMatchObject({ 'Amount paid': '₩2,200', Refunded: '₩700', 'Paid after refunds': '₩1,500' });
});
