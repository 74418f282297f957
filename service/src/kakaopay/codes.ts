import type { KakaoPayError } from 'kakaopay-client';

/** KakaoPay's error, but for those of our own making: whatever is known of it came from KakaoPay or the connection. */
export type KakaoPaySaid = Exclude<KakaoPayError, { certainty: 'our_fault' }>;

/** Whose fault a refused `ready` is, and so what can be done about it. */
export type ReadyFault = 'request' | 'settings' | 'temporary' | 'refused';

/** What a documented refusal of `approve` means for the payment. */
export type ApproveRefusal = 'too_soon' | 'refused';

/**
 * What each of KakaoPay's codes means to us, by the call it answers; the client's own table says whether a code
 * proves anything at all. A code that is not here refuses a `ready` because of the request, and makes an `approve`
 * unknown.
 */
const codes: Readonly<Record<number, { readonly ready?: ReadyFault; readonly approve?: ApproveRefusal }>> = {
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
  [-722]: { approve: 'refused' },
  [-724]: { approve: 'refused' },
  [-725]: { approve: 'refused' },
  [-726]: { approve: 'refused' },
  [-730]: { ready: 'settings' },
  [-731]: { ready: 'settings' },
  [-732]: { ready: 'settings' },
  [-733]: { ready: 'settings' },
  [-780]: { approve: 'refused' },
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

/** What a refusal of `approve` means; `undefined`: KakaoPay has to be asked. */
export const approveRefusal = ({ certainty, kakaoPayCode }: KakaoPaySaid): ApproveRefusal | undefined =>
  certainty === 'refused' && kakaoPayCode !== undefined ? codes[kakaoPayCode]?.approve : undefined;
