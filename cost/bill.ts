import { type Price, type PriceList, type PriceName, priceNames } from './prices.ts';

export interface Line {
  readonly name: PriceName;
  readonly price: Price;
  readonly used: number;
  /** What is left to pay for after the free part. */
  readonly charged: number;
  /** US dollars. */
  readonly usd: number;
}

export interface Bill {
  readonly lines: readonly Line[];
  /** US dollars. */
  readonly usd: number;
  readonly won: number;
  /** What there is most to pay for. */
  readonly biggest: Line;
}

/** What a usage costs. `withFree`: what AWS gives every account every month is taken off. */
export function billOf(usage: Readonly<Record<PriceName, number>>, list: PriceList, withFree = true): Bill {
  const lines = priceNames.map((name) => {
    const price = list.prices[name];
    const charged = Math.max(0, usage[name] - (withFree ? price.free : 0));
    return { name, price, used: usage[name], charged, usd: (charged / price.per) * price.usd };
  });
  const usd = lines.reduce((sum, line) => sum + line.usd, 0);
  const biggest = lines.reduce((most, line) => (line.usd > most.usd ? line : most));
  return { lines, usd, won: usd * list.exchange.wonPerDollar, biggest };
}
