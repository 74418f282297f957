/** What a method (bank, card company) says on top of -701, -780, -781, -782 [doc]. */
export interface Extras {
  readonly method_result_code: string;
  readonly method_result_message: string;
}

/**
 * Every code this KakaoPay can answer with: HTTP status and text. Codes and statuses are documented except where
 * README.md says so; texts seen in real answers are kept word for word, the others are our own.
 */
interface CodeRow {
  readonly http: number;
  readonly text: string;
  /** Documented for one generation only. */
  readonly only?: 'legacy' | 'current';
  /** What the method was seen to say with it [doc], [client]. */
  readonly extras?: Extras;
}

const extras = (code: string, message: string): { readonly extras: Extras } => ({
  extras: { method_result_code: code, method_result_message: message },
});

export const codes: Readonly<Record<number, CodeRow>> = {
  [-1]: { http: 400, text: 'internal error, try again', only: 'legacy' },
  [-2]: { http: 400, text: 'invalid param' },
  [-3]: { http: 403, text: 'this function is not enabled for the app', only: 'legacy' },
  [-4]: { http: 403, text: 'blocked', only: 'legacy' },
  [-5]: { http: 403, text: 'no permission', only: 'legacy' },
  [-6]: { http: 403, text: 'not allowed', only: 'legacy' },
  [-7]: { http: 400, text: 'under maintenance', only: 'legacy' },
  [-8]: { http: 400, text: 'bad header', only: 'legacy' },
  [-9]: { http: 400, text: 'no such API', only: 'legacy' },
  [-10]: { http: 400, text: 'quota exceeded', only: 'legacy' },
  [-12]: { http: 403, text: 'not allowed', only: 'legacy' },
  [-400]: { http: 400, text: 'no Authorization header' },
  [-401]: { http: 401, text: 'bad key' },
  [-403]: { http: 403, text: 'this API is not enabled for the app', only: 'current' },
  [-404]: { http: 404, text: 'no such URL', only: 'current' },
  [-429]: { http: 429, text: 'daily quota used up', only: 'current' },
  [-500]: { http: 500, text: 'server error', only: 'current' },
  [-503]: { http: 503, text: 'under maintenance', only: 'current' },
  [-9798]: { http: 503, text: 'service check', only: 'legacy' },
  [-701]: {
    http: 400,
    text: "authentication doesn't complete!",
    ...extras('9999', '결제 실패. 잠시 후 재시도 바랍니다.'),
  },
  [-702]: { http: 400, text: 'payment is already done!' },
  [-703]: { http: 400, text: 'point amount is wrong!' },
  [-704]: { http: 400, text: 'payment method amount is wrong!' },
  [-705]: { http: 400, text: 'payment method is not supported!' },
  [-706]: { http: 400, text: 'partner_order_id differs from ready!' },
  [-707]: { http: 400, text: 'partner_user_id differs from ready!' },
  [-708]: { http: 400, text: 'pg_token is wrong!' },
  [-710]: { http: 400, text: 'cancel amount is larger than what can be canceled!' },
  [-711]: { http: 400, text: 'cancel amount is larger than the approval!' },
  [-721]: { http: 400, text: 'no such tid!' },
  [-722]: { http: 400, text: 'amount data is wrong!' },
  [-723]: { http: 400, text: 'payment request has expired!' },
  [-724]: { http: 400, text: 'one-time payment amount is wrong!' },
  [-725]: { http: 400, text: 'total amount is wrong!' },
  [-726]: { http: 400, text: 'order data is wrong!' },
  [-730]: { http: 400, text: 'merchant app data is wrong!' },
  [-731]: { http: 400, text: 'cid is wrong!' },
  [-732]: { http: 400, text: 'gid is wrong!' },
  [-733]: { http: 400, text: 'cid_secret is wrong!' },
  [-750]: { http: 400, text: 'no such sid!' },
  [-751]: { http: 400, text: 'sid is inactive!' },
  [-752]: { http: 400, text: 'monthly use limit of the sid is exceeded!' },
  [-753]: { http: 400, text: 'partner_user_id differs from the first payment!' },
  [-761]: { http: 400, text: 'phone number is not a KakaoTalk user!' },
  // USER_LOCKED was seen with it, but says that another payment is under way: a plain refusal is a plain decline.
  [-780]: { http: 400, text: 'approval failure!' },
  [-781]: { http: 400, text: 'cancel failure!', ...extras('6666', '원거래없음') },
  [-782]: { http: 400, text: 'subscription payment failure!' },
  [-783]: { http: 400, text: 'approve is not possible in this state!' },
  [-784]: { http: 400, text: 'cancel is not possible in this state!' },
  [-785]: { http: 400, text: 'duplicate request!' },
  [-797]: { http: 400, text: 'per-payment limit is exceeded!' },
  [-798]: { http: 400, text: 'caller IP is not allowed!' },
  [-799]: { http: 400, text: 'callback domain is not registered!' },
};

/** An answer of KakaoPay's that is an error; each generation writes it in an envelope of its own. */
export class Refusal extends Error {
  readonly code: number;
  readonly extras: Extras | undefined;

  constructor(code: number, text = codes[code]?.text ?? 'error', extras = codes[code]?.extras) {
    super(text);
    this.name = 'Refusal';
    this.code = code;
    this.extras = extras;
  }
}

export function refuseIf(condition: boolean, code: number, text?: string): void {
  if (condition) throw new Refusal(code, text);
}
