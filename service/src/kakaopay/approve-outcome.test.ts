import type { Generation, Transport } from 'kakaopay-client';
import { describe, expect, test } from 'vitest';
import type { Event } from '../payment/events.ts';
import type { ApproveIntent } from '../payment/payment.ts';
import { samplePayment } from '../payment/testing.ts';
import { approveOutcome, foundOutcome } from './approve-outcome.ts';
import { answers, breaks, clientOver } from './testing.ts';

const payment = samplePayment('approving');
const { tid, expiresAt } = payment;
const intent = payment.intent as ApproveIntent;
const { decidedAt } = intent;

async function afterApprove(transport: Transport, generation?: Generation): Promise<Event> {
  const result = await clientOver(transport, generation).approve({
    tid,
    partner_order_id: payment.orderId,
    partner_user_id: payment.buyerId,
    pg_token: 'ad950e97794abfef4ce0',
  });
  return approveOutcome(payment, intent, result);
}

const approved = {
  aid: 'A469b847306d7b2dc394',
  tid,
  cid: 'TC0ONETIME',
  payment_method_type: 'MONEY',
  amount: { total: 2200, tax_free: 0, vat: 200 },
  created_at: '2026-11-23T14:00:00',
  approved_at: '2026-11-23T14:03:00',
};
const approvedAt = Date.UTC(2026, 10, 23, 5, 3);
const cardInfo = { kakaopay_issuer_corp: '신한', install_month: '03', approved_id: '12345678' };

describe('the answer to an approve', () => {
  test.each([
    ['money', {}, { method: 'MONEY', approvedAt }],
    [
      'a card',
      { payment_method_type: 'CARD', card_info: cardInfo },
      { method: 'CARD', approvedAt, cardIssuer: '신한', cardApprovalNumber: '12345678', installmentMonths: 3 },
    ],
    ['a subscription', { sid: 'S469b847306d7b2dc394' }, { sid: 'S469b847306d7b2dc394', method: 'MONEY', approvedAt }],
    ['a method of tomorrow', { payment_method_type: 'SEASHELLS' }, { method: 'SEASHELLS', approvedAt }],
    ['no method', { payment_method_type: null }, { method: 'UNKNOWN', approvedAt }],
    ['odd months', { card_info: { install_month: 'x' } }, { method: 'MONEY', approvedAt }],
    ['one time only', { approved_at: null }, { method: 'MONEY', approvedAt: Date.UTC(2026, 10, 23, 5) }],
    ['no time', { approved_at: null, created_at: null }, { method: 'MONEY', approvedAt: payment.createdAt }],
  ])('confirms it: %s', async (_, over, expected) => {
    expect(await afterApprove(answers(200, { ...approved, ...over }))).toEqual({
      type: 'approve_confirmed',
      approval: { aid: approved.aid, ...expected },
    });
  });

  test('with another amount is for a person to look at', async () => {
    expect(await afterApprove(answers(200, { ...approved, amount: { total: 2201 } }))).toEqual({
      type: 'found_contradiction',
      intent: 3,
      failure: { reason: 'other_amount_approved' },
    });
  });

  test('of ours that says it was never sent proves nothing: nobody knows what was sent before', async () => {
    const empty = { tid: '', partner_order_id: 'A-1001', partner_user_id: 'buyer-1', pg_token: 'x' };
    const result = await clientOver(answers(200, approved)).approve(empty);
    expect(result).toMatchObject({ ok: false, error: { certainty: 'our_fault' } });
    expect(approveOutcome(payment, intent, result)).toEqual({
      type: 'outcome_unknown',
      intent: 3,
      reason: 'no_answer',
    });
  });

  test('about another payment proves nothing', async () => {
    const other = { ...approved, tid: 'T469b847306d7b2dc399' };
    expect(await afterApprove(answers(200, other))).toEqual({
      type: 'outcome_unknown',
      intent: 3,
      reason: 'no_answer',
    });
  });
});

// Every payment code of the fact sheet, and the common ones; what is not named here has to be looked up.
const refusals: Readonly<Record<string, readonly number[]>> = {
  approve_came_too_soon: [-701, -708],
  approve_refused: [-703, -704, -705, -706, -707, -722, -724, -725, -726, -780, -797],
  outcome_unknown: [
    -702, -710, -711, -721, -723, -730, -731, -732, -733, -750, -751, -752, -753, -761, -781, -782, -783, -784, -785,
    -798, -799, -400, -401, -403, -404, -429, -500, -503, -9999,
  ],
};
const rows = Object.entries(refusals).flatMap(([type, codes]) => codes.map((code) => [code, type] as const));

describe('a refusal of approve', () => {
  test.each(rows)('%i means %s', async (code, type) => {
    const event = await afterApprove(answers(400, { error_code: code, error_message: 'no' }));
    expect(event.type).toBe(type);
    expect('intent' in event && event.intent).toBe(3);
    const legacy = await afterApprove(answers(400, { code, msg: 'no' }), 'legacy');
    expect(legacy.type).toBe(type);
  });

  test("keeps KakaoPay's code, and the words of the payment method rather than its own", async () => {
    const extras = { method_result_code: '51', method_result_message: '잔액 부족' };
    const failure = { reason: 'refused', kakaoPayCode: -780, kakaoPayMessage: 'approval failure!' };
    const body = { error_code: -780, error_message: 'approval failure!' };
    expect(await afterApprove(answers(400, body))).toMatchObject({ failure });
    expect(await afterApprove(answers(400, { ...body, extras }))).toMatchObject({
      failure: { ...failure, kakaoPayMessage: '잔액 부족' },
    });
  });

  test.each(['BANK_FIRM_UNKNOWN', 'USER_LOCKED'])('with %s may be none: it is looked up', async (code) => {
    const extras = { method_result_code: code, method_result_message: '' };
    const answer = answers(400, { error_code: -780, error_message: 'approval failure!', extras });
    expect(await afterApprove(answer)).toEqual({ type: 'outcome_unknown', intent: 3, reason: 'unclear' });
  });

  test.each([
    ['a 5xx', answers(500, { error_code: -780, error_message: 'approval failure!' })],
    ['no answer', breaks('ECONNRESET')],
    ['no connection', breaks('ECONNREFUSED')],
    ['a time-out', breaks('ETIMEDOUT')],
    ['something else', answers(200, 'hello')],
    ['half an answer', answers(200, { tid, aid: 'A' })],
  ])('that is none at all, %s, is looked up', async (_, transport) => {
    expect(await afterApprove(transport)).toMatchObject({ type: 'outcome_unknown', intent: 3 });
  });
});

const found = {
  tid,
  cid: 'TC0ONETIME',
  status: 'SUCCESS_PAYMENT',
  payment_method_type: 'MONEY',
  amount: { total: 2200, tax_free: 0, vat: 200 },
  approved_at: '2026-11-23T14:03:00',
  payment_action_details: [
    { aid: 'A469b847306d7b2dc394', payment_action_type: 'PAYMENT', approved_at: '2026-11-23T14:03:00', amount: 2200 },
  ],
};

const canceled = { aid: 'A469b847306d7b2dc399', payment_action_type: 'CANCEL', approved_at: '2026-11-23T15:00:00' };

// Sent 6 s after the intent at the latest (a fresh intent 3 s, a connection 3 s), ended by KakaoPay after 11 s.
const settled = decidedAt + 18_000;

async function afterOrder(transport: Transport, askedAt = settled, of = payment): Promise<Event | undefined> {
  return foundOutcome(of, await clientOver(transport).order({ tid }), askedAt);
}
const foundStatus = (status: string) => answers(200, { ...found, status });
const ready = samplePayment('ready');

const open = ['READY', 'SEND_TMS', 'OPEN_PAYMENT', 'SELECT_METHOD', 'ARS_WAITING', 'AUTH_PASSWORD'];
const contradicting = ['PART_CANCEL_PAYMENT', 'CANCEL_PAYMENT'];
const failing = ['FAIL_AUTH_PASSWORD', 'FAIL_PAYMENT'];

describe('the lookup of an approve with an unknown outcome', () => {
  test.each(open)('%s: it never happened, once KakaoPay must have finished with it', async (status) => {
    expect(await afterOrder(foundStatus(status))).toEqual({ type: 'found_not_approved', intent: 3 });
    expect(await afterOrder(foundStatus(status), settled - 1)).toEqual({
      type: 'outcome_unknown',
      intent: 3,
      reason: 'not_settled',
    });
  });

  test('an approve is sent again within the 15 minutes only', async () => {
    expect(await afterOrder(foundStatus('READY'), expiresAt - 1)).toMatchObject({ type: 'found_not_approved' });
    expect(await afterOrder(foundStatus('READY'), expiresAt)).toEqual({ type: 'found_expired', intent: 3 });
  });

  test.each(['SUCCESS_PAYMENT', 'ISSUED_SID'])('%s: it is adopted', async (status) => {
    const adopted = { aid: 'A469b847306d7b2dc394', method: 'MONEY', approvedAt };
    expect(await afterOrder(foundStatus(status), decidedAt)).toEqual({ type: 'approve_confirmed', approval: adopted });
  });

  test.each([
    [
      { payment_method_type: 'CARD', selected_card_info: { card_corp_name: '신한', install_month: 3 } },
      { aid: 'A469b847306d7b2dc394', method: 'CARD', approvedAt, cardIssuer: '신한', installmentMonths: 3 },
    ],
    [{ payment_action_details: [] }, { method: 'MONEY', approvedAt }],
    [
      { payment_action_details: [canceled, ...found.payment_action_details] },
      { aid: found.payment_action_details[0]?.aid, method: 'MONEY', approvedAt },
    ],
    [{ payment_method_type: null }, { aid: 'A469b847306d7b2dc394', method: 'UNKNOWN', approvedAt }],
    [
      { payment_action_details: null, approved_at: null, payment_method_type: null },
      { method: 'UNKNOWN', approvedAt: payment.createdAt },
    ],
  ])('with what KakaoPay tells: %o', async (over, approval) => {
    expect(await afterOrder(answers(200, { ...found, ...over }))).toEqual({ type: 'approve_confirmed', approval });
  });

  test('an approval of another amount is for a person to look at', async () => {
    const shown = { status: 'SUCCESS_PAYMENT', totalWon: 220, at: settled };
    const expected = { type: 'found_contradiction', intent: 3, failure: { reason: 'other_amount_approved' }, shown };
    expect(await afterOrder(answers(200, { ...found, amount: { total: 220 } }))).toEqual(expected);
  });

  test('a status of tomorrow, an error and silence prove nothing', async () => {
    const unclear = { type: 'outcome_unknown', intent: 3, reason: 'unclear' };
    expect(await afterOrder(foundStatus('PONDERING'))).toEqual(unclear);
    expect(await afterOrder(foundStatus('toString'))).toEqual(unclear);
    const unknown = { ...unclear, reason: 'no_answer' };
    expect(await afterOrder(answers(400, { error_code: -721, error_message: 'no' }))).toEqual(unknown);
    expect(await afterOrder(answers(503, 'down'))).toEqual(unknown);
    expect(await afterOrder(breaks('ETIMEDOUT'))).toEqual(unknown);
  });
});

const unclear = [foundStatus('PONDERING'), answers(400, { error_code: -721 }), breaks('ECONNRESET')];

describe('the lookup of a payment that was not to be approved yet', () => {
  test.each(open)('%s changes nothing', async (status) => {
    expect(await afterOrder(foundStatus(status), settled, ready)).toBeUndefined();
  });

  test('an approval nobody asked for is for a person to look at', async () => {
    const failure = { reason: 'approved_without_our_approve' };
    const shown = { status: 'SUCCESS_PAYMENT', totalWon: 2200, at: settled };
    const expected = { type: 'found_contradiction', intent: undefined, failure, shown };
    expect(await afterOrder(answers(200, found), settled, ready)).toEqual(expected);
  });

  test('a status of tomorrow, an error and silence change nothing', async () => {
    for (const transport of unclear) expect(await afterOrder(transport, settled, ready)).toBeUndefined();
  });

  test('when its last payer must be back, what is open has expired, and what is not clear is asked again', async () => {
    const overAt = expiresAt + 60_000;
    const unknown = { type: 'outcome_unknown', intent: undefined };
    const expired = { type: 'found_expired', intent: undefined };
    expect(await afterOrder(foundStatus('AUTH_PASSWORD'), overAt - 1, ready)).toBeUndefined();
    expect(await afterOrder(foundStatus('AUTH_PASSWORD'), overAt, ready)).toEqual(expired);
    for (const transport of unclear) expect(await afterOrder(transport, overAt, ready)).toMatchObject(unknown);
  });
});

describe.each([
  ['approving', payment],
  ['ready', ready],
])('whether %s or not', (_, of) => {
  test('QUIT_PAYMENT: the payer gave up', async () => {
    expect(await afterOrder(foundStatus('QUIT_PAYMENT'), settled, of)).toEqual({ type: 'found_quit' });
  });

  test.each(failing)('%s: it failed', async (status) => {
    const failure = { reason: 'failed_at_kakaopay' };
    expect(await afterOrder(foundStatus(status), settled, of)).toEqual({ type: 'found_failed', failure });
  });

  test.each(contradicting)('%s: a person has to look', async (status) => {
    const failure = { reason: 'canceled_at_kakaopay' };
    const shown = { status, totalWon: 2200, at: settled };
    const expected = { type: 'found_contradiction', intent: of.intent?.number, failure, shown };
    expect(await afterOrder(foundStatus(status), settled, of)).toEqual(expected);
  });
});

test('an approval is believed for the amount that it shows, and with an approve of ours under way', async () => {
  const order = async (body: object) => clientOver(answers(200, { tid, ...body })).order({ tid });
  const failureIn = (event: Event | undefined) => event && 'failure' in event && event.failure;
  const without = foundOutcome(payment, await order({ status: 'SUCCESS_PAYMENT' }), decidedAt);
  expect(failureIn(without)).toEqual({ reason: 'other_amount_approved' });
  const paid = await order({ status: 'SUCCESS_PAYMENT', amount: { total: 2200 } });
  const other = foundOutcome(samplePayment('canceling'), paid, decidedAt);
  expect(failureIn(other)).toEqual({ reason: 'approved_without_our_approve' });
});
