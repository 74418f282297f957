import { review } from '../flows/review.ts';
import { byApiKey } from '../http/by-api-key.ts';
import { json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { jsonBody } from '../http/read-json.ts';
import { type Route, route } from '../http/route.ts';
import { type SafeAction, safeActions } from '../kakaopay/conclusion.ts';
import { existingPayment } from './existing-payment.ts';
import { newReview } from './review-requests.ts';
import { viewOf } from './view.ts';

export const reviewPaymentRoute: Route = route({
  name: 'reviewPayment',
  method: 'POST',
  path: '/v1/payments/{id}/review',
  summary: 'What a person decides about a payment that is `needs_review`; the same once more changes nothing',
  access: byApiKey('reviews:write'),
  body: jsonBody(newReview),
  answers: { 200: 'Payment' },
  problems: ['payment_not_found', 'no_review_needed', 'review_action_not_allowed', 'kakaopay_unavailable'],
  async handle(service, { path: { id = '' }, body, caller }) {
    const payment = await existingPayment(service, id, 'payment_not_found');
    const reviewing = await review(service, payment, { ...body, by: caller.id });
    switch (reviewing.outcome) {
      case 'done':
        return json(200, viewOf(service.settings, reviewing.payment));
      case 'not_needed':
        throw new Problem('no_review_needed', { detail: `It is ${reviewing.payment.status}.` });
      case 'not_allowed': {
        const allowed = safeActions(reviewing.payment).map(wordsOf).join(', ');
        throw new Problem('review_action_not_allowed', { detail: `Allowed now: ${allowed}.` });
      }
      case 'kakaopay_unavailable':
        throw new Problem('kakaopay_unavailable');
    }
  },
});

const wordsOf = (one: SafeAction): string =>
  one.action === 'settle_by_hand' ? `${one.action} as ${one.as}` : one.action;
