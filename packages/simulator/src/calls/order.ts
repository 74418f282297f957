import * as v from 'valibot';
import type { Books, Payment } from '../core/books.ts';
import { findPayment } from './approve.ts';
import { checkMerchant, merchant, text } from './fields.ts';

export const orderParams = v.object({ ...merchant, tid: text(20) });

export function order(books: Books, params: v.InferOutput<typeof orderParams>): { payment: Payment } {
  checkMerchant(params);
  return { payment: findPayment(books, params) };
}
