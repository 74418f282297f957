import { languageOf } from '../http/language.ts';
import { html } from '../http/message.ts';
import type { Handle } from '../http/router.ts';
import { openSignedId } from '../links.ts';
import { statusPage } from '../pages/status.ts';
import { readPayment } from '../store/payments.ts';
import { unknownLink } from './unknown-link.ts';

/** `GET /receipt/{link}` */
export const receiptRoute: Handle = async (world, request, { link = '' }) => {
  const id = openSignedId(world.settings, 'receipt', link);
  const payment = id && (await readPayment(world.table, id));
  return payment ? html(200, statusPage(world, payment, languageOf(request))) : unknownLink(request);
};
