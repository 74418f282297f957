import type { Handle } from '../http/router.ts';
import { openSignedId } from '../links.ts';
import { readPayment } from '../store/payments.ts';
import { statusAnswer } from './status-answer.ts';
import { unknownLink } from './unknown-link.ts';

/** `GET /receipt/{link}` */
export const receiptRoute: Handle = async (world, request, { link = '' }) => {
  const id = openSignedId(world.settings, 'receipt', link);
  const payment = id && (await readPayment(world.table, id));
  return payment ? statusAnswer(world, payment, request) : unknownLink(request);
};
