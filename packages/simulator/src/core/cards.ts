import type { CardChoice } from '../views.ts';

/** A card company. Codes are KakaoPay's own; the full table is not public, so only the ones seen are here. */
interface CardRow extends CardChoice {
  readonly issuerCode?: string;
  readonly purchaseCode?: string;
  /** The older, two-digit one. */
  readonly legacyCode?: string;
}

/** Stands in for a company code that no public source names. */
export const UNKNOWN_COMPANY_CODE = '000';
export const UNKNOWN_LEGACY_CODE = '00';

/** The words of `available_cards` [doc]; codes of Shinhan and BC as captured [client], [doc]. */
export const CARDS: readonly CardRow[] = [
  { code: 'SHINHAN', ko: '신한카드', en: 'Shinhan Card', issuerCode: '101', purchaseCode: '701' },
  { code: 'KB', ko: 'KB국민카드', en: 'KB Kookmin Card' },
  { code: 'HYUNDAI', ko: '현대카드', en: 'Hyundai Card' },
  { code: 'LOTTE', ko: '롯데카드', en: 'Lotte Card' },
  { code: 'SAMSUNG', ko: '삼성카드', en: 'Samsung Card' },
  { code: 'NH', ko: 'NH농협카드', en: 'NH Nonghyup Card' },
  { code: 'BC', ko: 'BC카드', en: 'BC Card', purchaseCode: '104', legacyCode: '01' },
  { code: 'HANA', ko: '하나카드', en: 'Hana Card' },
  { code: 'CITI', ko: '씨티카드', en: 'Citi Card' },
  { code: 'KAKAOBANK', ko: '카카오뱅크카드', en: 'KakaoBank Card' },
  { code: 'KAKAOPAY', ko: '카카오페이카드', en: 'KakaoPay Card' },
  { code: 'WOORIONLY', ko: '우리카드', en: 'Woori Card' },
];

const BY_CODE = new Map(CARDS.map((card) => [card.code, card]));

/** A company by its word; one by special agreement, unknown here, is shown by the word itself. */
export function cardOf(code: string): CardRow {
  return BY_CODE.get(code) ?? { code, ko: code, en: code };
}
