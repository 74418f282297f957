import { defaultVat } from 'kakaopay-client';
import { orderPayment } from '../flows/order.ts';
import { orderOnce } from '../flows/order-once.ts';
import { byApiKey } from '../http/by-api-key.ts';
import { json } from '../http/message.ts';
import { jsonBody } from '../http/read-json.ts';
import { type Route, route } from '../http/route.ts';
import { sha256 } from '../store/idempotency.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import { paymentOf, replayHeader, statusOf } from './ordering-answer.ts';
import { newPayment } from './payment-requests.ts';
import { assertReturnUrl } from './return-url.ts';
import { viewOf } from './view.ts';

export const createPaymentRoute: Route = route({
  name: 'createPayment',
  method: 'POST',
  path: '/v1/payments',
  summary: 'Ask for a payment and get its checkout link; 200 when the order has its payment already',
  access: byApiKey('payments:write'),
  parameters: ['Idempotency-Key'],
  body: jsonBody(newPayment),
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
  async handle(service, { request, body, caller }) {
    assertReturnUrl(service.settings, body.returnUrl);
    const fingerprint = sha256(JSON.stringify(body));
    const order = { ...body, vatWon: body.vatWon ?? defaultVat(body.totalWon, body.taxFreeWon) };
    const ordered = await orderOnce(service, {
      idempotencyKey: readIdempotencyKey(request),
      fingerprint,
      order: (paymentId) => orderPayment(service, { paymentId, order, fingerprint, by: caller.id }),
    });
    const payment = paymentOf(ordered);
    const headers = { location: `/v1/payments/${payment.id}`, ...replayHeader(ordered) };
    return json(statusOf(ordered), viewOf(service.settings, payment), headers);
  },
});
