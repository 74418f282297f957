import type { Call } from '../exchange/call.ts';
import { integer, type Merchant, map, must, text, texts, url } from '../exchange/field-rules.ts';
import type { PaymentMethodType } from './paid-answer.ts';

/** A card company that a payment can be limited to. [doc] */
export type AvailableCard =
  | 'SHINHAN'
  | 'KB'
  | 'HYUNDAI'
  | 'LOTTE'
  | 'SAMSUNG'
  | 'NH'
  | 'BC'
  | 'HANA'
  | 'CITI'
  | 'KAKAOBANK'
  | 'KAKAOPAY'
  | 'WOORIONLY'
  | (string & {});

export interface ReadyRequest extends Merchant {
  /** The shop's order number, 1–100 characters. KakaoPay does not refuse a repeated one [client]. [doc] */
  readonly partner_order_id: string;
  /** The shop's member id, 1–100 characters; no name, phone number, e-mail or login id. [doc] */
  readonly partner_user_id: string;
  /** 1–100 characters. [doc] */
  readonly item_name: string;
  /** 1–100 characters. [doc] */
  readonly item_code?: string;
  /** How many pieces. [doc] */
  readonly quantity: number;
  /** Won. 0 issues a SID without a charge (subscription codes only). [doc] */
  readonly total_amount: number;
  /** Won, the part of the total that bears no tax. [doc] */
  readonly tax_free_amount: number;
  /** Won, inside the total. Left out: {@link defaultVat}. [doc] */
  readonly vat_amount?: number;
  /** Won, deposit on cups; with it the payment cannot be canceled in part. [doc] */
  readonly green_deposit?: number;
  /** Where the browser goes with `pg_token` when the payer is done, at most 255 characters. [doc] */
  readonly approval_url: string;
  /** Where the browser goes when the payer gives up, at most 255 characters. [doc] */
  readonly cancel_url: string;
  /** Where the browser goes on failure or after 15 minutes, at most 255 characters. [doc] */
  readonly fail_url: string;
  /** Allowed card companies (by agreement); left out: all. [doc] */
  readonly available_cards?: readonly AvailableCard[];
  /** Left out: both methods. [doc] */
  readonly payment_method_type?: PaymentMethodType;
  /** Card instalments in months, 0–12. Sending it at all shuts out debit cards. [doc] */
  readonly install_month?: number;
  /** `Y` or `N`: shared interest-free instalments (by agreement). [doc] */
  readonly use_share_installment?: string;
  /** Add-ons: wording on KakaoPay's screens, `return_custom_url` (legacy), `auto_close`. [doc] */
  readonly custom_json?: Readonly<Record<string, string>>;
  /** App scheme to return to (current generation only). [doc] */
  readonly redirect_scheme_url?: string;
}

export interface ReadyAnswer {
  /** Id of this payment, 20 characters; store it, nothing gives it back. It lives 15 minutes. [doc] */
  readonly tid: string;
  /** Page for an app's web view. [doc] */
  readonly next_redirect_app_url?: string;
  /** Page for a mobile browser. [doc] */
  readonly next_redirect_mobile_url?: string;
  /** Page for a PC browser. [doc] */
  readonly next_redirect_pc_url: string;
  /** Documented for the legacy generation, answered by both [client]. [doc] */
  readonly android_app_scheme?: string;
  /** Documented for the legacy generation, answered by both [client]. [doc] */
  readonly ios_app_scheme?: string;
  /** Not documented; seen as `false`. [client] */
  readonly tms_result?: boolean;
  readonly created_at?: Date;
}

export const ready: Call<ReadyRequest, ReadyAnswer> = {
  name: 'ready',
  path: 'ready',
  rules: {
    partner_order_id: must(text(100)),
    partner_user_id: must(text(100)),
    item_name: must(text(100)),
    item_code: text(100),
    quantity: must(integer()),
    total_amount: must(integer()),
    tax_free_amount: must(integer()),
    vat_amount: integer(),
    green_deposit: integer(),
    approval_url: must(url),
    cancel_url: must(url),
    fail_url: must(url),
    available_cards: texts,
    payment_method_type: text(),
    install_month: integer(12),
    use_share_installment: text(1),
    custom_json: map,
    redirect_scheme_url: text(),
  },
  sums: [[['tax_free_amount', 'vat_amount'], 'total_amount']],
  shape: {
    tid: 'text!',
    next_redirect_app_url: 'text',
    next_redirect_mobile_url: 'text',
    next_redirect_pc_url: 'text!',
    android_app_scheme: 'text',
    ios_app_scheme: 'text',
    tms_result: 'bool',
    created_at: 'time',
  },
};
