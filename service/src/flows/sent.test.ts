import { createKakaoPay, type TransportRequest } from 'kakaopay-client';
import { describe, expect, test } from 'vitest';
import {
  bodyOf,
  cancelPayment,
  payAtKakaoPay,
  startApproved,
  startPaid,
  startPayment,
} from '../../../world/actions.ts';
import { keepInto } from '../../../world/outside.ts';
import { chargeNow, startSubscribed } from '../../../world/subscribing.ts';
import { createWorld, type WorldOptions } from '../../../world/world.ts';
import type { Payment } from '../payment/payment.ts';
import type { PaymentView } from '../routes/view.ts';
import type { Service } from '../service.ts';
import { apply } from './apply.ts';
import { approve, lookUp } from './approve.ts';

// What is sent to KakaoPay about a payment that it has made, field by field.

test('it is approved as it was asked for, with the amount that KakaoPay is to check', async () => {
  const sent: TransportRequest[] = [];
  const virtual = await createWorld({ transport: keepInto(sent) });
  const payment = await startPayment(virtual);
  const comeBack = await payAtKakaoPay(virtual, payment);
  await virtual.get(comeBack);
  const approves = sent.filter(({ url }) => url.endsWith('/approve'));
  expect(approves.map(({ body }) => JSON.parse(body))).toEqual([
    {
      cid: 'TC0ONETIME',
      tid: payment.tid,
      partner_order_id: 'A-1001',
      partner_user_id: 'buyer-1',
      pg_token: new URL(comeBack).searchParams.get('pg_token'),
      total_amount: 2200,
    },
  ]);
});

test('an open payment keeps its merchant code when the setting has changed meanwhile', async () => {
  const virtual = await createWorld();
  const payment = await startPayment(virtual);
  const pgToken = new URL(await payAtKakaoPay(virtual, payment)).searchParams.get('pg_token') ?? '';
  const sent: TransportRequest[] = [];
  const kakaoPay = createKakaoPay({
    generation: 'current',
    secretKey: 'DEV0000000000000000000000000000000000001',
    cid: 'C371930065',
    cidSecret: 'of-the-new-code',
    transport: keepInto(sent)(async () => {
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    }),
  });
  const settings = { ...virtual.service.settings, merchantCode: 'C371930065' };
  const changed: Service = { ...virtual.service, settings, kakaoPay };
  await approve(changed, payment, pgToken);
  await lookUp(changed, payment);
  expect(sent.map(({ url }) => url.split('/').at(-1))).toEqual(['approve', 'order', 'order']);
  for (const { body } of sent) {
    expect(JSON.parse(body).cid).toBe('TC0ONETIME');
    expect(JSON.parse(body)).not.toHaveProperty('cid_secret');
  }
});

test('a refusal is believed once KakaoPay was asked; when it took the money all the same, a person has to look', async () => {
  const virtual = await createWorld({
    transport: (toSimulator) => async (request) => {
      const answer = await toSimulator(request);
      const refusal = { status: 400, body: '{"error_code":-780,"error_message":"approval failure!"}' };
      return request.url.endsWith('/approve') ? refusal : answer;
    },
  });
  const { id, comeBack } = await startPaid(virtual);
  await virtual.get(comeBack);
  expect(virtual.simulator.ledger().entries).toHaveLength(1);
  const failure = { reason: 'paid_after_refusal' };
  expect(await virtual.payment(id)).toMatchObject({ status: 'needs_review', failure });
});

describe('whatever moves money', () => {
  /** How long after it was decided a call may leave, by the event that decided it. */
  const timeToSend = (sent: readonly TransportRequest[], call: string, payment: Payment | undefined, event: string) =>
    sent
      .filter(({ url }) => url.endsWith(call))
      .map(({ sendBefore }) => Number(sendBefore) - (payment?.events.find(({ type }) => type === event)?.at ?? 0));

  test('may leave within 6 s after it was decided: an approve and a cancellation', async () => {
    const sent: TransportRequest[] = [];
    const virtual = await createWorld({ transport: keepInto(sent) });
    const { id } = await startApproved(virtual);
    await cancelPayment(virtual, id, { amountWon: 700 });
    const payment = await virtual.payment(id);
    expect(timeToSend(sent, '/approve', payment, 'payer_returned')).toEqual([6_000]);
    expect(timeToSend(sent, '/cancel', payment, 'cancel_asked')).toEqual([6_000]);
  });

  test('may leave within 6 s after it was decided: a charge', async () => {
    const sent: TransportRequest[] = [];
    const virtual = await createWorld({ transport: keepInto(sent) });
    const { id } = await startSubscribed(virtual, { plan: undefined });
    const charged = bodyOf<PaymentView>(await chargeNow(virtual, id));
    const payment = await virtual.payment(charged.id);
    expect(timeToSend(sent, '/subscription', payment, 'created')).toEqual([6_000]);
  });

  test.each([
    [17_999, 'not_settled'],
    [18_000, undefined],
  ])('is not sent again by a lookup that was asked for %i ms after it, and answered later', async (ms, waits) => {
    const sent: TransportRequest[] = [];
    const slowly: WorldOptions['transport'] = (direct) => async (request) => {
      const answer = await keepInto(sent)(direct)(request);
      if (request.url.endsWith('/order')) await virtual.pass(2_000);
      return answer;
    };
    const virtual = await createWorld({ transport: slowly });
    const { id } = await startPaid(virtual);
    const open = (await virtual.payment(id)) as Payment;
    const { payment } = await apply(virtual.service, open, { type: 'payer_returned', pgToken: 'token' });
    await virtual.pass(ms);
    const after = await lookUp(virtual.service, payment);
    expect(after.waiting?.reason).toBe(waits);
    expect(sent.some(({ url }) => url.endsWith('/approve'))).toBe(waits === undefined);
  });
});
