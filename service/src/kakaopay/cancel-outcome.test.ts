import type { CancelAnswer, Generation, Transport } from 'kakaopay-client';
import { describe, expect, test } from 'vitest';
import type { Event } from '../payment/events.ts';
import type { Payment } from '../payment/payment.ts';
import { sampleAsked, sampleCanceled } from '../payment/testing.ts';
import { canceledOutcome, foundCancel, refusalIn, turnedAway } from './cancel-outcome.ts';
import { act, answers, at, breaks, canceling, clientOver, found, intent, settled, told } from './testing.ts';

const ours = `${canceling.id}/1`;
const unclear = ['outcome_unknown', 'unclear'];
const never = ['found_not_canceled'];
const canceled = ['part_cancel_confirmed', '1 canceled 700'];
const elsewhere = (won: number) => `2 canceled_elsewhere ${won}`;

describe('after a refusal', () => {
  test.each([
    ['a proof stands at once', { refusal: 'proof' }],
    ['any other stands when what KakaoPay shows is final', { refusal: 'if unchanged', askedAt: settled }],
  ] as const)('nothing has changed: %s', async (_, seen) => {
    const event = await found(seen);
    expect(event).toMatchObject({ type: 'cancel_refused', cancellations: [{ n: 1, outcome: 'refused' }] });
    expect('cancellations' in event && event.cancellations[0]).toMatchObject({
      failure: { reason: 'refused', kakaoPayCode: -722, kakaoPayMessage: 'amount data is wrong!' },
    });
  });

  test('nothing has changed, and it is no proof: an earlier try may not be shown yet', async () => {
    expect(await found({ refusal: 'if unchanged' })).toMatchObject({
      type: 'outcome_unknown',
      reason: 'not_settled',
      refusal: { reason: 'refused', kakaoPayCode: -722, kakaoPayMessage: 'amount data is wrong!' },
    });
  });

  test('something less has: it stands, beside what was canceled elsewhere', async () => {
    for (const refusal of ['proof', 'if unchanged'] as const) {
      const expected = ['further_cancel_refused', '1 refused 700', elsewhere(500)];
      expect(await told({ refusal, canceledWon: 500, acts: [act('A1')] })).toEqual(expected);
    }
  });

  test('so much has: that is no proof against an earlier try of ours, but a proof is one', async () => {
    const seen = { canceledWon: 700, acts: [act('A1', { amount: 700 })] };
    expect(await told({ ...seen, refusal: 'if unchanged' })).toEqual(canceled);
    expect(await told({ ...seen, refusal: 'proof' })).toEqual([
      'further_cancel_refused',
      '1 refused 700',
      elsewhere(700),
    ]);
  });

  test('and KakaoPay shows our reference: it happened, whatever was answered', async () => {
    const seen = { canceledWon: 700, acts: [act('A1', { amount: 700, payload: ours })] };
    for (const refusal of ['proof', 'if unchanged'] as const)
      expect(await told({ ...seen, refusal })).toEqual(canceled);
  });

  test('all is gone: canceled by somebody else', async () => {
    const seen = { canceledWon: 2200, acts: [act('A1')], refusal: 'if unchanged' } as const;
    expect(await told(seen)).toEqual(['cancel_overtaken', '1 refused 700', elsewhere(2200)]);
  });

  test('and nobody can tell: a person is told of it as well', async () => {
    const acts = [act('A1'), act('A2')];
    expect(await found({ canceledWon: 1200, acts, refusal: 'if unchanged' })).toMatchObject({
      failure: { reason: 'unclear_who_canceled', kakaoPayCode: -722 },
      shown: { status: 'PART_CANCEL_PAYMENT', totalWon: 2200, canceledWon: 1200, at },
    });
  });
});

describe('what cannot be', () => {
  test.each([
    ['a status of tomorrow', { over: { status: 'PONDERING' } }, unclear],
    ['a status that is no word of KakaoPay', { over: { status: 'toString' } }, unclear],
    ['a part of an amount that it does not tell', { canceledWon: 700, over: { canceled_amount: null } }, unclear],
    ['another total', { over: { amount: { total: 2100 } } }, ['found_contradiction', 'other_amount_approved']],
    ['more given back than paid', { canceledWon: 2201 }, ['found_contradiction', 'other_amount_approved']],
    ...['READY', 'AUTH_PASSWORD', 'QUIT_PAYMENT', 'FAIL_PAYMENT'].map(
      (status) =>
        [`no approval: ${status}`, { over: { status } }, ['found_contradiction', 'approval_no_longer_shown']] as const,
    ),
  ] as const)('%s', async (_, seen, expected) => {
    for (const askedAt of [at, settled]) expect(await told({ ...seen, askedAt })).toEqual(expected);
  });

  test('no answer proves nothing, however long after', async () => {
    for (const transport of [breaks('ETIMEDOUT'), answers(503, 'down'), answers(400, { error_code: -721 })]) {
      const result = await clientOver(transport).order({ tid: canceling.tid });
      expect(foundCancel(canceling, intent, result, settled)).toMatchObject({
        type: 'outcome_unknown',
        reason: 'no_answer',
      });
    }
  });
});

describe('a cancellation that did not happen', () => {
  const lost = (times: number): Payment => ({
    ...canceling,
    intent: { ...intent, lost: times },
  });

  test('is sent again five times, and then no more', async () => {
    for (const times of [0, 4]) expect(await told({ of: lost(times), askedAt: settled })).toEqual(never);
    const event = await found({ of: lost(5), askedAt: settled });
    expect(event).toMatchObject({
      type: 'cancel_refused',
      cancellations: [{ failure: { reason: 'never_got_through' } }],
    });
  });

  test('is not sent again when so much is no longer left', async () => {
    expect(await told({ canceledWon: 1500, acts: [act('A1')], askedAt: settled })).toEqual([...never, elsewhere(1500)]);
    const event = await found({ canceledWon: 1501, acts: [act('A1')], askedAt: settled });
    expect(event).toMatchObject({
      type: 'further_cancel_refused',
      cancellations: [
        { n: 1, outcome: 'refused', failure: { reason: 'overtaken' } },
        { n: 2, outcome: 'canceled_elsewhere', amountWon: 1501 },
      ],
    });
    expect((await told({ canceledWon: 2200, acts: [act('A1')], askedAt: settled }))[0]).toBe('cancel_overtaken');
  });
});

const sendTo = (transport: Transport, generation?: Generation) =>
  clientOver(transport, generation).cancel({
    tid: canceling.tid,
    cancel_amount: 700,
    cancel_tax_free_amount: 0,
    cancel_vat_amount: 64,
    cancel_available_amount: 2200,
    payload: ours,
  });

describe('an answer that it was canceled', () => {
  const done = {
    tid: canceling.tid,
    status: 'PART_CANCEL_PAYMENT',
    aid: 'A469b847406d7b2dc394',
    canceled_amount: { total: 700, tax_free: 0, vat: 64 },
    cancel_available_amount: { total: 1500 },
    canceled_at: '2026-11-23T14:01:02',
  };

  async function outcomeOf(over: object, of: Payment = canceling): Promise<Event> {
    const result = await sendTo(answers(200, { ...done, ...over }));
    if (!result.ok) throw new Error(result.error.code);
    return canceledOutcome(of, intent, result.value, at);
  }

  test('is believed, with its name and time', async () => {
    expect(await outcomeOf({})).toEqual({
      type: 'part_cancel_confirmed',
      intent: 3,
      cancellations: [{ ...sampleAsked(700), outcome: 'canceled', aid: done.aid, at: Date.UTC(2026, 10, 23, 5, 1, 2) }],
    });
    expect(await outcomeOf({ canceled_at: null })).toMatchObject({ cancellations: [{ at }] });
  });

  test('of all that was left', async () => {
    const of = { ...canceling, cancellations: [sampleCanceled(1500, { n: 0 })] };
    expect(await outcomeOf({ canceled_amount: { total: 2200 } }, of)).toMatchObject({ type: 'cancel_confirmed' });
  });

  test('and more with it: that was somebody else, with the tax parts that are not ours', async () => {
    expect(await outcomeOf({ canceled_amount: { total: 1200, tax_free: 0, vat: 70 } })).toMatchObject({
      type: 'part_cancel_confirmed',
      cancellations: [
        { n: 1, outcome: 'canceled', amountWon: 700, vatWon: 64 },
        { n: 2, outcome: 'canceled_elsewhere', amountWon: 500, vatWon: 6, at },
      ],
    });
  });

  test.each([
    ['less than that', 699, 'less_canceled_than_before'],
    ['more than there is', 2201, 'other_amount_approved'],
  ])('and %s is for a person', async (_, total, reason) => {
    expect(await outcomeOf({ canceled_amount: { total } })).toMatchObject({
      type: 'found_contradiction',
      failure: { reason },
    });
  });
});

describe('an error in answer to cancel', () => {
  const refusalOf = async (generation: Generation, code: number, status = 400, extras?: object) => {
    const body = generation === 'current' ? { error_code: code, error_message: 'no' } : { code, msg: 'no' };
    const result = await sendTo(answers(status, { ...body, extras }), generation);
    return result.ok ? undefined : refusalIn(result.error);
  };
  const meaningOf = async (generation: Generation, code: number, status?: number) => {
    const refusal = await refusalOf(generation, code, status);
    if (refusal?.failure.reason === 'turned_away') return 'turned_away';
    return refusal && (refusal.isProof ? 'refused' : 'if unchanged');
  };
  const asked = undefined;
  const turnedAway = 'turned_away';

  // The sheet's codes, current and legacy: the first says that the call came as far as no payment; the last ones ask.
  test.each([
    ...[-401, -730, -731, -732, -733, -798].map((code) => [code, turnedAway, turnedAway] as const),
    ...[-400, -403, -404, -429].map((code) => [code, turnedAway, asked] as const),
    ...[-3, -5, -9, -10].map((code) => [code, asked, turnedAway] as const),
    [-2, asked, 'refused'],
    ...[-711, -721, -726, -781].map((code) => [code, 'refused', 'refused'] as const),
    ...[-710, -722, -784].map((code) => [code, 'if unchanged', 'if unchanged'] as const),
    ...[-785, -1, -4, -6, -7, -8, -11, -12, -500, -503, -603, -903, -9798].map((code) => [code, asked, asked] as const),
    ...[-701, -702, -703, -704, -705, -706, -707, -708, -723, -724, -725].map((code) => [code, asked, asked] as const),
    ...[-750, -751, -752, -753, -761, -780, -782, -783, -797, -799].map((code) => [code, asked, asked] as const),
    [-9999, asked, asked],
  ] as const)('%i: %s, legacy %s', async (code, current, legacy) => {
    expect(await meaningOf('current', code)).toBe(current);
    expect(await meaningOf('legacy', code)).toBe(legacy);
  });

  test.each([-401, -711, -721, -781, -2])('%i with a 5xx proves nothing', async (code) => {
    for (const generation of ['current', 'legacy'] as const) {
      expect(await meaningOf(generation, code, 500)).toBe(asked);
      expect(await meaningOf(generation, code, 503)).toBe(asked);
    }
  });

  test.each(['BANK_FIRM_UNKNOWN', 'USER_LOCKED'])('-781 with %s proves nothing: it is asked', async (code) => {
    const extras = { method_result_code: code, method_result_message: '' };
    for (const generation of ['current', 'legacy'] as const) {
      expect(await refusalOf(generation, -781, 400, extras)).toBeUndefined();
    }
  });

  test('keeps the words of the method rather than those of KakaoPay', async () => {
    const extras = { method_result_code: '6666', method_result_message: '원거래없음' };
    const failure = { reason: 'refused', kakaoPayCode: -781 };
    for (const generation of ['current', 'legacy'] as const) {
      expect(await refusalOf(generation, -781, 400, extras)).toEqual({
        failure: { ...failure, kakaoPayMessage: '원거래없음' },
        isProof: true,
      });
      expect(await refusalOf(generation, -781)).toEqual({
        failure: { ...failure, kakaoPayMessage: 'no' },
        isProof: true,
      });
    }
  });

  test.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT'])('that is none at all, %s, is asked', async (code) => {
    const result = await sendTo(breaks(code));
    expect(!result.ok && refusalIn(result.error)).toBeUndefined();
  });

  test('of our own settings means that nothing was sent', async () => {
    const request = { tid: '', cancel_amount: 700, cancel_tax_free_amount: 0 };
    const result = await clientOver(answers(200, {})).cancel(request);
    expect(!result.ok && refusalIn(result.error)).toEqual({ failure: { reason: 'turned_away' }, isProof: true });
  });
});

describe('a refusal that came with an answer before', () => {
  const refusal = { reason: 'refused', kakaoPayCode: -722 } as const;
  const of = { ...canceling, intent: { ...intent, refusal } };

  test('stands when what KakaoPay shows is final, and is no proof before', async () => {
    expect(await found({ of })).toEqual({ type: 'outcome_unknown', intent: 3, reason: 'not_settled', refusal });
    expect(await found({ of, askedAt: settled })).toEqual({
      type: 'cancel_refused',
      intent: 3,
      cancellations: [{ ...sampleAsked(700), outcome: 'refused', failure: refusal, at: settled }],
    });
  });
});

test('a call that was not let through has changed nothing', () => {
  const refusal = { failure: { reason: 'turned_away' }, isProof: true } as const;
  expect(turnedAway(canceling, intent, refusal, at)).toEqual({
    type: 'cancel_refused',
    intent: 3,
    cancellations: [{ ...sampleAsked(700), outcome: 'refused', failure: { reason: 'turned_away' }, at }],
  });
});

test('without a time of its own it is given back when that was found', () => {
  const answer = (canceled_at?: Date) => ({
    ...{ aid: 'A1', tid: canceling.tid, cid: 'TC0ONETIME', status: 'PART_CANCEL_PAYMENT' },
    canceled_amount: { total: 700 },
    ...(canceled_at && { canceled_at }),
  });
  const timeOf = (canceled_at?: Date) => {
    const event = canceledOutcome(canceling, intent, answer(canceled_at) as CancelAnswer, at);
    return 'cancellations' in event && event.cancellations[0]?.at;
  };
  expect(timeOf()).toBe(at);
  expect(timeOf(new Date(5))).toBe(5);
});
