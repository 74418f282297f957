import { createKakaoPay, type TransportRequest } from 'kakaopay-client';
import { expect, test } from 'vitest';
import { payAtKakaoPay, startPaid, startPayment } from '../../../world/actions.ts';
import { keepInto } from '../../../world/outside.ts';
import { createWorld } from '../../../world/world.ts';
import type { Service } from '../service.ts';
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
