import { defaultVat } from 'kakaopay-client';
import type { InferOutput } from 'valibot';
import { createPayment, newId } from '../flows/create.ts';
import { byApiKey } from '../http/by-api-key.ts';
import { type Answer, json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import type { Payment } from '../payment/payment.ts';
import type { Service } from '../service.ts';
import { type Claim, claimKey } from '../store/idempotency.ts';
import { readPayment } from '../store/payments.ts';
import { assertReturnUrl } from './return-url.ts';
import { newPayment } from './schemas.ts';
import { viewOf } from './view.ts';

export const createPaymentRoute: Route = route({
  name: 'createPayment',
  method: 'POST',
  path: '/v1/payments',
  summary: 'Ask for a payment and get its checkout link',
  access: byApiKey('payments:write'),
  parameters: ['Idempotency-Key'],
  body: newPayment,
  answers: { 201: 'Payment' },
  problems: [
    'invalid_idempotency_key',
    'request_in_progress',
    'idempotency_key_reused',
    'refused_by_kakaopay',
    'kakaopay_not_configured',
    'kakaopay_unavailable',
  ],
  async handle(service, { request, caller, body: order }) {
    assertReturnUrl(service.settings, order.returnUrl);
    const idempotencyKey = readIdempotencyKey(request.headers['idempotency-key']);
    const paymentId = newId(service);
    if (idempotencyKey === undefined) return created(service, await make(service, paymentId, order));
    const claim = await claimKey(service.table, {
      apiKeyId: caller.id,
      idempotencyKey,
      body: JSON.stringify(order),
      paymentId,
      now: service.clock.now(),
    });
    return answerClaim(service, claim, order);
  },
});

type Order = InferOutput<typeof newPayment>;

const make = (service: Service, paymentId: string, order: Order): Promise<Payment> =>
  createPayment(service, paymentId, {
    ...order,
    vatWon: order.vatWon ?? defaultVat(order.totalWon, order.taxFreeWon),
  });

async function answerClaim(service: Service, claim: Claim, order: Order): Promise<Answer> {
  switch (claim.outcome) {
    case 'other_body':
      throw new Problem('idempotency_key_reused');
    case 'in_progress':
      throw new Problem('request_in_progress', { headers: { 'retry-after': '5' } });
    case 'claimed':
      try {
        return created(service, await make(service, claim.paymentId, order));
      } catch (error) {
        await claim.release();
        throw error;
      }
    case 'known': {
      const payment = await readPayment(service.table, claim.paymentId);
      if (payment) return replayed(service, payment);
      const taken = await claim.takeOver();
      if (taken.outcome === 'known') throw new Problem('request_in_progress', { headers: { 'retry-after': '5' } });
      return answerClaim(service, taken, order);
    }
  }
}

const created = (service: Service, payment: Payment): Answer =>
  json(201, viewOf(service.settings, asCreated(payment)), { location: `/v1/payments/${payment.id}` });

const replayed = (service: Service, payment: Payment): Answer => {
  const answer = created(service, payment);
  return { ...answer, headers: { ...answer.headers, 'idempotency-replayed': 'true' } };
};

/** The same key gets the same answer, whatever has become of the payment since; `GET` tells how it is now. */
function asCreated(payment: Payment): Payment {
  const { approval: _, failure: __, attempt: ___, ...rest } = payment;
  return { ...rest, status: 'ready' };
}

/** Quoted as the standard's draft has it (`"abc"`), or bare as most people send it. */
function readIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) throw new Problem('invalid_idempotency_key');
  return key;
}
