import type { Shape } from '../exchange/answer-shape.ts';
import type { Call } from '../exchange/call.ts';
import { type Merchant, must, text } from '../exchange/field-rules.ts';
import { type Amount, amountShape, type PaymentMethodType } from './paid-answer.ts';

/** Where a payment stands. [doc] */
export type PaymentStatus =
  | 'READY'
  | 'SEND_TMS'
  | 'OPEN_PAYMENT'
  | 'SELECT_METHOD'
  | 'ARS_WAITING'
  | 'AUTH_PASSWORD'
  | 'ISSUED_SID'
  | 'SUCCESS_PAYMENT'
  | 'PART_CANCEL_PAYMENT'
  | 'CANCEL_PAYMENT'
  | 'FAIL_AUTH_PASSWORD'
  | 'QUIT_PAYMENT'
  | 'FAIL_PAYMENT'
  | (string & {});

export interface OrderRequest extends Merchant {
  /** At most 20 characters. [doc] */
  readonly tid: string;
}

/** The card that was chosen. [doc] */
export interface SelectedCardInfo {
  /** First six digits of the card. */
  readonly card_bin?: string;
  /** Months; here a number, unlike in `card_info`. */
  readonly install_month?: number;
  readonly installment_type?: 'CARD_INSTALLMENT' | 'SHARE_INSTALLMENT' | (string & {});
  readonly card_corp_name?: string;
  readonly interest_free_install?: 'Y' | 'N' | (string & {});
}

/** One approval or one cancellation. Amounts in won. [doc] */
export interface PaymentActionDetail {
  readonly aid?: string;
  readonly approved_at?: Date;
  /** Missing in an answer seen of the legacy generation. [client] */
  readonly amount?: number;
  readonly point_amount?: number;
  readonly discount_amount?: number;
  readonly green_deposit?: number;
  readonly payment_action_type?: 'PAYMENT' | 'CANCEL' | 'ISSUED_SID' | (string & {});
  readonly payment_method_type?: PaymentMethodType;
  readonly payload?: string;
}

export interface OrderAnswer {
  readonly tid: string;
  readonly cid?: string;
  readonly status: PaymentStatus;
  readonly partner_order_id?: string;
  readonly partner_user_id?: string;
  readonly item_name?: string;
  readonly item_code?: string;
  readonly quantity?: number;
  /** Once the payer has chosen. [doc] */
  readonly payment_method_type?: PaymentMethodType;
  readonly amount?: Amount;
  /** The sum of all cancellations. [doc] */
  readonly canceled_amount?: Amount;
  /** What can still be canceled. [doc] */
  readonly cancel_available_amount?: Amount;
  readonly created_at?: Date;
  /** After approval. [doc] */
  readonly approved_at?: Date;
  /** After a cancellation. [doc] */
  readonly canceled_at?: Date;
  /** `CARD` only. [doc] */
  readonly selected_card_info?: SelectedCardInfo;
  /** After at least one act. [doc] */
  readonly payment_action_details?: readonly PaymentActionDetail[];
}

const selectedCardShape: Shape<SelectedCardInfo> = {
  card_bin: 'text',
  install_month: 'int',
  installment_type: 'text',
  card_corp_name: 'text',
  interest_free_install: 'text',
};

const actionShape: Shape<PaymentActionDetail> = {
  aid: 'text',
  approved_at: 'time',
  amount: 'int',
  point_amount: 'int',
  discount_amount: 'int',
  green_deposit: 'int',
  payment_action_type: 'text',
  payment_method_type: 'text',
  payload: 'text',
};

export const order: Call<OrderRequest, OrderAnswer> = {
  name: 'order',
  path: 'order',
  rules: { tid: must(text(20)) },
  shape: {
    tid: 'text!',
    cid: 'text',
    status: 'text!',
    partner_order_id: 'text',
    partner_user_id: 'text',
    item_name: 'text',
    item_code: 'text',
    quantity: 'int',
    payment_method_type: 'text',
    amount: { object: amountShape },
    canceled_amount: { object: amountShape },
    cancel_available_amount: { object: amountShape },
    created_at: 'time',
    approved_at: 'time',
    canceled_at: 'time',
    selected_card_info: { object: selectedCardShape },
    payment_action_details: { list: actionShape },
  },
  echoes: 'tid',
};
