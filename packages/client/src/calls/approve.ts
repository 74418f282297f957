import type { Call } from '../exchange/call.ts';
import { integer, type Merchant, must, text } from '../exchange/field-rules.ts';
import { type PaidAnswer, paidShape } from './paid-answer.ts';

export interface ApproveRequest extends Merchant {
  /** From ready, at most 20 characters. [doc] */
  readonly tid: string;
  /** As in ready, or -706. [doc] */
  readonly partner_order_id: string;
  /** As in ready, or -707. [doc] */
  readonly partner_user_id: string;
  /** What KakaoPay added to `approval_url`. [doc] */
  readonly pg_token: string;
  /** 1–200 characters, kept by KakaoPay and given back. [doc] */
  readonly payload?: string;
  /** Won; if sent it must be ready's. [doc] */
  readonly total_amount?: number;
}

/** There is no status in it: the answer itself says that the payment is approved. [doc] */
export type ApproveAnswer = PaidAnswer;

export const approve: Call<ApproveRequest, ApproveAnswer> = {
  name: 'approve',
  path: 'approve',
  rules: {
    tid: must(text(20)),
    partner_order_id: must(text(100)),
    partner_user_id: must(text(100)),
    pg_token: must(text()),
    payload: text(200),
    total_amount: integer(),
  },
  shape: paidShape,
  echoes: 'tid',
};
