import type { ProblemDetails } from '../http/problem.ts';

interface Said {
  readonly kakaoPayCode?: number | undefined;
  readonly kakaoPayMessage?: string | undefined;
}

/** KakaoPay's own code and message, as a problem shows them; nothing where it gave no code. */
export const wordsOf = ({ kakaoPayCode: code, kakaoPayMessage: message }: Said): Pick<ProblemDetails, 'kakaoPay'> =>
  code === undefined ? {} : { kakaoPay: { code, ...(message !== undefined && { message }) } };
