import type { Call } from '../exchange/call.ts';
import { type Merchant, must, text } from '../exchange/field-rules.ts';
import type { SidStatus } from './subscription-status.ts';

export interface SubscriptionInactiveRequest extends Merchant {
  /** At most 20 characters. [doc] */
  readonly sid: string;
}

export interface SubscriptionInactiveAnswer {
  /** In samples of the current generation. [doc] */
  readonly cid?: string;
  readonly sid: string;
  /** `INACTIVE`. [doc] */
  readonly status: SidStatus;
  readonly created_at?: Date;
  readonly last_approved_at?: Date;
  readonly inactivated_at?: Date;
}

export const subscriptionInactive: Call<SubscriptionInactiveRequest, SubscriptionInactiveAnswer> = {
  name: 'subscriptionInactive',
  path: 'manage/subscription/inactive',
  rules: { sid: must(text(20)) },
  shape: {
    cid: 'text',
    sid: 'text!',
    status: 'text!',
    created_at: 'time',
    last_approved_at: 'time',
    inactivated_at: 'time',
  },
  echoes: 'sid',
};
