import * as v from 'valibot';
import { canceled } from '../core/acts.ts';
import { type Amount, defaultVat, fitsIn, minus } from '../core/amount.ts';
import type { Assumptions } from '../core/assumptions.ts';
import { type Act, type Books, type Payment, recordAct } from '../core/books.ts';
import { Refusal, refuseIf } from '../core/codes.ts';
import { nextStatus, type Status, stateRow } from '../core/states.ts';
import { findPayment } from './approve.ts';
import { checkMerchant, int, merchant, text } from './fields.ts';

export const cancelParams = v.object({
  ...merchant,
  tid: text(20),
  cancel_amount: int,
  cancel_tax_free_amount: int,
  cancel_vat_amount: v.optional(int),
  cancel_available_amount: v.optional(int),
  payload: v.optional(text(200)),
});
type CancelParams = v.InferOutput<typeof cancelParams>;

/**
 * The part to cancel. Without a VAT it is an eleventh of the taxable part, half up [doc]; the cancel that takes all
 * that is left takes the VAT that is left, so that rounding leaves nothing behind [inferred]: a setting.
 */
function partOf(params: CancelParams, left: Amount, { restVat }: Assumptions): Amount {
  const { cancel_amount: total, cancel_tax_free_amount: taxFree } = params;
  const usual = total === left.total && restVat === 'all_left' ? left.vat : defaultVat(total, taxFree);
  return { total, taxFree, vat: params.cancel_vat_amount ?? usual };
}

/** -711 above the approval, -710 above what is left [doc]; a wrong guard and unfit parts are settings. */
function checkPart(params: CancelParams, payment: Payment, left: Amount, assume: Assumptions): Amount {
  const { guardMismatch, cancelPartsMisfit, depositPartCancel } = assume;
  refuseIf(params.cancel_amount > payment.amount.total, -711);
  refuseIf(params.cancel_amount > left.total, -710);
  const guard = params.cancel_available_amount;
  refuseIf(guard !== undefined && guard !== left.total, guardMismatch);
  const part = partOf(params, left, assume);
  refuseIf(
    part.total < 1 || part.taxFree < 0 || part.vat < 0 || part.taxFree + part.vat > part.total,
    cancelPartsMisfit,
  );
  refuseIf(!fitsIn(part, left), cancelPartsMisfit);
  refuseIf(payment.greenDeposit > 0 && part.total !== payment.amount.total, depositPartCancel);
  return part;
}

export function cancel(books: Books, params: CancelParams): { payment: Payment; act: Act } {
  checkMerchant(params);
  const payment = findPayment(books, params);
  const refused = stateRow(payment.status).cancel;
  const { assume } = books.rules;
  if (refused) throw new Refusal(payment.status === 'CANCEL_PAYMENT' ? assume.cancelAgain : refused);
  const left = minus(payment.amount, canceled(payment));
  const part = checkPart(params, payment, left, assume);
  const now = books.now();
  payment.status = nextStatus(payment.status, part.total === left.total ? 'cancel' : 'part_cancel') as Status;
  const act: Act = {
    aid: books.ids.make('A', now),
    tid: payment.tid,
    type: 'CANCEL',
    amount: part,
    at: now,
    payload: params.payload,
  };
  recordAct(books, payment, act);
  return { payment, act };
}
