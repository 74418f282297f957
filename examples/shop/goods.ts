export type Language = 'ko' | 'en';
export type Named = Readonly<Record<Language, string>>;

export interface Good {
  readonly id: string;
  readonly name: Named;
  readonly won: number;
  /** What is drawn in a square of 64 by 64: the inside of an SVG. */
  readonly picture: string;
}

/** What the shop has on its shelf. Prices include VAT. */
export const goods: readonly Good[] = [
  {
    id: 'choco',
    name: { ko: '초코파이', en: 'Choco pie' },
    won: 2_200,
    picture:
      '<ellipse cx="32" cy="40" rx="24" ry="11" fill="#5b3420"/><rect x="8" y="31" width="48" height="9" fill="#f6e7cf"/><ellipse cx="32" cy="29" rx="24" ry="11" fill="#7a4a2e"/><path d="M18 27c6-4 20-4 27 0" fill="none" stroke="#a87350" stroke-width="3" stroke-linecap="round"/>',
  },
  {
    id: 'yakgwa',
    name: { ko: '약과', en: 'Honey cookies (yakgwa)' },
    won: 4_500,
    picture:
      '<g fill="#c27a2c"><circle cx="32" cy="16" r="9"/><circle cx="47" cy="25" r="9"/><circle cx="47" cy="41" r="9"/><circle cx="32" cy="49" r="9"/><circle cx="17" cy="41" r="9"/><circle cx="17" cy="25" r="9"/><circle cx="32" cy="33" r="16"/></g><circle cx="32" cy="33" r="9" fill="#e0a558"/><circle cx="32" cy="33" r="3" fill="#8a5216"/>',
  },
  {
    id: 'tea',
    name: { ko: '유자차', en: 'Citron tea (yuja)' },
    won: 12_900,
    picture:
      '<rect x="18" y="8" width="28" height="9" rx="3" fill="#6a7187"/><path d="M16 20h32v30a7 7 0 0 1-7 7H23a7 7 0 0 1-7-7z" fill="#f3b83f"/><rect x="16" y="29" width="32" height="16" fill="#fff7e3"/><circle cx="32" cy="37" r="5" fill="#eea31b"/>',
  },
  {
    id: 'gim',
    name: { ko: '김부각', en: 'Seaweed crisps (gimbugak)' },
    won: 5_500,
    picture:
      '<path d="M13 12h38l3 42H10z" fill="#2f7a57"/><path d="M13 12h38l1 8H12z" fill="#245f44"/><rect x="21" y="29" width="22" height="14" rx="2" fill="#16241e"/><path d="M25 34h14M25 38h9" stroke="#6fae8c" stroke-width="2" stroke-linecap="round"/>',
  },
];

/** What comes every month, charged again each time. */
export const box: Good = {
  id: 'box',
  name: { ko: '이달의 간식 상자', en: 'Monthly snack box' },
  won: 19_900,
  picture:
    '<path d="M8 22h48v32H8z" fill="#c9975b"/><path d="M8 22l7-11h34l7 11z" fill="#e0b57d"/><rect x="27" y="11" width="10" height="43" fill="#4338ca"/><path d="M32 20c-12 0-14-12-7-12 5 0 7 6 7 12zm0 0c12 0 14-12 7-12-5 0-7 6-7 12z" fill="#6d63e6"/>',
};
