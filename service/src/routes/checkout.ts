import { byLink } from '../http/by-link.ts';
import { deviceOf } from '../http/device.ts';
import { seeOther } from '../http/message.ts';
import { type Route, route } from '../http/route.ts';
import { returnUrl } from '../signed-links.ts';
import { existingPayment } from './existing-payment.ts';

export const checkoutRoute: Route = route({
  name: 'checkout',
  method: 'GET',
  path: '/checkout/{link}',
  summary: "On to KakaoPay's page for this device; to the result when there is nothing left to pay",
  access: byLink('checkout'),
  parameters: ['device'],
  answers: { 303: 'redirect', 404: 'page', 503: 'page' },
  async handle(service, { request, caller: id }) {
    const payment = await existingPayment(service, id, 'not_found');
    const payable = payment.status === 'ready' && service.clock.now() < payment.expiresAt;
    return seeOther(
      payable && payment.links ? payment.links[deviceOf(request)] : `${returnUrl(service.settings, payment.id)}/result`,
    );
  },
});
