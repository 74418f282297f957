import type { Call } from '../exchange/call.ts';
import { integer, type Merchant, must, text } from '../exchange/field-rules.ts';
import type { PaymentStatus } from './order.ts';
import { type Amount, amountShape, type PaymentMethodType } from './paid-answer.ts';

export interface CancelRequest extends Merchant {
  /** At most 20 characters. [doc] */
  readonly tid: string;
  /** Won. [doc] */
  readonly cancel_amount: number;
  /** Won, inside `cancel_amount`. [doc] */
  readonly cancel_tax_free_amount: number;
  /** Won, inside `cancel_amount`. Left out: {@link defaultVat}. [doc] */
  readonly cancel_vat_amount?: number;
  /**
   * Won that the shop believes can still be canceled, this request included; KakaoPay refuses if it knows otherwise.
   * Send it always: there is no other guard against canceling twice. [doc]
   */
  readonly cancel_available_amount?: number;
  /** 1–200 characters, kept by KakaoPay and given back. [doc] */
  readonly payload?: string;
}

export interface CancelAnswer {
  readonly tid: string;
  readonly cid?: string;
  /** `PART_CANCEL_PAYMENT` or `CANCEL_PAYMENT`. [doc] */
  readonly status: PaymentStatus;
  readonly partner_order_id?: string;
  readonly partner_user_id?: string;
  readonly payment_method_type?: PaymentMethodType;
  readonly item_name?: string;
  readonly item_code?: string;
  /** Id of this cancellation, 20 characters; new each time. [doc] */
  readonly aid: string;
  readonly quantity?: number;
  readonly amount?: Amount;
  /** This cancellation. [doc] */
  readonly approved_cancel_amount?: Amount;
  /** The sum of all cancellations so far. [doc] */
  readonly canceled_amount: Amount;
  /** What can still be canceled. [doc] */
  readonly cancel_available_amount: Amount;
  readonly created_at?: Date;
  readonly approved_at?: Date;
  readonly canceled_at?: Date;
  /** As it was sent. [doc] */
  readonly payload?: string;
}

export const cancel: Call<CancelRequest, CancelAnswer> = {
  name: 'cancel',
  path: 'cancel',
  rules: {
    tid: must(text(20)),
    cancel_amount: must(integer()),
    cancel_tax_free_amount: must(integer()),
    cancel_vat_amount: integer(),
    cancel_available_amount: integer(),
    payload: text(200),
  },
  sums: [
    [['cancel_tax_free_amount', 'cancel_vat_amount'], 'cancel_amount'],
    [['cancel_amount'], 'cancel_available_amount'],
  ],
  shape: {
    tid: 'text!',
    cid: 'text',
    status: 'text!',
    partner_order_id: 'text',
    partner_user_id: 'text',
    payment_method_type: 'text',
    item_name: 'text',
    item_code: 'text',
    aid: 'text!',
    quantity: 'int',
    amount: { object: amountShape },
    approved_cancel_amount: { object: amountShape },
    canceled_amount: { object: amountShape, must: true },
    cancel_available_amount: { object: amountShape, must: true },
    created_at: 'time',
    approved_at: 'time',
    canceled_at: 'time',
    payload: 'text',
  },
  echoes: 'tid',
};
