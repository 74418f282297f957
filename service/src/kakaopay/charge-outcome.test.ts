import type { Generation, Transport } from 'kakaopay-client';
import { describe, expect, test } from 'vitest';
import type { Event } from '../payment/events.ts';
import type { ChargeIntent } from '../payment/payment.ts';
import { samplePayment } from '../payment/testing.ts';
import { chargeOutcome, foundCharge } from './charge-outcome.ts';
import { answers, breaks, clientOver } from './testing.ts';

const before = Date.UTC(2026, 9, 23, 1);
const { sid } = samplePayment('charging').intent as ChargeIntent;
const decidedAt = samplePayment('charging').createdAt;
const intent: ChargeIntent = { type: 'charge', number: 3, decidedAt, sid, lastApprovedAt: before, lost: 0 };
const { tid: _, ...payment } = samplePayment('charging', { intent });

async function afterCharge(transport: Transport, generation?: Generation): Promise<Event> {
  const result = await clientOver(transport, generation).subscription({
    ...{ cid: 'TCSUBSCRIP', sid, partner_order_id: 'order-2', partner_user_id: 'buyer-1' },
    ...{ quantity: 1, total_amount: 2200, tax_free_amount: 0 },
  });
  return chargeOutcome(payment, intent, result);
}

const charged = {
  aid: 'A469b847306d7b2dc394',
  tid: 'T469b847306d7b2dc399',
  payment_method_type: 'MONEY',
  amount: { total: 2200, tax_free: 0, vat: 200 },
  approved_at: '2026-11-23T14:00:02',
};
const unknown = { type: 'outcome_unknown', intent: 3, reason: 'no_answer' };
const generations = ['current', 'legacy'] as const;
const errorOf = (generation: Generation, code: number, message: string, extras?: object) =>
  generation === 'current'
    ? { error_code: code, error_message: message, ...(extras && { extras }) }
    : { code, msg: message, ...(extras && { extras }) };

describe('the answer to a charge', () => {
  test('confirms it, and names the tid and the aid that are new with each', async () => {
    expect(await afterCharge(answers(200, charged))).toEqual({
      type: 'charge_confirmed',
      approval: { aid: charged.aid, method: 'MONEY', approvedAt: Date.UTC(2026, 10, 23, 5, 0, 2) },
      tid: charged.tid,
    });
  });

  test('with another amount is for a person to look at, who is told the tid', async () => {
    expect(await afterCharge(answers(200, { ...charged, amount: { total: 2201 } }))).toMatchObject({
      ...{ type: 'found_contradiction', intent: 3, failure: { reason: 'other_amount_approved' }, tid: charged.tid },
    });
  });

  test('without the amount or the tid proves nothing', async () => {
    expect(await afterCharge(answers(200, { ...charged, amount: undefined }))).toEqual(unknown);
    expect(await afterCharge(answers(200, { ...charged, tid: undefined }))).toEqual(unknown);
  });

  test('of ours that says it was never sent proves nothing: nobody knows what was sent before', async () => {
    const result = await clientOver(answers(200, charged)).subscription({} as never);
    expect(result).toMatchObject({ ok: false, error: { certainty: 'our_fault' } });
    expect(chargeOutcome(payment, intent, result)).toEqual(unknown);
  });
});

// Every payment code of the fact sheet, by what it says of a charge.
const refusing = [-703, -704, -705, -722, -725, -726, -750, -751, -752, -753, -782, -797];
const telling: readonly number[] = [
  ...[-701, -702, -706, -707, -708, -710, -711, -721, -723, -724, -761, -780, -781, -783, -784, -785, -799],
  // Our own settings: the charge is not to blame, and is sent again once KakaoPay lets it through.
  ...[-730, -731, -732, -733, -798],
];
/** The gate in front of the payments, in each generation; -2 is a refusal in the older one alone. */
const gates = {
  current: [-400, -401, -403, -404, -429, -500, -503, -2],
  legacy: [-1, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12, -401, -603, -903, -9798],
};

describe.each(generations)('an error of the %s generation', (generation) => {
  test.each(refusing)('%i refuses the charge', async (code) => {
    expect(await afterCharge(answers(400, errorOf(generation, code, 'no!')), generation)).toEqual({
      type: 'charge_refused',
      intent: 3,
      failure: { reason: 'refused', kakaoPayCode: code, kakaoPayMessage: 'no!' },
    });
  });

  test.each([...telling, ...gates[generation]])('%i leaves it open', async (code) => {
    const status = code === -401 ? 401 : code === -429 ? 429 : 400;
    expect(await afterCharge(answers(status, errorOf(generation, code, 'no!')), generation)).toEqual(unknown);
  });

  test('with the words of the payment method keeps these', async () => {
    const extras = { method_result_code: '1234', method_result_message: '잔액이 부족합니다.' };
    expect(await afterCharge(answers(400, errorOf(generation, -782, 'failed!', extras)), generation)).toMatchObject({
      type: 'charge_refused',
      failure: { kakaoPayCode: -782, kakaoPayMessage: '잔액이 부족합니다.' },
    });
  });

  test.each(['BANK_FIRM_UNKNOWN', 'USER_LOCKED'])('that says %s refuses nothing', async (method_result_code) => {
    const body = errorOf(generation, -782, 'failed!', { method_result_code, method_result_message: '?' });
    expect(await afterCharge(answers(400, body), generation)).toEqual(unknown);
  });

  test.each([500, 502, 503, 504])('with HTTP status %i refuses nothing, whatever its code', async (status) => {
    expect(await afterCharge(answers(status, errorOf(generation, -782, 'no!')), generation)).toEqual(unknown);
  });

  test.each(['ECONNRESET', 'ETIMEDOUT', 'ECONNREFUSED', 'ENOTFOUND'])('no answer, %s', async (code) => {
    expect(await afterCharge(breaks(code), generation)).toEqual(unknown);
  });
});

describe('what the status of the subscription proves', () => {
  const after = '2026-11-23T14:00:02';
  const same = '2026-10-23T10:00:00';
  const settled = decidedAt + 18_000;
  const tenMinutes = 600_000;

  async function found(over: object, askedAt: number, more: Partial<ChargeIntent> = {}) {
    const body = { cid: 'TCSUBSCRIP', sid, status: 'ACTIVE', payment_method_type: 'CARD', last_approved_at: same };
    const result = await clientOver(answers(200, { ...body, ...over })).subscriptionStatus({ cid: 'TCSUBSCRIP', sid });
    return foundCharge({ ...intent, ...more }, result, askedAt);
  }
  const confirmed = {
    type: 'charge_confirmed',
    approval: { method: 'CARD', approvedAt: Date.UTC(2026, 10, 23, 5, 0, 2) },
  };
  const waits = (reason: string) => ({ type: 'outcome_unknown', intent: 3, reason });
  const refusal = { reason: 'refused', kakaoPayCode: -782 } as const;
  const seen = { unchangedAt: settled };

  test.each<[string, object, number, Partial<ChargeIntent>, unknown]>([
    ['changed, at once', { last_approved_at: after }, decidedAt, {}, confirmed],
    ['changed, at the second look', { last_approved_at: after }, settled + tenMinutes, seen, confirmed],
    ['changed, and ended meanwhile', { last_approved_at: after, status: 'INACTIVE' }, settled, {}, confirmed],
    ['changed, in a status of tomorrow', { last_approved_at: after, status: 'PAUSED' }, settled, {}, confirmed],
    [
      'changed, without a method',
      { last_approved_at: after, payment_method_type: undefined },
      settled,
      {},
      { ...confirmed, approval: { ...confirmed.approval, method: 'UNKNOWN' } },
    ],
    ['shown for the first time', { last_approved_at: after }, settled, { lastApprovedAt: undefined }, confirmed],
    ['the same, and too early', {}, settled - 1, {}, waits('not_settled')],
    ['the same, at the first look', {}, settled, {}, { type: 'found_unchanged', intent: 3 }],
    [
      'the same, less than 10 minutes later',
      {},
      settled + tenMinutes - 1,
      seen,
      { type: 'found_unchanged', intent: 3 },
    ],
    [
      'the same, 10 minutes later',
      {},
      settled + tenMinutes,
      seen,
      { type: 'found_not_charged', intent: 3, lastApprovedAt: before },
    ],
    [
      'the same, in a status of tomorrow',
      { status: 'PAUSED' },
      settled + tenMinutes,
      seen,
      { type: 'found_not_charged', intent: 3, lastApprovedAt: before },
    ],
    [
      'the same and ended, at the first look',
      { status: 'INACTIVE' },
      settled,
      {},
      { type: 'found_unchanged', intent: 3 },
    ],
    [
      'the same and ended, 10 minutes later',
      { status: 'INACTIVE' },
      settled + tenMinutes,
      seen,
      { type: 'charge_given_up', intent: 3, failure: { reason: 'subscription_ended' } },
    ],
    [
      'the same, after it was sent six times',
      {},
      settled + tenMinutes,
      { ...seen, lost: 5 },
      { type: 'charge_refused', intent: 3, failure: { reason: 'never_got_through' } },
    ],
    ['the same, and refused', {}, decidedAt, { refusal }, { type: 'charge_refused', intent: 3, failure: refusal }],
    [
      'changed, and refused',
      { last_approved_at: after },
      decidedAt,
      { refusal },
      {
        ...{ type: 'found_contradiction', intent: 3, failure: { reason: 'paid_after_refusal', kakaoPayCode: -782 } },
        shown: { status: 'ACTIVE', at: decidedAt },
      },
    ],
    ['not shown any more', { last_approved_at: undefined }, settled + tenMinutes, seen, waits('unclear')],
    [
      'never shown: that is no sign of anything',
      { last_approved_at: undefined },
      settled + tenMinutes,
      { ...seen, lastApprovedAt: undefined },
      waits('unclear'),
    ],
    [
      'not shown, and refused',
      { last_approved_at: undefined },
      settled,
      { refusal },
      { type: 'charge_refused', intent: 3, failure: refusal },
    ],
  ])('%s', async (_, over, askedAt, more, expected) => {
    expect(await found(over, askedAt, more)).toEqual(expected);
  });

  test.each<[string, Transport]>([
    ['silence', breaks('ECONNRESET')],
    ['HTTP status 500', answers(500, {})],
    ['-401', answers(401, errorOf('current', -401, 'no!'))],
    ['-429', answers(429, errorOf('current', -429, 'no!'))],
    ['another SID', answers(200, { sid: 'S469b847306d7b2dc390', status: 'ACTIVE', last_approved_at: after })],
  ])('no answer proves nothing, and a refusal is kept for later: %s', async (_, transport) => {
    const result = await clientOver(transport).subscriptionStatus({ cid: 'TCSUBSCRIP', sid });
    expect(foundCharge(intent, result, settled)).toEqual(unknown);
    expect(foundCharge({ ...intent, refusal }, result, settled)).toEqual({ ...unknown, refusal });
  });
});
