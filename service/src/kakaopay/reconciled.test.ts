import { describe, expect, test } from 'vitest';
import type { Payment } from '../payment/payment.ts';
import { sampleCanceled, samplePayment } from '../payment/testing.ts';
import { compare, withoutAsking } from './reconciled.ts';
import { act, askedOrder, breaks, clientOver, shownOrder } from './testing.ts';

// A payment of 2,200 won with a VAT of 200; canceled in part is 700 of it.

const askedAt = Date.UTC(2026, 10, 24);
const { tid } = samplePayment();
const paid = samplePayment('approved');
const part = samplePayment('partially_canceled', { cancellations: [sampleCanceled(700)] });
const all = samplePayment('canceled');
const unpaid = (['quit', 'closed', 'expired', 'failed'] as const).map((status) => samplePayment(status));
const refused = samplePayment('failed', { failure: { reason: 'refused' } });

/** In short: what comes of it, and why a person is called. */
async function told(payment: Payment, body: object, status = 200): Promise<string> {
  const compared = compare(payment, await askedOrder(body, status), askedAt);
  if (compared.result !== 'differs')
    return 'kind' in compared ? `${compared.result} ${compared.kind}` : compared.result;
  const { kind, event } = compared;
  if (event === undefined) return `${kind}: settled before`;
  return `${kind}: ${event.type === 'found_difference' ? event.failure.reason : event.type}`;
}

const open = ['READY', 'SEND_TMS', 'OPEN_PAYMENT', 'SELECT_METHOD', 'ARS_WAITING', 'AUTH_PASSWORD'];
const notPaid = [...open, 'QUIT_PAYMENT', 'FAIL_AUTH_PASSWORD', 'FAIL_PAYMENT'];

describe('the books agree', () => {
  test.each([
    [paid, shownOrder('SUCCESS_PAYMENT')],
    [paid, shownOrder('SUCCESS_PAYMENT', 0)],
    [paid, shownOrder('ISSUED_SID')],
    // Whatever is not shown does not differ.
    [paid, { tid, status: 'SUCCESS_PAYMENT' }],
    [part, shownOrder('PART_CANCEL_PAYMENT', 700)],
    [all, shownOrder('CANCEL_PAYMENT', 2200)],
    [all, shownOrder('CANCEL_PAYMENT')],
    // All of it was given back, part by part.
    [all, shownOrder('PART_CANCEL_PAYMENT', 2200)],
  ])('$status', async (payment, body) => {
    expect(await told(payment, body)).toBe('agrees');
  });

  test.each(notPaid)('not paid here, and %s there', async (status) => {
    for (const payment of unpaid) expect(await told(payment, shownOrder(status))).toBe('agrees');
  });
});

describe('paid on one side alone', () => {
  test.each(notPaid)('here, and %s there', async (status) => {
    for (const payment of [paid, part, all]) {
      expect(await told(payment, shownOrder(status))).toBe('not_paid_there: approval_no_longer_shown');
    }
  });

  test('there', async () => {
    for (const payment of unpaid) {
      const told_ = (status: string, canceledWon?: number) => told(payment, shownOrder(status, canceledWon));
      expect(await told_('SUCCESS_PAYMENT')).toBe('paid_there: approved_without_our_approve');
      expect(await told_('ISSUED_SID')).toBe('paid_there: approved_without_our_approve');
      expect(await told_('PART_CANCEL_PAYMENT', 700)).toBe('paid_there: canceled_at_kakaopay');
      expect(await told_('CANCEL_PAYMENT')).toBe('paid_there: canceled_at_kakaopay');
    }
    expect(await told(refused, shownOrder('SUCCESS_PAYMENT'))).toBe('paid_there: paid_after_refusal');
  });
});

describe('paid on both sides', () => {
  test.each([
    [
      'another order',
      shownOrder('SUCCESS_PAYMENT', 0, { partner_order_id: 'A-1002' }),
      'other_order: other_order_shown',
    ],
    [
      'another total',
      shownOrder('SUCCESS_PAYMENT', 0, { amount: { total: 220, tax_free: 0, vat: 20 } }),
      'other_total: other_amount_approved',
    ],
    [
      'another VAT',
      shownOrder('SUCCESS_PAYMENT', 0, { amount: { total: 2200, tax_free: 0, vat: 199 } }),
      'other_tax_parts: other_tax_parts_shown',
    ],
    [
      'another tax-free part',
      shownOrder('SUCCESS_PAYMENT', 0, { amount: { total: 2200, tax_free: 1 } }),
      'other_tax_parts: other_tax_parts_shown',
    ],
    ['all is canceled there', shownOrder('CANCEL_PAYMENT'), 'canceled_more_there: found_canceled_elsewhere'],
    ['a part is', shownOrder('PART_CANCEL_PAYMENT', 1), 'canceled_more_there: found_part_canceled_elsewhere'],
    ['more than there is', shownOrder('CANCEL_PAYMENT', 2201), 'contradiction: shown_contradicts_itself'],
    ['a part that is all', shownOrder('PART_CANCEL_PAYMENT', 2200), 'contradiction: shown_contradicts_itself'],
    ['all that is a part', shownOrder('CANCEL_PAYMENT', 700), 'contradiction: shown_contradicts_itself'],
    ['a part of what is whole', shownOrder('SUCCESS_PAYMENT', 700), 'contradiction: shown_contradicts_itself'],
    ['a part, and none of it', shownOrder('PART_CANCEL_PAYMENT', 0), 'contradiction: shown_contradicts_itself'],
    ['all, and none of it', shownOrder('CANCEL_PAYMENT', 0), 'contradiction: shown_contradicts_itself'],
    ['a part, without its sum', shownOrder('PART_CANCEL_PAYMENT'), 'not_comparable sum_not_shown'],
    ['a new word', shownOrder('SOMETHING_NEW'), 'not_comparable unknown_status'],
    ['a word of JavaScript', shownOrder('constructor'), 'not_comparable unknown_status'],
  ])('%s', async (_, body, expected) => {
    expect(await told(paid, body)).toBe(expected);
  });

  test('after a cancellation of 700', async () => {
    const told_ = (status: string, canceledWon?: number, over = {}) =>
      told(part, shownOrder(status, canceledWon, over));
    expect(await told_('PART_CANCEL_PAYMENT', 701)).toBe('canceled_more_there: found_part_canceled_elsewhere');
    expect(await told_('CANCEL_PAYMENT', 2200)).toBe('canceled_more_there: found_canceled_elsewhere');
    expect(await told_('PART_CANCEL_PAYMENT', 699)).toBe('canceled_less_there: less_canceled_than_before');
    expect(await told_('SUCCESS_PAYMENT')).toBe('canceled_less_there: less_canceled_than_before');
    // The same sum, and another word for it.
    expect(await told_('CANCEL_PAYMENT', 700)).toBe('contradiction: shown_contradicts_itself');
    expect(await told_('SUCCESS_PAYMENT', 700)).toBe('contradiction: shown_contradicts_itself');
    const otherVat = { canceled_amount: { total: 700, tax_free: 0, vat: 63 } };
    expect(await told_('PART_CANCEL_PAYMENT', 700, otherVat)).toBe('other_tax_parts: other_tax_parts_shown');
  });

  test('after a cancellation of all', async () => {
    expect(await told(all, shownOrder('SUCCESS_PAYMENT', 0))).toBe('canceled_less_there: less_canceled_than_before');
    expect(await told(all, shownOrder('PART_CANCEL_PAYMENT', 700))).toBe(
      'canceled_less_there: less_canceled_than_before',
    );
  });

  test('beside ours it is what there is more', async () => {
    expect(compare(part, await askedOrder(shownOrder('PART_CANCEL_PAYMENT', 1200)), askedAt)).toMatchObject({
      event: { cancellations: [{ amountWon: 700 }, { outcome: 'canceled_elsewhere', amountWon: 500 }] },
    });
  });

  test('what was canceled there is adopted act by act, for this version alone', async () => {
    const details = [act('A1', { amount: 500 }), act('A2', { amount: 300, approved_at: '2026-11-23T15:00:00' })];
    const body = shownOrder('PART_CANCEL_PAYMENT', 800, { payment_action_details: details });
    expect(compare({ ...paid, version: 7 }, await askedOrder(body), askedAt)).toEqual({
      result: 'differs',
      kind: 'canceled_more_there',
      event: {
        type: 'found_part_canceled_elsewhere',
        asOf: 7,
        cancellations: [
          {
            outcome: 'canceled_elsewhere',
            n: 1,
            amountWon: 500,
            taxFreeWon: 0,
            vatWon: 46,
            aid: 'A1',
            at: 1795410062000,
          },
          {
            outcome: 'canceled_elsewhere',
            n: 2,
            amountWon: 300,
            taxFreeWon: 0,
            vatWon: 27,
            aid: 'A2',
            at: 1795413600000,
          },
        ],
      },
    });
  });

  test('a person is shown what KakaoPay shows', async () => {
    expect(compare({ ...paid, version: 7 }, await askedOrder(shownOrder('QUIT_PAYMENT', 0)), askedAt)).toMatchObject({
      event: {
        asOf: 7,
        shown: { status: 'QUIT_PAYMENT', totalWon: 2200, canceledWon: 0, at: askedAt },
      },
    });
  });
});

describe('what a person has settled calls nobody again', () => {
  const accepted = { status: 'SUCCESS_PAYMENT', totalWon: 220, at: 1, reason: 'other_amount_approved' } as const;
  const settled = { ...paid, accepted };
  const other = (status: string, canceledWon?: number) =>
    shownOrder(status, canceledWon, { amount: { total: 220, tax_free: 0, vat: 20 } });

  test('as long as KakaoPay shows the same', async () => {
    expect(await told(settled, other('SUCCESS_PAYMENT'))).toBe('other_total: settled before');
    expect(await told(settled, other('CANCEL_PAYMENT'))).toBe('other_total: other_amount_approved');
    expect(await told(settled, other('SUCCESS_PAYMENT', 20))).toBe('other_total: other_amount_approved');
  });

  test('but what nobody had looked at calls', async () => {
    const accepted = { status: 'SUCCESS_PAYMENT', totalWon: 2200, at: 1, reason: 'outcome_never_known' } as const;
    const body = shownOrder('SUCCESS_PAYMENT', undefined, { partner_order_id: 'A-1002' });
    expect(await told({ ...paid, accepted }, body)).toBe('other_order: other_order_shown');
  });

  test('and what evidence settles is adopted all the same', async () => {
    expect(await told(settled, shownOrder('CANCEL_PAYMENT'))).toBe('canceled_more_there: found_canceled_elsewhere');
  });
});

describe('KakaoPay does not tell', () => {
  const answered = (status: number, error_code: number) => told(paid, { error_code, error_message: 'no' }, status);

  test.each([
    ['it knows no such payment', 400, -721, 'not_comparable refused'],
    ['our key is not accepted', 401, -401, 'unanswered'],
    ['our merchant code is not', 400, -730, 'unanswered'],
    ['the quota is used up', 429, -429, 'unanswered'],
    ['maintenance', 503, -503, 'unanswered'],
    ['it failed inside', 500, -500, 'unanswered'],
    ['an error that nobody knows', 400, -9999, 'not_comparable refused'],
  ])('%s', async (_, status, code, expected) => {
    expect(await answered(status, code)).toBe(expected);
  });

  test.each(['ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT'])('%s', async (code) => {
    expect(compare(paid, await clientOver(breaks(code)).order({ tid }), askedAt)).toEqual({ result: 'unanswered' });
  });
});

describe('without asking', () => {
  const charge = (status: Payment['status']): Payment => {
    const { tid: _, ...rest } = samplePayment(status);
    return rest;
  };

  test.each([
    ['ready', 'nothing_to_ask'],
    ['approving', 'nothing_to_ask'],
    ['charging', 'nothing_to_ask'],
    ['canceling', 'nothing_to_ask'],
    ['needs_review', 'in_review'],
    ['approved', undefined],
    ['partially_canceled', undefined],
    ['canceled', undefined],
    ['quit', undefined],
    ['closed', undefined],
    ['expired', undefined],
    ['failed', undefined],
  ] as const)('%s: %s', (status, expected) => {
    expect(withoutAsking(samplePayment(status))).toBe(expected);
  });

  test('a charge that has no tid: refused, there is nothing to ask; paid, it cannot be asked', () => {
    expect(withoutAsking(charge('failed'))).toBe('nothing_to_ask');
    expect(withoutAsking(charge('approved'))).toBe('no_tid');
    expect(withoutAsking(charge('needs_review'))).toBe('in_review');
  });
});

describe('without asking, whatever the status says', () => {
  test('what has an intent, or is being canceled, is left to its own flow', () => {
    const { intent, ...canceling } = samplePayment('canceling');
    expect(withoutAsking(canceling)).toBe('nothing_to_ask');
    expect(intent && withoutAsking({ ...paid, intent })).toBe('nothing_to_ask');
  });
});

test('a refusal is told with its code, where there is one', async () => {
  const refused = { result: 'not_comparable', kind: 'refused' };
  const result = await askedOrder({ error_code: -721, error_message: 'no' }, 400);
  expect(compare(paid, result, askedAt)).toStrictEqual({ ...refused, kakaoPayCode: -721 });
  const ourFault = { certainty: 'our_fault', code: 'invalid_request', message: 'no' };
  expect(compare(paid, { ok: false, error: ourFault } as never, askedAt)).toStrictEqual(refused);
});

test('another amount than the one that a person has settled calls again', async () => {
  const accepted = { status: 'SUCCESS_PAYMENT', totalWon: 220, at: 1, reason: 'other_amount_approved' } as const;
  const body = shownOrder('SUCCESS_PAYMENT', undefined, { amount: { total: 330, tax_free: 0, vat: 30 } });
  expect(await told({ ...paid, accepted }, body)).toBe('other_total: other_amount_approved');
});

test('the tax parts of nothing are compared with nothing', async () => {
  const body = shownOrder('SUCCESS_PAYMENT', undefined, { canceled_amount: { total: 0, tax_free: 0, vat: 5 } });
  expect(await told(paid, body)).toBe('agrees');
});

test('only what was canceled beyond our books is taken into them, and never more than was paid', async () => {
  const compared = compare(part, await askedOrder(shownOrder('PART_CANCEL_PAYMENT', 900)), askedAt);
  expect(compared).toMatchObject({
    event: {
      cancellations: [{ amountWon: 700 }, { n: 2, outcome: 'canceled_elsewhere', amountWon: 200, at: askedAt }],
    },
  });
  const tooMuch = 'contradiction: shown_contradicts_itself';
  expect(await told(part, shownOrder('PART_CANCEL_PAYMENT', 2300))).toBe(tooMuch);
});
