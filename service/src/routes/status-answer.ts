import { languageOf } from '../http/language.ts';
import type { Answer, Request } from '../http/message.ts';
import { pageAnswer } from '../pages/page-answer.ts';
import { isWaiting, statusPage } from '../pages/status.ts';
import type { Payment } from '../payment/payment.ts';
import type { Service } from '../service.ts';

/** Seconds until a page whose outcome is open looks again: without script, and without moving what is being read. */
export const refreshSeconds = '3';

/** How the payment stands, as a page. */
export function statusAnswer(service: Service, payment: Payment, request: Request): Answer {
  const page = statusPage(service, payment, languageOf(request));
  return pageAnswer(service.settings, 200, page, isWaiting(service, payment) ? { refresh: refreshSeconds } : {});
}
