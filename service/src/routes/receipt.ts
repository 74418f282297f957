import type { Handle } from '../http/router.ts';
import { openSignedId } from '../signed-links.ts';
import { readPayment } from '../store/payments.ts';
import { statusAnswer } from './status-answer.ts';
import { unknownLink } from './unknown-link.ts';

/** `GET /receipt/{link}` */
export const receiptRoute: Handle = async (service, request, { link = '' }) => {
  const id = openSignedId(service.settings, 'receipt', link);
  const payment = id && (await readPayment(service.table, id));
  return payment ? statusAnswer(service, payment, request) : unknownLink(service, request);
};
