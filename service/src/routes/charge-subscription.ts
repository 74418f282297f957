import { type ChargedNow, chargeNow } from '../flows/charge-now.ts';
import { byApiKey } from '../http/by-api-key.ts';
import { type Answer, json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { jsonBody } from '../http/read-json.ts';
import { type Route, route } from '../http/route.ts';
import type { Payment } from '../payment/payment.ts';
import type { Service } from '../service.ts';
import { sha256 } from '../store/idempotency.ts';
import { withVat } from './create-subscription.ts';
import { existingSubscription } from './existing-subscription.ts';
import { requireIdempotencyKey } from './idempotency-key.ts';
import { wordsOf } from './kakaopay-words.ts';
import { inProgress } from './ordering-answer.ts';
import { newCharge } from './subscription-requests.ts';
import { viewOf } from './view.ts';

export const chargeSubscriptionRoute: Route = route({
  name: 'chargeSubscription',
  method: 'POST',
  path: '/v1/subscriptions/{id}/charges',
  summary: 'Charge now, beside the plan; 202 while it is not known yet whether KakaoPay has done it',
  access: byApiKey('subscriptions:write'),
  parameters: ['Idempotency-Key!'],
  body: jsonBody(newCharge),
  answers: { 201: 'Payment', 202: 'Payment' },
  problems: [
    'invalid_idempotency_key',
    'subscription_not_found',
    'subscription_not_chargeable',
    'charge_in_progress',
    'request_in_progress',
    'charge_refused',
    'idempotency_key_reused',
  ],
  async handle(service, { request, path: { id = '' }, body, caller }) {
    const idempotencyKey = requireIdempotencyKey(request);
    const subscription = await existingSubscription(service, id);
    const fingerprint = sha256(`charge ${id} ${JSON.stringify(body)}`);
    const { itemName } = body;
    const wanted = { ...withVat(body), itemName, by: caller.id, idempotencyKey, fingerprint };
    return answerOf(service, await chargeNow(service, subscription, wanted));
  },
});

function answerOf(service: Service, charged: ChargedNow): Answer {
  switch (charged.outcome) {
    case 'charged':
    case 'replayed':
      return answerPayment(service, charged.payment, charged.outcome === 'replayed');
    case 'other_body':
      throw new Problem('idempotency_key_reused');
    case 'in_progress':
      throw inProgress();
    case 'charging':
      throw new Problem('charge_in_progress', { paymentId: charged.paymentId, headers: { 'retry-after': '5' } });
    case 'not_chargeable':
      throw new Problem('subscription_not_chargeable', { detail: `It is ${charged.subscription.status}.` });
  }
}

function answerPayment({ settings }: Service, payment: Payment, isReplay: boolean): Answer {
  const { id: paymentId, status, failure } = payment;
  if (status === 'failed') {
    const detail = `The reason is ${failure?.reason}.`;
    throw new Problem('charge_refused', { paymentId, detail, ...wordsOf(failure ?? {}) });
  }
  const isOpen = status === 'charging' || status === 'needs_review';
  const headers = { location: `/v1/payments/${paymentId}`, ...(isReplay && { 'idempotency-replayed': 'true' }) };
  return json(isOpen ? 202 : 201, viewOf(settings, payment), headers);
}
