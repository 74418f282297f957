import type { KakaoPayError } from 'kakaopay-client';

/** KakaoPay's error, but for those of our own making: whatever is known of it came from KakaoPay or the connection. */
export type KakaoPaySaid = Exclude<KakaoPayError, { certainty: 'our_fault' }>;

/** Whose fault a refused `ready` is, and so what can be done about it. */
export type ReadyFault = 'request' | 'settings' | 'temporary' | 'refused';

/** What a documented refusal of `approve` means for the payment. */
export type ApproveRefusal = 'too_soon' | 'refused';

/**
 * What an error of `cancel` says: `turned_away`, the call did not get as far as the payment; `refused`, proof that
 * nothing was changed; `if_unchanged`, a refusal if the lookup after it shows nothing changed, since an earlier try of
 * the same call may be the reason for it.
 */
export type CancelRefusal = 'turned_away' | 'refused' | 'if_unchanged';

interface Meaning {
  readonly ready?: ReadyFault;
  readonly approve?: ApproveRefusal;
  readonly cancel?: 'if_unchanged';
}

/**
 * What each of KakaoPay's codes means to us, by the call it answers; the client's own table says whether a code
 * proves anything at all. A code that is not here refuses a `ready` because of the request, and makes an `approve`
 * unknown.
 */
const codes: Readonly<Record<number, Meaning>> = {
  [-1]: { ready: 'temporary' },
  [-3]: { ready: 'settings' },
  [-4]: { ready: 'settings' },
  [-5]: { ready: 'settings' },
  [-6]: { ready: 'settings' },
  [-7]: { ready: 'temporary' },
  [-8]: { ready: 'settings' },
  [-9]: { ready: 'settings' },
  [-10]: { ready: 'temporary' },
  [-12]: { ready: 'settings' },
  [-400]: { ready: 'settings' },
  [-401]: { ready: 'settings' },
  [-403]: { ready: 'settings' },
  [-404]: { ready: 'settings' },
  [-429]: { ready: 'temporary' },
  [-500]: { ready: 'temporary' },
  [-503]: { ready: 'temporary' },
  // The payer is not through yet, or somebody tried a wrong token on a good link: the payer may still come back.
  [-701]: { approve: 'too_soon' },
  [-708]: { approve: 'too_soon' },
  [-703]: { approve: 'refused' },
  [-704]: { approve: 'refused' },
  [-705]: { approve: 'refused' },
  [-706]: { approve: 'refused' },
  [-707]: { approve: 'refused' },
  [-710]: { cancel: 'if_unchanged' },
  [-722]: { approve: 'refused', cancel: 'if_unchanged' },
  [-724]: { approve: 'refused' },
  [-725]: { approve: 'refused' },
  [-726]: { approve: 'refused' },
  [-730]: { ready: 'settings' },
  [-731]: { ready: 'settings' },
  [-732]: { ready: 'settings' },
  [-733]: { ready: 'settings' },
  [-780]: { approve: 'refused' },
  [-784]: { cancel: 'if_unchanged' },
  [-797]: { approve: 'refused' },
  [-798]: { ready: 'settings' },
  [-799]: { ready: 'settings' },
};

/** What stood in the way of a `ready`. */
export function readyFault(error: KakaoPayError): ReadyFault {
  if (error.certainty === 'our_fault') return error.code === 'invalid_options' ? 'settings' : 'request';
  if (error.certainty === 'unknown' || error.kakaoPayCode === undefined) return 'temporary';
  if (error.httpStatus === 429) return 'temporary';
  return codes[error.kakaoPayCode]?.ready ?? 'refused';
}

/** Whether what a lookup was answered is about the payment, and not about our settings, a quota or KakaoPay's state. */
export const isAboutPayment = (error: KakaoPayError): boolean => !['settings', 'temporary'].includes(readyFault(error));

/** Whose fault it is that KakaoPay let a call not through; without a code it was our own settings'. */
export const gateFault = (code: number | undefined): ReadyFault =>
  (code === undefined ? undefined : codes[code]?.ready) ?? 'settings';

/** What a refusal of `approve` means; `undefined`: KakaoPay has to be asked. */
export const approveRefusal = ({ certainty, kakaoPayCode }: KakaoPaySaid): ApproveRefusal | undefined =>
  certainty === 'refused' && kakaoPayCode !== undefined ? codes[kakaoPayCode]?.approve : undefined;

/** Whether KakaoPay refused a charge for sure, and because of the charge: not on account of our settings or a quota. */
export function isChargeRefused(error: KakaoPayError): error is KakaoPaySaid & { readonly kakaoPayCode: number } {
  if (error.certainty !== 'refused' || error.kakaoPayCode === undefined) return false;
  const fault = codes[error.kakaoPayCode]?.ready;
  return fault !== 'settings' && fault !== 'temporary';
}

/** How a SID has come to be of no more use, by KakaoPay's code. [doc] */
export function sidEnd(code: number | undefined): 'by_payer' | 'sid_gone' | undefined {
  if (code === -751) return 'by_payer';
  return code === -750 ? 'sid_gone' : undefined;
}

/** What an error of `cancel` says; `undefined`: nothing, and KakaoPay has to be asked. */
export function cancelRefusal(error: KakaoPayError): CancelRefusal | undefined {
  if (error.certainty === 'our_fault') return 'turned_away';
  const { certainty, kakaoPayCode } = error;
  if (kakaoPayCode === undefined) return undefined;
  const meaning = codes[kakaoPayCode];
  if (certainty !== 'refused') return meaning?.cancel;
  return meaning?.ready === 'settings' || meaning?.ready === 'temporary' ? 'turned_away' : 'refused';
}
