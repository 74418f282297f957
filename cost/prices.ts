import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));

export type Language = 'en' | 'ko';
export type Said = Readonly<Record<Language, string>>;

export interface Price {
  readonly title: Said;
  /** US dollars without tax, for `per` units. */
  readonly usd: number;
  readonly per: number;
  readonly unit: Said;
  /** What AWS gives every account every month for ever, in units. */
  readonly free: number;
  /** When it was read. */
  readonly date: string;
  readonly source: string;
  /** Why it is not certain, for one that could not be looked up. */
  readonly unconfirmed?: Said;
}

export interface PriceList {
  readonly region: string;
  readonly exchange: { readonly wonPerDollar: number; readonly date: string; readonly source: Said };
  readonly prices: Readonly<Record<PriceName, Price>>;
}

/** The lines of a bill, in the order of a request's way. */
export const priceNames = [
  ...(['gatewayRequests', 'functionRequests', 'functionTime', 'writeUnits', 'readUnits', 'storedData'] as const),
  ...(['backup', 'logsWritten', 'logsKept', 'metrics', 'alarms', 'dashboards', 'keyRequests', 'bytesOut'] as const),
];
export type PriceName = (typeof priceNames)[number];

export interface Figure {
  readonly value: number;
  readonly unit: Said;
  readonly what: Said;
}

type Named<Name extends string> = Readonly<Record<Name, Figure>>;

export interface Durations {
  readonly date: string;
  readonly measured: Named<'warmCpuMs' | 'coldCpuMs'>;
  /** In `serverless.yml`. */
  readonly set: Named<'memoryMb' | 'logDays'>;
  readonly assumed: Named<
    | 'coreMb'
    | 'kakaoPayMs'
    | 'shopMs'
    | 'tableMs'
    | 'parametersMs'
    | 'keptMinutes'
    | 'coldShare'
    | 'wakeColdStartsADay'
    | 'secrets'
    | 'storedBytes'
    | 'wireBytes'
    | 'linePrefixBytes'
    | 'runLogBytes'
    | 'logCompression'
  >;
}

export const priceList: PriceList = read('prices.json') as PriceList;
export const durations: Durations = read('durations.json') as Durations;
