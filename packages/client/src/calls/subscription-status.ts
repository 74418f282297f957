import type { Call } from '../exchange/call.ts';
import { type Merchant, must, text } from '../exchange/field-rules.ts';
import type { PaymentMethodType } from './paid-answer.ts';

/** `INACTIVE` is final. [doc] */
export type SidStatus = 'ACTIVE' | 'INACTIVE' | (string & {});

export interface SubscriptionStatusRequest extends Merchant {
  /** At most 20 characters. [doc] */
  readonly sid: string;
}

export interface SubscriptionStatusAnswer {
  readonly cid?: string;
  readonly sid: string;
  readonly status: SidStatus;
  /** Whether it can be charged. [doc] */
  readonly available?: boolean;
  readonly payment_method_type?: PaymentMethodType;
  readonly item_name?: string;
  readonly created_at?: Date;
  /** The newest charge. [doc] */
  readonly last_approved_at?: Date;
  /** When inactive. [doc] */
  readonly inactivated_at?: Date;
  /** Seen in the current generation; its values are not known. [client] */
  readonly use_point_status?: unknown;
}

export const subscriptionStatus: Call<SubscriptionStatusRequest, SubscriptionStatusAnswer> = {
  name: 'subscriptionStatus',
  path: 'manage/subscription/status',
  rules: { sid: must(text(20)) },
  shape: {
    cid: 'text',
    sid: 'text!',
    status: 'text!',
    available: 'bool',
    payment_method_type: 'text',
    item_name: 'text',
    created_at: 'time',
    last_approved_at: 'time',
    inactivated_at: 'time',
    use_point_status: 'raw',
  },
  echoes: 'sid',
};
