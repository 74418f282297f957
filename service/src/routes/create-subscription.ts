import { defaultVat } from 'kakaopay-client';
import type { InferOutput } from 'valibot';
import { orderOnce } from '../flows/order-once.ts';
import { subscribe } from '../flows/subscribe.ts';
import { byApiKey } from '../http/by-api-key.ts';
import { json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { jsonBody } from '../http/read-json.ts';
import { type Route, route } from '../http/route.ts';
import { subscriptionIdOf } from '../ids.ts';
import { kstDay } from '../kst.ts';
import { sha256 } from '../store/idempotency.ts';
import type { Plan } from '../subscription/plan.ts';
import { anchorOf, nextCharge, periodOn } from '../subscription/schedule.ts';
import { existingSubscription } from './existing-subscription.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import { paymentOf, replayHeader, statusOf } from './ordering-answer.ts';
import { assertReturnUrl } from './return-url.ts';
import { newSubscription } from './subscription-requests.ts';
import { subscriptionViewOf } from './subscription-view.ts';

type Body = InferOutput<typeof newSubscription>;

export const createSubscriptionRoute: Route = route({
  name: 'createSubscription',
  method: 'POST',
  path: '/v1/subscriptions',
  summary: 'Ask for a subscription and get its checkout link; 200 when the order has it already',
  access: byApiKey('subscriptions:write'),
  parameters: ['Idempotency-Key'],
  body: jsonBody(newSubscription),
  answers: { 200: 'Subscription', 201: 'Subscription' },
  problems: [
    'invalid_idempotency_key',
    'no_subscriptions',
    'request_in_progress',
    'order_already_paid',
    'order_in_payment',
    'idempotency_key_reused',
    'refused_by_kakaopay',
    'kakaopay_not_configured',
    'kakaopay_unavailable',
  ],
  async handle(service, { request, body, caller }) {
    const merchantCode = service.settings.subscriptionCode;
    if (!merchantCode) throw new Problem('no_subscriptions');
    assertReturnUrl(service.settings, body.returnUrl);
    const fingerprint = sha256(`subscription ${JSON.stringify(body)}`);
    const plan = planOf(body, service.clock.now());
    if (plan) assertCharges(plan, service.clock.now());
    const wanted = { order: firstPaymentOf(body), merchantCode, plan, fingerprint, by: caller.id };
    const ordered = await orderOnce(service, {
      idempotencyKey: readIdempotencyKey(request),
      fingerprint,
      order: (paymentId) => subscribe(service, { ...wanted, paymentId }),
    });
    const payment = paymentOf(ordered);
    const id = subscriptionIdOf(payment.id);
    const headers = { location: `/v1/subscriptions/${id}`, ...replayHeader(ordered) };
    const subscription = await existingSubscription(service, id);
    return json(statusOf(ordered), subscriptionViewOf(service.settings, subscription), headers);
  },
});

interface Amounts {
  readonly amountWon: number;
  readonly taxFreeWon?: number | undefined;
  readonly vatWon?: number | undefined;
}

/** Amounts whose VAT may have been left out. */
export const withVat = ({ amountWon, taxFreeWon = 0, vatWon }: Amounts) => ({
  amountWon,
  taxFreeWon,
  vatWon: vatWon ?? defaultVat(amountWon, taxFreeWon),
});

function firstPaymentOf({ firstPayment, plan: _, ...order }: Body) {
  const { amountWon: totalWon, taxFreeWon, vatWon } = withVat(firstPayment);
  return { ...order, totalWon, taxFreeWon, vatWon };
}

/** A plan that is over before its first charge is a mistake. */
function assertCharges(plan: Plan, now: number): void {
  if (nextCharge(plan, periodOn(plan, kstDay(now)), now, 0) !== undefined) return;
  const message = '`plan.lastDay` must not be before the first charge';
  throw new Problem('invalid_request', { errors: [{ path: 'plan.lastDay', message }] });
}

function planOf({ plan }: Body, now: number): Plan | undefined {
  if (plan === undefined) return undefined;
  const { anchor, trialDays, chargesMax, lastDay, interval, retryDays, afterRetries } = plan;
  return {
    ...withVat(plan),
    ...{ interval, retryDays, afterRetries },
    anchor: anchorOf({ startedAt: now, trialDays, anchor }),
    ...(chargesMax !== undefined && { chargesMax }),
    ...(lastDay !== undefined && { lastDay }),
  };
}
