import type { Call } from '../exchange/call.ts';
import { integer, type Merchant, must, text } from '../exchange/field-rules.ts';
import { type PaidAnswer, paidShape } from './paid-answer.ts';

/** The second and later charges of a subscription. */
export interface SubscriptionRequest extends Merchant {
  /** From the first approve, at most 20 characters. [doc] */
  readonly sid: string;
  /** The shop's order number of this charge, 1–100 characters. [doc] */
  readonly partner_order_id: string;
  /** As in the first payment, or -753. [doc] */
  readonly partner_user_id: string;
  /** 1–100 characters. [doc] */
  readonly item_name?: string;
  /** 1–100 characters. [doc] */
  readonly item_code?: string;
  /** How many pieces. [doc] */
  readonly quantity: number;
  /** Won. [doc] */
  readonly total_amount: number;
  /** Won, the part of the total that bears no tax. [doc] */
  readonly tax_free_amount: number;
  /** Won, inside the total. Left out: {@link defaultVat}. [doc] */
  readonly vat_amount?: number;
  /** 1–200 characters, kept by KakaoPay and given back. [doc] */
  readonly payload?: string;
}

/** A new `tid` and `aid` each time. [doc] */
export type SubscriptionAnswer = PaidAnswer;

export const subscription: Call<SubscriptionRequest, SubscriptionAnswer> = {
  name: 'subscription',
  path: 'subscription',
  rules: {
    sid: must(text(20)),
    partner_order_id: must(text(100)),
    partner_user_id: must(text(100)),
    item_name: text(100),
    item_code: text(100),
    quantity: must(integer()),
    total_amount: must(integer()),
    tax_free_amount: must(integer()),
    vat_amount: integer(),
    payload: text(200),
  },
  sums: [[['tax_free_amount', 'vat_amount'], 'total_amount']],
  shape: paidShape,
  // Not its sid: the answer holds the only tid there is, and must not be lost over a field that can be left out.
};
