import type { Shape } from '../exchange/answer-shape.ts';

/** How the payer paid. [doc] */
export type PaymentMethodType = 'CARD' | 'MONEY' | (string & {});

/** Won, in parts. [doc] */
export interface Amount {
  /** Tax-free and taxed part and VAT together. */
  readonly total: number;
  readonly tax_free?: number;
  readonly vat?: number;
  readonly point?: number;
  readonly discount?: number;
  /** Deposit on cups; absent in older answers. */
  readonly green_deposit?: number;
}

/** The card of a `CARD` payment. [doc] */
export interface CardInfo {
  /** Acquirer, by KakaoPay's name. */
  readonly kakaopay_purchase_corp?: string;
  readonly kakaopay_purchase_corp_code?: string;
  /** Issuer, by KakaoPay's name. */
  readonly kakaopay_issuer_corp?: string;
  readonly kakaopay_issuer_corp_code?: string;
  /** Older name, legacy only. */
  readonly purchase_corp?: string;
  /** Older name, legacy only. */
  readonly purchase_corp_code?: string;
  /** Older name, legacy only. */
  readonly issuer_corp?: string;
  /** Older name, legacy only. */
  readonly issuer_corp_code?: string;
  /** First six digits of the card. */
  readonly bin?: string;
  readonly card_type?: '신용' | '체크' | (string & {});
  /** Two digits; `00` is a lump sum. */
  readonly install_month?: string;
  /** The card company's approval number. */
  readonly approved_id?: string;
  /** Merchant number at the card company. */
  readonly card_mid?: string;
  readonly interest_free_install?: 'Y' | 'N' | (string & {});
  /** Current generation, since February 2024. */
  readonly installment_type?: 'CARD_INSTALLMENT' | 'SHARE_INSTALLMENT' | (string & {});
  readonly card_item_code?: string;
}

/** One of several methods that are tried in turn (a contract feature, `TCSEQUENCE` in test). [client] */
export interface SequentialPaymentMethod {
  readonly payment_priority?: number;
  readonly sid?: string;
  readonly payment_method_type?: PaymentMethodType;
  readonly card_info?: CardInfo;
}

/** A payment that went through: the answer of approve and of subscription. */
export interface PaidAnswer {
  /** Id of this approval, 20 characters. [doc] */
  readonly aid: string;
  /** Id of the payment, 20 characters. [doc] */
  readonly tid: string;
  readonly cid?: string;
  /** Id of the subscription, 20 characters; subscription codes only. [doc] */
  readonly sid?: string;
  readonly partner_order_id?: string;
  readonly partner_user_id?: string;
  readonly payment_method_type?: PaymentMethodType;
  readonly amount: Amount;
  /** `CARD` only. [doc] */
  readonly card_info?: CardInfo;
  readonly sequential_payment_methods?: readonly SequentialPaymentMethod[];
  readonly item_name?: string;
  readonly item_code?: string;
  readonly quantity?: number;
  readonly created_at?: Date;
  readonly approved_at?: Date;
  /** As it was sent. [doc] */
  readonly payload?: string;
}

export const amountShape: Shape<Amount> = {
  total: 'int!',
  tax_free: 'int',
  vat: 'int',
  point: 'int',
  discount: 'int',
  green_deposit: 'int',
};

const cardInfoShape: Shape<CardInfo> = {
  kakaopay_purchase_corp: 'text',
  kakaopay_purchase_corp_code: 'text',
  kakaopay_issuer_corp: 'text',
  kakaopay_issuer_corp_code: 'text',
  purchase_corp: 'text',
  purchase_corp_code: 'text',
  issuer_corp: 'text',
  issuer_corp_code: 'text',
  bin: 'text',
  card_type: 'text',
  install_month: 'text',
  approved_id: 'text',
  card_mid: 'text',
  interest_free_install: 'text',
  installment_type: 'text',
  card_item_code: 'text',
};

export const paidShape: Shape<PaidAnswer> = {
  aid: 'text!',
  tid: 'text!',
  cid: 'text',
  sid: 'text',
  partner_order_id: 'text',
  partner_user_id: 'text',
  payment_method_type: 'text',
  amount: { object: amountShape, must: true },
  card_info: { object: cardInfoShape },
  sequential_payment_methods: {
    list: {
      payment_priority: 'int',
      sid: 'text',
      payment_method_type: 'text',
      card_info: { object: cardInfoShape },
    },
  },
  item_name: 'text',
  item_code: 'text',
  quantity: 'int',
  created_at: 'time',
  approved_at: 'time',
  payload: 'text',
};
