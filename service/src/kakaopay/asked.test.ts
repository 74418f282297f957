import type { Transport } from 'kakaopay-client';
import { describe, expect, test } from 'vitest';
import type { Event } from '../payment/events.ts';
import type { ApproveIntent } from '../payment/payment.ts';
import { samplePayment } from '../payment/testing.ts';
import { closeOutcome, refusedOutcome } from './approve-outcome.ts';
import { answers, breaks, clientOver } from './testing.ts';

// What KakaoPay shows before a refusal or a closing is written down.
const { tid, intent } = samplePayment('approving') as ReturnType<typeof samplePayment> & { intent: ApproveIntent };
const foundStatus = (status: string) => answers(200, { tid, cid: 'TC0ONETIME', status, amount: { total: 2200 } });

const open = ['READY', 'SEND_TMS', 'OPEN_PAYMENT', 'SELECT_METHOD', 'ARS_WAITING', 'AUTH_PASSWORD'];
const contradicting = ['PART_CANCEL_PAYMENT', 'CANCEL_PAYMENT'];
const failing = ['FAIL_AUTH_PASSWORD', 'FAIL_PAYMENT'];
const unclear = [foundStatus('PONDERING'), answers(400, { error_code: -721 }), breaks('ECONNRESET')];

async function afterRefusal(transport: Transport): Promise<Event> {
  const refused: Event = { type: 'approve_refused', intent: 3, failure: { reason: 'refused', kakaoPayCode: -780 } };
  return refusedOutcome(refused, intent, await clientOver(transport).order({ tid }), 0);
}

describe('the lookup after an approve that was refused', () => {
  test.each([...open, ...failing, 'QUIT_PAYMENT'])('%s: the refusal stands', async (status) => {
    expect(await afterRefusal(foundStatus(status))).toMatchObject({ type: 'approve_refused' });
  });

  test.each([
    ['SUCCESS_PAYMENT', 'paid_after_refusal'],
    ['ISSUED_SID', 'paid_after_refusal'],
    ['CANCEL_PAYMENT', 'canceled_at_kakaopay'],
  ])('%s: a person has to look', async (status, reason) => {
    expect(await afterRefusal(foundStatus(status))).toMatchObject({ type: 'found_contradiction', failure: { reason } });
  });

  test('no clear answer: it is asked again', async () => {
    for (const transport of unclear) {
      expect(await afterRefusal(transport)).toMatchObject({ type: 'outcome_unknown', intent: 3 });
    }
  });
});

describe('the lookup of an open payment that the shop closes', () => {
  const afterClose = async (transport: Transport) =>
    closeOutcome(samplePayment('ready'), await clientOver(transport).order({ tid }), undefined);

  test.each([
    ...open.map((status) => [status, 'shop_closed']),
    ...failing.map((status) => [status, 'found_failed']),
    ...contradicting.map((status) => [status, 'found_contradiction']),
    ['QUIT_PAYMENT', 'found_quit'],
    ['SUCCESS_PAYMENT', 'found_contradiction'],
  ])('%s: %s', async (status, type) => {
    expect(await afterClose(foundStatus(status ?? ''))).toMatchObject({ type });
  });

  test('no clear answer: nothing changes', async () => {
    for (const transport of unclear) expect(await afterClose(transport)).toBeUndefined();
  });
});
