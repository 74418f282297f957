import { html } from 'hono/html';
import type { Failure } from '../payment/reasons.ts';
import type { Html } from './page.ts';
import type { Words } from './words.ts';

/** What KakaoPay's codes mean to a payer; a code that is not here says nothing that would help. */
const reasons: Readonly<Record<number, keyof Words['reasons']>> = {
  [-703]: 'order',
  [-704]: 'order',
  [-705]: 'method',
  [-706]: 'order',
  [-707]: 'order',
  [-722]: 'order',
  [-724]: 'order',
  [-725]: 'order',
  [-726]: 'order',
  [-797]: 'limit',
};

/**
 * Why a payment failed. Banks and card companies give their reason in Korean, written for the payer: it is shown as it
 * is. KakaoPay's own texts ("approval failure!") are for programs ([doc]).
 */
export function reasonOf(say: Words, { kakaoPayCode, kakaoPayMessage }: Failure): Html | string | undefined {
  if (kakaoPayMessage !== undefined && /[가-힣]/.test(kakaoPayMessage)) {
    return html`${say.reasonGiven}: <span lang="ko">${kakaoPayMessage}</span>`;
  }
  const known = kakaoPayCode === undefined ? undefined : reasons[kakaoPayCode];
  return known && say.reasons[known];
}
