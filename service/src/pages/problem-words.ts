import type { Language } from '../http/language.ts';
import type { ProblemCode } from '../http/problem.ts';

/** Of what somebody can meet in a browser; problem-todos.ts has the rest, which the payer's function needs not. */
export const koreanTitles = {
  invalid_request: '요청이 올바르지 않아요',
  not_utf8: '요청이 UTF-8이 아니에요',
  not_found: '이 주소에는 아무것도 없어요',
  method_not_allowed: '이 주소에서 쓸 수 없는 메서드예요',
  refused_by_kakaopay: '카카오페이가 결제를 거절했어요',
  kakaopay_not_configured: '카카오페이가 이 서비스의 키나 가맹점 코드를 받아들이지 않아요',
  kakaopay_unavailable: '카카오페이에서 쓸 수 있는 응답이 오지 않았어요',
  internal_error: '서비스에서 오류가 났어요',
} as const satisfies Partial<Record<ProblemCode, string>>;

interface ProblemWords {
  readonly brand: string;
  readonly whatToDo: string;
  readonly titles: Readonly<Partial<Record<ProblemCode, string>>>;
}

/** What a problem is called in a browser: what the API itself says, in English, where there is nothing else. */
export const problemWords: Readonly<Record<Language, ProblemWords>> = {
  ko: { brand: '카카오페이 결제 API', whatToDo: '해결 방법 보기', titles: koreanTitles },
  en: { brand: 'KakaoPay payments API', whatToDo: 'What to do about it', titles: {} },
};
