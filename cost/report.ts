import { alarms, measuredBy, usualMetrics } from '../service/cloud/watched.ts';
import { type Bill, billOf, type Line } from './bill.ts';
import type { Counts } from './measure.ts';
import type { Use } from './meter.ts';
import { durations, type Figure, priceList } from './prices.ts';
import { usageOf, type Watched, warmMs } from './usage.ts';
import { dollars, sentences, won } from './words.ts';

const watched: Watched = {
  metrics: usualMetrics.length,
  alarms: alarms.flatMap(({ alarm }) => measuredBy(alarm)).length,
  dashboards: 1,
};

/** The months that are reckoned, by their number of payments. */
const sizes = [0, 1_000, 100_000, 1_000_000] as const;

export interface Report {
  /** `docs/cost.md` */
  readonly text: string;
  readonly sentences: { readonly en: string; readonly ko: string };
}

export function reportOf(counts: Counts): Report {
  const usages = sizes.map((payments) => usageOf(payments, counts, durations, watched));
  const bills = usages.map((usage) => billOf(usage, priceList)) as unknown as [Bill, Bill, Bill, Bill];
  const unfree = usages.map((usage) => billOf(usage, priceList, false));
  const [idle, thousand, hundredThousand, million] = bills;
  const latest = Object.values(priceList.prices)
    .map(({ date }) => date)
    .sort()
    .at(-1) as string;
  const said = sentences({ idle, thousand, hundredThousand, million }, latest.slice(0, 7));
  const text = [
    ...heading(said.en),
    ...summary(bills, unfree),
    ...monthLines(bills),
    ...whatAPaymentUses(counts),
    ...assumptions(),
    ...prices(bills),
  ].join('\n');
  return { text: `${text}\n`, sentences: said };
}

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const rule = (columns: number): string => row(...Array.from({ length: columns }, () => '---'));

const heading = (sentence: string): string[] => [
  '# What it costs',
  '',
  'Made by `npm run cost -- --write`; a test keeps it equal to what the code uses and to the READMEs.',
  '',
  sentence,
  '',
];

const summary = (bills: readonly Bill[], unfree: readonly Bill[]): string[] => [
  row('Payments a month', 'Won', 'Dollars', 'Without the free amounts', 'The biggest line'),
  rule(5),
  ...bills.map((bill, i) =>
    row(count(sizes[i] ?? 0), won(bill.won), dollars(bill.usd), dollars(unfree[i]?.usd ?? 0), biggest(bill)),
  ),
  '',
  'One stage in Seoul, in an account with nothing else in it. A second stage shares the free amounts with the first.',
  'Only completed payments are counted, and one webhook endpoint is told of each. KakaoPay’s fee is not included.',
  '',
];

const biggest = ({ biggest: { price, usd }, usd: all }: Bill): string =>
  `${price.title}, ${Math.round((100 * usd) / all)} %`;

function monthLines(bills: readonly Bill[]): string[] {
  const names = bills[0]?.lines.map(({ name }) => name) ?? [];
  const lineOf = (bill: Bill, name: string) => bill.lines.find((line) => line.name === name) as Line;
  return [
    '## The bills',
    '',
    row('', ...sizes.map((size) => `${count(size)} payments`), 'Free every month'),
    rule(sizes.length + 2),
    ...names.map((name) => {
      const lines = bills.map((bill) => lineOf(bill, name));
      const { title, unit, free } = (lines[0] as Line).price;
      return row(title, ...lines.map(cell), free > 0 ? amountOf(free, unit) : '');
    }),
    row('**total**', ...bills.map(({ usd }) => `**${dollars(usd)}**`), ''),
    '',
    'Not included because they cost next to nothing: the schedule, standard parameters, alarm emails and the deployed',
    'packages. Lambda reads the table’s stream for nothing, and a write that its filter leaves out runs nothing. A metric',
    'of our own is charged for the hours in which it is counted: those that are counted only while something is wrong are',
    'left out. Three of the metrics that alarms watch are beyond the free ones. Free amounts that end after a year or with',
    'a new account’s credits are not deducted, such as API Gateway’s first million requests.',
    '',
  ];
}

const cell = ({ used, price, usd }: Line): string =>
  used === 0 ? '–' : `${amountOf(used, price.unit)}: ${usd === 0 ? 'free' : dollars(usd)}`;

const amountOf = (amount: number, unit: string): string =>
  `${count(amount)} ${amount === 1 ? unit.replace(/s$/, '') : unit}`;

/** Numbers as a reader takes them in: `4,500,000`, `21.4`, `0.06`. */
function count(amount: number): string {
  const [whole = '', part] = (
    amount >= 1000 ? String(Math.round(amount)) : String(Number(amount.toPrecision(3)))
  ).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part === undefined ? '' : `.${part}`);
}

const useTitles: readonly [string, (use: Use) => number][] = [
  ['Requests or runs', ({ runs }) => runs],
  ['Calls to KakaoPay', ({ kakaoPayCalls }) => kakaoPayCalls],
  ['Calls to the shop', ({ webhookCalls }) => webhookCalls],
  ['Calls to the table', ({ tableCalls }) => tableCalls],
  ['Write units, including indexes', ({ writeUnits }) => writeUnits],
  ['Read units', ({ readUnits }) => readUnits],
  ['Our own log lines', ({ logLines }) => logLines],
  ['Bytes of these', ({ logBytes }) => logBytes],
  ['Bytes to the internet', ({ bytesOut }) => bytesOut],
  ['Billed time when warm (ms)', (use) => Math.round(warmMs(use, durations))],
];

const whatAPaymentUses = ({ paid, told, canceled, charged, unfinished, idleWake, wake }: Counts): string[] => [
  '## What a payment uses',
  '',
  'Counted by running the real handlers against the embedded table and the simulator. Paid: created with an',
  '`Idempotency-Key`, opened, approved, receipt viewed, looked up once by the shop. Unfinished: created, opened,',
  'left to expire. Told: what is added when a webhook endpoint hears that it was paid. Given back: one cancellation of a',
  'part. Charged: a monthly charge of a subscription, by a run of `wake` that was there anyway; when the subscription is',
  'two years old it takes 8 write units more.',
  '',
  row('', 'Paid', 'Told', 'Given back', 'Charged', 'Unfinished', '`wake`, nothing open', '`wake`, a payment open'),
  rule(8),
  ...useTitles.map(([title, of]) =>
    row(title, ...[paid, told, canceled, charged, unfinished, idleWake, wake].map((use) => count(of(use)))),
  ),
  '',
];

const figures = (all: Readonly<Record<string, Figure>>, how: string): string[] =>
  Object.values(all).map(({ value, unit, what }) => row(what, `${count(value)} ${unit}`.trim(), how));

const assumptions = (): string[] => [
  '## What is measured, and what is assumed',
  '',
  `As of ${durations.date} ([durations.json](../cost/durations.json)). The assumptions err on the expensive side: in a`,
  'month with any payment, `wake` is counted as if one were open all the time.',
  '',
  row('', 'Value', ''),
  rule(3),
  ...figures(durations.measured, 'measured'),
  ...figures(durations.set, 'set in [serverless.yml](../serverless.yml)'),
  ...figures(durations.assumed, 'assumed'),
  '',
];

const prices = ([{ lines }]: readonly [Bill, ...Bill[]]): string[] => [
  '## The prices',
  '',
  `Dollars without tax in ${priceList.region} ([prices.json](../cost/prices.json)). A dollar is`,
  `${priceList.exchange.wonPerDollar} won (${priceList.exchange.source}, ${priceList.exchange.date}).`,
  '',
  row('', 'Price', 'Read on', 'Source'),
  rule(4),
  ...lines.map(({ price }) =>
    row(
      price.title,
      `$${price.usd} for ${amountOf(price.per, price.unit)}`,
      price.date,
      price.source + (price.unconfirmed === undefined ? '' : ` (**not confirmed**: ${price.unconfirmed})`),
    ),
  ),
];
