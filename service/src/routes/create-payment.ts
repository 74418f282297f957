import { defaultVat } from 'kakaopay-client';
import type { InferOutput } from 'valibot';
import { newId } from '../flows/create.ts';
import { isCurrent, type Ordering, orderPayment } from '../flows/order.ts';
import { byApiKey } from '../http/by-api-key.ts';
import { type Answer, json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import type { Payment } from '../payment/payment.ts';
import type { Service } from '../service.ts';
import { type Claimed, claimKey, sha256 } from '../store/idempotency.ts';
import { readPayment } from '../store/payments.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import { inProgress, paymentOf } from './ordering-answer.ts';
import { assertReturnUrl } from './return-url.ts';
import { newPayment } from './schemas.ts';
import { viewOf } from './view.ts';

export const createPaymentRoute: Route = route({
  name: 'createPayment',
  method: 'POST',
  path: '/v1/payments',
  summary: 'Ask for a payment and get its checkout link; 200 when the order has its payment already',
  access: byApiKey('payments:write'),
  parameters: ['Idempotency-Key'],
  body: newPayment,
  answers: { 200: 'Payment', 201: 'Payment' },
  problems: [
    'invalid_idempotency_key',
    'request_in_progress',
    'order_already_paid',
    'order_in_payment',
    'idempotency_key_reused',
    'refused_by_kakaopay',
    'kakaopay_not_configured',
    'kakaopay_unavailable',
  ],
  handle(service, { request, body: order, caller }) {
    assertReturnUrl(service.settings, order.returnUrl);
    const wanted = { order, fingerprint: sha256(JSON.stringify(order)), by: caller.id };
    return answer(service, wanted, readIdempotencyKey(request));
  },
});

type Order = InferOutput<typeof newPayment>;

interface Wanted {
  readonly order: Order;
  /** The order in short: the same request has the same. */
  readonly fingerprint: string;
  /** The API key's id. */
  readonly by: string;
}

async function answer(service: Service, wanted: Wanted, idempotencyKey: string | undefined): Promise<Answer> {
  const paymentId = newId(service);
  if (idempotencyKey === undefined) return answerOrdering(service, await make(service, paymentId, wanted));
  const { fingerprint } = wanted;
  const claim = await claimKey(service.table, { idempotencyKey, fingerprint, paymentId, now: service.clock.now() });
  switch (claim.outcome) {
    case 'other_body':
      throw new Problem('idempotency_key_reused');
    case 'in_progress':
      throw inProgress();
    case 'claimed':
      return makeClaimed(service, claim, wanted);
    case 'known': {
      const payment = await readPayment(service.table, claim.paymentId);
      if (payment) return replayed(service, payment);
      const taken = await claim.takeOver();
      if (taken.outcome === 'in_progress') throw inProgress();
      return makeClaimed(service, taken, wanted);
    }
  }
}

const make = (service: Service, paymentId: string, { order, ...rest }: Wanted): Promise<Ordering> =>
  orderPayment(service, {
    paymentId,
    order: { ...order, vatWon: order.vatWon ?? defaultVat(order.totalWon, order.taxFreeWon) },
    ...rest,
  });

async function makeClaimed(service: Service, claim: Claimed, wanted: Wanted): Promise<Answer> {
  const ordering = await make(service, claim.paymentId, wanted);
  if (ordering.outcome === 'found') await claim.pointTo(ordering.payment.id);
  else if (ordering.outcome !== 'created') await claim.release();
  return answerOrdering(service, ordering);
}

/** 201: made by this request. 200: it was there already. */
function answerOrdering(service: Service, ordering: Ordering): Answer {
  const payment = paymentOf(ordering);
  const status = ordering.outcome === 'created' ? 201 : 200;
  return json(status, viewOf(service.settings, payment), { location: `/v1/payments/${payment.id}` });
}

/** The same request once more: the payment as it is now. */
async function replayed(service: Service, payment: Payment): Promise<Answer> {
  if (!(await isCurrent(service, payment))) throw inProgress();
  const headers = { location: `/v1/payments/${payment.id}`, 'idempotency-replayed': 'true' };
  return json(201, viewOf(service.settings, payment), headers);
}
