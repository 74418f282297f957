import { alarms, measuredBy, usualMetrics } from '../service/cloud/watched.ts';
import { type Bill, billOf, type Line } from './bill.ts';
import type { Counts } from './measure.ts';
import type { Use } from './meter.ts';
import { durations, type Figure, type Language, priceList, type Said } from './prices.ts';
import { type ReportWords, reportWords } from './report-words.ts';
import { usageOf, type Watched, warmMs } from './usage.ts';
import { dollars, sentences, won } from './words.ts';

const watched: Watched = {
  metrics: usualMetrics.length,
  alarms: alarms.flatMap(({ alarm }) => measuredBy(alarm)).length,
  dashboards: 1,
};

/** The months that are reckoned, by their number of payments. */
const sizes = [0, 1_000, 100_000, 1_000_000] as const;

/** Where the report is written, in each language. */
export const reportFiles: Said = { en: 'docs/cost.md', ko: 'docs/cost.ko.md' };
const languageSwitch = '[English](cost.md) · [한국어](cost.ko.md)';

export interface Report {
  readonly texts: Said;
  /** For the READMEs. */
  readonly sentences: Said;
}

interface Reckoned {
  readonly counts: Counts;
  readonly bills: readonly [Bill, Bill, Bill, Bill];
  /** Without the free amounts. */
  readonly unfree: readonly Bill[];
  readonly sentences: Said;
}

export function reportOf(counts: Counts): Report {
  const usages = sizes.map((payments) => usageOf(payments, counts, durations, watched));
  const bills = usages.map((usage) => billOf(usage, priceList)) as unknown as Reckoned['bills'];
  const unfree = usages.map((usage) => billOf(usage, priceList, false));
  const [idle, thousand, hundredThousand, million] = bills;
  const latest = Object.values(priceList.prices)
    .map(({ date }) => date)
    .sort()
    .at(-1) as string;
  const said = sentences({ idle, thousand, hundredThousand, million }, latest.slice(0, 7));
  const reckoned = { counts, bills, unfree, sentences: said };
  return { texts: { en: textIn('en', reckoned), ko: textIn('ko', reckoned) }, sentences: said };
}

/** What a part of the report needs to speak a language. */
interface Speech {
  readonly language: Language;
  readonly words: ReportWords;
}

function textIn(language: Language, { counts, bills, unfree, sentences: said }: Reckoned): string {
  const speech = { language, words: reportWords[language] };
  const parts = [
    [languageSwitch],
    speech.words.head,
    [said[language]],
    ...summary(speech, bills, unfree),
    ...monthLines(speech, bills),
    ...whatAPaymentUses(speech, counts),
    ...assumptions(speech),
    ...prices(speech, bills[0]),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

type Parts = readonly (readonly string[])[];

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const rule = (columns: number): string => row(...Array.from({ length: columns }, () => '---'));

const summary = (speech: Speech, bills: readonly Bill[], unfree: readonly Bill[]): Parts => [
  [
    row(...speech.words.summary),
    rule(5),
    ...bills.map((bill, i) =>
      row(count(sizes[i] ?? 0), won(bill.won), dollars(bill.usd), dollars(unfree[i]?.usd ?? 0), biggest(speech, bill)),
    ),
  ],
  speech.words.afterSummary,
];

const biggest = ({ language, words }: Speech, { biggest: { price, usd }, usd: all }: Bill): string =>
  `${price.title[language]}, ${words.share(Math.round((100 * usd) / all))}`;

function monthLines(speech: Speech, bills: readonly Bill[]): Parts {
  const { language, words } = speech;
  const names = bills[0]?.lines.map(({ name }) => name) ?? [];
  const lineOf = (bill: Bill, name: string) => bill.lines.find((line) => line.name === name) as Line;
  return [
    [`## ${words.bills}`],
    [
      row('', ...sizes.map((size) => words.payments(count(size))), words.freeEveryMonth),
      rule(sizes.length + 2),
      ...names.map((name) => {
        const lines = bills.map((bill) => lineOf(bill, name));
        const { title, unit, free } = (lines[0] as Line).price;
        return row(
          title[language],
          ...lines.map((line) => cell(speech, line)),
          free > 0 ? amountOf(speech, free, unit) : '',
        );
      }),
      row(`**${words.total}**`, ...bills.map(({ usd }) => `**${dollars(usd)}**`), ''),
    ],
    words.afterBills,
  ];
}

const cell = (speech: Speech, { used, price, usd }: Line): string =>
  used === 0 ? '–' : `${amountOf(speech, used, price.unit)}: ${usd === 0 ? speech.words.free : dollars(usd)}`;

const amountOf = ({ language, words }: Speech, amount: number, unit: Said): string =>
  words.amount(count(amount), unit[language]);

/** Numbers as a reader takes them in: `4,500,000`, `21.4`, `0.06`. */
function count(amount: number): string {
  const [whole = '', part] = (
    amount >= 1000 ? String(Math.round(amount)) : String(Number(amount.toPrecision(3)))
  ).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part === undefined ? '' : `.${part}`);
}

const measuresOf = (use: Use) => ({ ...use, warmMs: Math.round(warmMs(use, durations)) });

function whatAPaymentUses({ words }: Speech, counts: Counts): Parts {
  const columns = Object.keys(words.columns) as (keyof ReportWords['columns'])[];
  const rows = Object.keys(words.rows) as (keyof ReportWords['rows'])[];
  return [
    words.used,
    [
      row('', ...columns.map((column) => words.columns[column])),
      rule(columns.length + 1),
      ...rows.map((name) => row(words.rows[name], ...columns.map((column) => count(measuresOf(counts[column])[name])))),
    ],
  ];
}

const figures = ({ language, words }: Speech, all: Readonly<Record<string, Figure>>, how: string): string[] =>
  Object.values(all).map(({ value, unit, what }) =>
    row(what[language], words.amount(count(value), unit[language]), how),
  );

const assumptions = (speech: Speech): Parts => [
  speech.words.assumptions(durations.date),
  [
    row('', speech.words.value, ''),
    rule(3),
    ...figures(speech, durations.measured, speech.words.measured),
    ...figures(speech, durations.set, speech.words.set),
    ...figures(speech, durations.assumed, speech.words.assumed),
  ],
];

function prices(speech: Speech, { lines }: Bill): Parts {
  const { language, words } = speech;
  const { region, exchange } = priceList;
  const sourceOf = (source: string, unconfirmed?: Said) =>
    unconfirmed === undefined ? source : `${source} (**${words.unconfirmed}**: ${unconfirmed[language]})`;
  return [
    words.prices(region, exchange.wonPerDollar, `${exchange.source[language]}, ${exchange.date}`),
    [
      row('', ...words.price),
      rule(words.price.length + 1),
      ...lines.map(({ price: { title, usd, per, unit, date, source, unconfirmed } }) =>
        row(title[language], words.per(usd, amountOf(speech, per, unit)), date, sourceOf(source, unconfirmed)),
      ),
    ],
  ];
}
