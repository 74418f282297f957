import { deviceOf } from '../http/device.ts';
import { seeOther } from '../http/message.ts';
import type { Handle } from '../http/router.ts';
import { openSignedId, returnUrl } from '../signed-links.ts';
import { readPayment } from '../store/payments.ts';
import { unknownLink } from './unknown-link.ts';

/** `GET /checkout/{link}`: on to KakaoPay's page for this device; to the result when there is nothing left to pay. */
export const checkoutRoute: Handle = async (service, request, { link = '' }) => {
  const id = openSignedId(service.settings, 'checkout', link);
  const payment = id && (await readPayment(service.table, id));
  if (!payment) return unknownLink(service, request);
  const payable = payment.status === 'ready' && service.clock.now() < payment.expiresAt;
  return seeOther(payable ? payment.links[deviceOf(request)] : `${returnUrl(service.settings, payment.id)}/result`);
};
