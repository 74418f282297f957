import { byLink } from '../http/by-link.ts';
import { askedDevice, deviceOf } from '../http/device.ts';
import { languageOf } from '../http/language.ts';
import { seeOther } from '../http/message.ts';
import { type Route, route } from '../http/route.ts';
import { consentPage } from '../pages/consent.ts';
import { pageAnswer } from '../pages/page-answer.ts';
import { returnUrl } from '../signed-links.ts';
import { readSubscription } from '../store/subscriptions.ts';
import { existingPayment } from './existing-payment.ts';

export const checkoutRoute: Route = route({
  name: 'checkout',
  method: 'GET',
  path: '/checkout/{link}',
  summary:
    "On to KakaoPay's page for this device; to the result when there is nothing left to pay. Before the first payment of a subscription a page says what will be charged",
  access: byLink('checkout'),
  parameters: ['device', 'agreed', 'lang'],
  answers: { 200: 'page', 303: 'redirect', 404: 'page', 503: 'page' },
  async handle(service, { request, caller: id }) {
    const { settings, clock, table } = service;
    const payment = await existingPayment(service, id, 'not_found');
    const { status, expiresAt, links, subscriptionId } = payment;
    const result = () => seeOther(`${returnUrl(settings, id)}/result`);
    if (status !== 'ready' || clock.now() >= expiresAt || !links) return result();
    if (subscriptionId !== undefined) {
      const subscription = await readSubscription(table, subscriptionId);
      // What has ended before it began is not to be paid any more.
      if (subscription?.status !== 'pending') return result();
      if (request.query.agreed !== '1') {
        const view = { language: languageOf(request), device: askedDevice(request) };
        return pageAnswer(settings, 200, consentPage(service, payment, subscription, view));
      }
    }
    return seeOther(links[deviceOf(request)]);
  },
});
