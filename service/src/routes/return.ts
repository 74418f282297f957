import { approve, lookUp, resume } from '../flows/approve.ts';
import { byLink } from '../http/by-link.ts';
import { type Answer, type Request, seeOther } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import type { Payment } from '../payment/payment.ts';
import { states } from '../payment/states.ts';
import type { Service } from '../service.ts';
import { receiptUrl, returnUrl } from '../signed-links.ts';
import { readPayment } from '../store/payments.ts';
import { addResult } from './add-result.ts';
import { statusAnswer } from './status-answer.ts';

type Act = (service: Service, payment: Payment, request: Request) => Promise<Payment>;

/** KakaoPay's have 20 characters ([client]); nothing much longer is stored. */
const pgToken = /^[\x21-\x7e]{1,100}$/;

const paid: Act = (service, payment, { query: { pg_token = '' } }) =>
  pgToken.test(pg_token) ? approve(service, payment, pg_token) : resume(service, payment);

const gaveUp: Act = (service, payment) =>
  payment.status === 'ready' ? lookUp(service, payment) : resume(service, payment);

/** What each return does with the payment. None believes the browser: only KakaoPay's own word changes anything. */
const outcomes: Readonly<Record<string, Act>> = { approve: paid, cancel: gaveUp, fail: gaveUp, result: resume };

/** Where KakaoPay sends the payer back to, and where an open outcome is waited for. */
export const returnRoute: Route = route({
  name: 'return',
  method: 'GET',
  path: '/return/{link}/{outcome}',
  summary: 'Where KakaoPay sends the payer back to: on to the shop, to the receipt, or a page that waits',
  access: byLink('return'),
  parameters: ['pg_token', 'lang'],
  answers: { 200: 'page', 204: 'nothing', 303: 'redirect', 404: 'page', 503: 'page' },
  async handle(service, { request, caller: id, path: { outcome = '' } }) {
    const act = Object.hasOwn(outcomes, outcome) ? outcomes[outcome] : undefined;
    // A link preview or a prefetch is not the payer. Older browsers say so in another header.
    const purpose = request.headers['sec-purpose'] ?? request.headers.purpose;
    if (purpose?.includes('prefetch')) return { status: 204, headers: {}, body: '' };
    const payment = act && (await readPayment(service.table, id));
    if (!payment) throw new Problem('not_found');
    return onward(service, await act(service, payment, request), request, outcome);
  },
});

/** On to the shop, or to the receipt; `pg_token` is left behind in either case. */
function onward(service: Service, payment: Payment, request: Request, outcome: string): Answer | Promise<Answer> {
  if (states[payment.status].payerDone) return seeOther(shopUrl(payment) ?? receiptUrl(service.settings, payment.id));
  if (outcome !== 'result') return seeOther(`${returnUrl(service.settings, payment.id)}/result`);
  return statusAnswer(service, payment, request);
}

/**
 * The shop's own page, told which payment it is about. What it says is no proof: the shop asks `GET
 * /v1/payments/{id}`.
 */
const shopUrl = ({ returnUrl: address, id, orderId, status }: Payment): string | undefined =>
  address === undefined ? undefined : addResult(address, { paymentId: id, orderId, status });
