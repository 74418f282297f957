import type { Generation } from './books.ts';

/** A card company the merchant allows; `code` is the word of `available_cards`. */
export interface CardChoice {
  readonly code: string;
  readonly ko: string;
  readonly en: string;
}

/** A card company. Codes are KakaoPay's own; the full table is not public, so only the ones seen are here. */
export interface CardRow extends CardChoice {
  /** What KakaoPay's own fields call it, where that is known. */
  readonly kakaoPayName?: string;
  readonly issuerCode?: string;
  readonly purchaseCode?: Readonly<Partial<Record<Generation, string>>>;
  /** The older, two-digit one. */
  readonly legacyCode?: string;
}

/** Stands in for a company code that no public source names. */
export const unknownCompanyCode = '000';
export const unknownLegacyCode = '00';

/** The words of `available_cards` [doc]; codes as captured [client], of BC as documented [doc]. */
export const cardCompanies: readonly CardRow[] = [
  {
    code: 'SHINHAN',
    ko: '신한카드',
    en: 'Shinhan Card',
    kakaoPayName: '신한',
    issuerCode: '101',
    purchaseCode: { current: '701', legacy: '101' },
    legacyCode: '05',
  },
  { code: 'KB', ko: 'KB국민카드', en: 'KB Kookmin Card' },
  {
    code: 'HYUNDAI',
    ko: '현대카드',
    en: 'Hyundai Card',
    issuerCode: '106',
    purchaseCode: { legacy: '706' },
    legacyCode: '08',
  },
  { code: 'LOTTE', ko: '롯데카드', en: 'Lotte Card' },
  { code: 'SAMSUNG', ko: '삼성카드', en: 'Samsung Card' },
  { code: 'NH', ko: 'NH농협카드', en: 'NH Nonghyup Card' },
  { code: 'BC', ko: 'BC카드', en: 'BC Card', purchaseCode: { current: '104', legacy: '104' }, legacyCode: '01' },
  { code: 'HANA', ko: '하나카드', en: 'Hana Card' },
  { code: 'CITI', ko: '씨티카드', en: 'Citi Card' },
  { code: 'KAKAOBANK', ko: '카카오뱅크카드', en: 'KakaoBank Card' },
  { code: 'KAKAOPAY', ko: '카카오페이카드', en: 'KakaoPay Card' },
  { code: 'WOORIONLY', ko: '우리카드', en: 'Woori Card' },
];

const byCode = new Map(cardCompanies.map((card) => [card.code, card]));

/** A company by its word; one by special agreement, unknown here, is shown by the word itself. */
export function cardOf(code: string): CardRow {
  return byCode.get(code) ?? { code, ko: code, en: code };
}
