import { languageOf } from '../http/language.ts';
import { type Answer, html, type Request } from '../http/message.ts';
import { isWaiting, statusPage } from '../pages/status.ts';
import type { Payment } from '../payment/payment.ts';
import type { Service } from '../service.ts';

/** Seconds until a page whose outcome is open looks again: without script, and without moving what is being read. */
const refreshSeconds = '3';

/** How the payment stands, as a page. */
export function statusAnswer(service: Service, payment: Payment, request: Request): Answer {
  const answer = html(200, statusPage(service, payment, languageOf(request)));
  if (!isWaiting(service, payment)) return answer;
  return { ...answer, headers: { ...answer.headers, refresh: refreshSeconds } };
}
