// How amounts are written, and the sentence of the READMEs.

/** Two digits that count, and no more: 0.0194 → 0.019, 148.7 → 150. */
const rough = (amount: number): number => (amount === 0 ? 0 : Number(amount.toPrecision(2)));

const grouped = (amount: number): string => String(amount).replace(/\B(?=(\d{3})+$)/g, ',');

/** Dollars: `$0.02`, `$3.70`, `$150`. */
export function dollars(usd: number): string {
  const amount = rough(usd);
  return amount >= 10 ? `$${grouped(amount)}` : `$${amount.toFixed(2)}`;
}

export const won = (amount: number): string => grouped(rough(Math.round(amount)));

export interface Months {
  readonly idle: Cost;
  readonly thousand: Cost;
  readonly hundredThousand: Cost;
  readonly million: Cost;
}
export interface Cost {
  readonly usd: number;
  readonly won: number;
}

/** The answer to the question what it costs, one sentence for each README. `monthOfPrices`: `2026-10`. */
export function sentences({ idle, thousand, hundredThousand, million }: Months, monthOfPrices: string) {
  const [year, month] = monthOfPrices.split('-').map(Number) as [number, number];
  const both = (cost: Cost): string => `${won(cost.won)} won (${dollars(cost.usd)})`;
  const inKorean = (cost: Cost): string => `약 ${won(cost.won)}원(${dollars(cost.usd)})`;
  const en = [
    `A month without a payment costs about ${both(idle)}`,
    `one with 1,000 payments ${both(thousand)}`,
    `with 100,000 ${both(hundredThousand)}`,
    `with 1,000,000 ${both(million)}: AWS's prices of ${monthNames[month - 1]} ${year}`,
    'tax not included.',
  ];
  const ko = [
    `결제가 없는 달은 ${inKorean(idle)}`,
    `월 1,000건이면 ${inKorean(thousand)}`,
    `10만 건이면 ${inKorean(hundredThousand)}`,
    `100만 건이면 ${inKorean(million)}입니다(${year}년 ${month}월 AWS 요금 기준`,
    '부가세 별도).',
  ];
  return { en: en.join(', '), ko: ko.join(', ') };
}

const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
