import { defaultVat } from 'kakaopay-client';
import type { InferOutput } from 'valibot';
import { newId } from '../flows/create.ts';
import { isCurrent, type Ordering, orderPayment } from '../flows/order.ts';
import { authorize } from '../http/authorize.ts';
import { type Answer, json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import type { Handle } from '../http/router.ts';
import { parseJson, validate } from '../http/validate.ts';
import type { Payment } from '../payment/payment.ts';
import type { Service } from '../service.ts';
import { type Claimed, claimKey, sha256 } from '../store/idempotency.ts';
import { readPayment } from '../store/payments.ts';
import { inProgress, paymentOf } from './ordering-answer.ts';
import { newPayment } from './schemas.ts';
import { viewOf } from './view.ts';

/** `POST /v1/payments` */
export const createPaymentRoute: Handle = async (service, request) => {
  await authorize(service, request, 'payments:write');
  const order = validate(newPayment, parseJson(request.body));
  const idempotencyKey = readIdempotencyKey(request.headers['idempotency-key']);
  const paymentId = newId(service);
  if (idempotencyKey === undefined) return answerOrdering(service, await make(service, paymentId, order));
  const body = JSON.stringify(order);
  const claim = await claimKey(service.table, { idempotencyKey, body, paymentId, now: service.clock.now() });
  switch (claim.outcome) {
    case 'other_body':
      throw new Problem('idempotency_key_reused');
    case 'in_progress':
      throw inProgress();
    case 'claimed':
      return makeClaimed(service, claim, order);
    case 'known': {
      const payment = await readPayment(service.table, claim.paymentId);
      if (payment) return replayed(service, payment);
      const taken = await claim.takeOver();
      if (taken.outcome === 'in_progress') throw inProgress();
      return makeClaimed(service, taken, order);
    }
  }
};

type Order = InferOutput<typeof newPayment>;

const make = (service: Service, paymentId: string, order: Order): Promise<Ordering> =>
  orderPayment(service, {
    paymentId,
    order: { ...order, vatWon: order.vatWon ?? defaultVat(order.totalWon, order.taxFreeWon) },
    fingerprint: sha256(JSON.stringify(order)),
  });

async function makeClaimed(service: Service, claim: Claimed, order: Order): Promise<Answer> {
  const ordering = await make(service, claim.paymentId, order);
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

/** Quoted as the standard's draft has it (`"abc"`), or bare as most people send it. */
function readIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) throw new Problem('invalid_idempotency_key');
  return key;
}
