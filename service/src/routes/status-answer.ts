import { languageOf } from '../http/language.ts';
import type { Answer, Request } from '../http/message.ts';
import { pageAnswer } from '../pages/page-answer.ts';
import { isWaiting, statusPage } from '../pages/status.ts';
import type { Payment } from '../payment/payment.ts';
import type { Service } from '../service.ts';
import { readSubscription } from '../store/subscriptions.ts';
import { standingAfter } from '../subscription/outlook.ts';
import type { Subscription } from '../subscription/subscription.ts';

/** Seconds until a page whose outcome is open looks again: without script, and without moving what is being read. */
export const refreshSeconds = '3';

/** How the payment stands, as a page. */
export async function statusAnswer(service: Service, payment: Payment, request: Request): Promise<Answer> {
  const subscription = await subscriptionOf(service, payment);
  const page = statusPage(service, payment, languageOf(request), subscription);
  return pageAnswer(service.settings, 200, page, isWaiting(service, payment) ? { refresh: refreshSeconds } : {});
}

async function subscriptionOf({ table }: Service, payment: Payment): Promise<Subscription | undefined> {
  const { subscriptionId } = payment;
  const subscription = subscriptionId === undefined ? undefined : await readSubscription(table, subscriptionId);
  return subscription && standingAfter(subscription, payment);
}
