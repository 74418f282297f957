import { type Canceling, cancel } from '../flows/cancel.ts';
import { byApiKey } from '../http/by-api-key.ts';
import { type Answer, json } from '../http/message.ts';
import { Problem, type ProblemCode } from '../http/problem.ts';
import { jsonBody } from '../http/read-json.ts';
import { type Route, route } from '../http/route.ts';
import { gateFault } from '../kakaopay/codes.ts';
import type { Parts } from '../payment/cancellation.ts';
import type { Payment } from '../payment/payment.ts';
import { sha256 } from '../store/idempotency.ts';
import { newCancellation } from './cancellation-requests.ts';
import { type CancellationView, cancellationsOf } from './cancellation-view.ts';
import { existingPayment } from './existing-payment.ts';
import { requireIdempotencyKey } from './idempotency-key.ts';
import { wordsOf } from './kakaopay-words.ts';

export const cancelPaymentRoute: Route = route({
  name: 'cancelPayment',
  method: 'POST',
  path: '/v1/payments/{id}/cancellations',
  summary: 'Give money back, all of it or a part; 202 while it is not known yet whether KakaoPay has done it',
  access: byApiKey('cancellations:write'),
  parameters: ['Idempotency-Key!'],
  body: jsonBody(newCancellation),
  answers: { 201: 'Cancellation', 202: 'Cancellation' },
  problems: [
    'invalid_idempotency_key',
    'payment_not_found',
    'payment_not_cancelable',
    'cancellation_in_progress',
    'too_many_cancellations',
    'cancellation_too_large',
    'cancellation_refused',
    'idempotency_key_reused',
    'kakaopay_not_configured',
    'kakaopay_unavailable',
  ],
  async handle(service, { request, path: { id = '' }, body, caller }) {
    const key = shortOf(requireIdempotencyKey(request));
    const payment = await existingPayment(service, id, 'payment_not_found');
    const asked = { ...body, by: caller.id, key, body: shortOf(JSON.stringify(body)) };
    return answerOf(await cancel(service, payment, asked));
  },
});

/** It is kept on the payment: short, and still 96 bits. */
const shortOf = (text: string): string => sha256(text).slice(0, 16);

function answerOf(canceling: Canceling): Answer {
  switch (canceling.outcome) {
    case 'asked':
    case 'replayed':
      return answerCancellation(canceling.payment, String(canceling.n), canceling.outcome === 'replayed');
    case 'other_body':
      throw new Problem('idempotency_key_reused');
    case 'in_progress':
      throw new Problem('cancellation_in_progress', {
        cancellationId: String(canceling.n),
        headers: { 'retry-after': '5' },
      });
    case 'not_cancelable':
      throw new Problem('payment_not_cancelable', { detail: whyNot(canceling.payment) });
    case 'too_many':
      throw new Problem('too_many_cancellations');
    case 'too_large':
      throw new Problem('cancellation_too_large', { detail: sentenceOf(canceling.left) });
  }
}

const whyNot = ({ status, tid }: Payment): string =>
  tid === undefined && status === 'approved'
    ? 'KakaoPay’s answer to this charge was lost, and with it the id that a cancellation needs: use the partner console.'
    : `It is ${status}.`;

const sentenceOf = ({ amountWon, taxFreeWon, vatWon }: Parts): string =>
  `${amountWon} won are left; of these ${taxFreeWon} are tax-free and ${vatWon} are VAT.`;

function answerCancellation(payment: Payment, id: string, isReplay: boolean): Answer {
  const found = cancellationsOf(payment).find((one) => one.id === id);
  if (found === undefined) throw new Error('A cancellation was asked for and is not there');
  if (found.status === 'refused') throw refusal(found);
  const headers = {
    location: `/v1/payments/${payment.id}/cancellations/${id}`,
    ...(isReplay && { 'idempotency-replayed': 'true' }),
  };
  return json(found.status === 'canceled' ? 201 : 202, found, headers);
}

function refusal({ id, failure = { reason: 'refused' } }: CancellationView): Problem {
  const { reason, kakaoPayCode } = failure;
  const kakaoPay = wordsOf(failure);
  if (reason === 'turned_away') return new Problem(turnedAwayBy(kakaoPayCode), kakaoPay);
  return new Problem('cancellation_refused', { detail: `The reason is ${reason}.`, cancellationId: id, ...kakaoPay });
}

const turnedAwayBy = (code: number | undefined): ProblemCode =>
  gateFault(code) === 'temporary' ? 'kakaopay_unavailable' : 'kakaopay_not_configured';
