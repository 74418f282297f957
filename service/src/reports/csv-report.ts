import { type Cell, csvBegin, csvRow, csvTime } from '../csv.ts';
import type { Language } from '../http/language.ts';
import { type Act, byTime, type Mark } from './acts.ts';
import { type Column, columns, csvWords } from './csv-words.ts';
import type { Report } from './read-report.ts';
import { type Amounts, type Summary, summaryOf, type Totals, typeOf } from './totals.ts';

export interface Part {
  readonly body: string;
  /** The last act in it; absent at the end. */
  readonly next?: Mark;
}

/**
 * Lambda's answers have 6 MB at most, as JSON, in which a quotation mark and the end of a line take twice their bytes.
 * The totals, some hundred records, come on top of this.
 */
const bytesMax = 5_000_000;
const bytesOf = (row: string): number => Buffer.byteLength(JSON.stringify(row));

type Row = Readonly<Partial<Record<Column, Cell>>>;

const rowOf = (row: Row): string => csvRow(columns.map((column) => row[column]));

/** One record for each act after the mark, as many as a part may hold, and at the end of them the totals. */
export function csvReport(report: Report, language: Language, after?: Mark, maxBytes: number = bytesMax): Part {
  const words = csvWords[language];
  const rows = [csvBegin, rowOf(words.columns)];
  let bytes = 0;
  let last: Act | undefined;
  for (const act of report.acts.filter((one) => after === undefined || byTime(one, after) > 0)) {
    const row = rowOf(actRow(act, language));
    bytes += bytesOf(row);
    if (bytes > maxBytes && last) return { body: [...rows, rowOf({ kind: words.continued })].join(''), next: last };
    rows.push(row);
    last = act;
  }
  return { body: [...rows, ...endRows(report, language).map(rowOf)].join('') };
}

function actRow(act: Act, language: Language): Row {
  const { kinds, types } = csvWords[language];
  const { amountWon: totalWon, taxFreeWon, vatWon } = act;
  const sums = { totalWon, taxFreeWon, vatWon, supplyWon: totalWon - taxFreeWon - vatWon };
  return {
    ...act,
    at: csvTime(act.at),
    kind: kinds[act.kind],
    count: 1,
    ...(act.kind === 'approval' ? sums : negative(sums)),
    type: types[typeOf(act)],
  };
}

/** What was given back is below 0, so that a column's sum is the net. */
const negative = ({ totalWon, supplyWon, vatWon, taxFreeWon }: Amounts): Amounts => ({
  totalWon: 0 - totalWon,
  supplyWon: 0 - supplyWon,
  vatWon: 0 - vatWon,
  taxFreeWon: 0 - taxFreeWon,
});

function endRows({ days, asOf, isComplete, unsettled, acts }: Report, language: Language): Row[] {
  const words = csvWords[language];
  return [
    ...totalRows(summaryOf(acts), days.from !== days.to, language),
    ...(unsettled > 0 ? [{ kind: words.unsettled, count: unsettled }] : []),
    { at: csvTime(asOf), kind: isComplete ? words.asOf : words.notOver },
  ];
}

/** In all, then by what they are told apart by, which stands in its column. */
function totalRows(summary: Summary, isByDay: boolean, language: Language): Row[] {
  const { types } = csvWords[language];
  const by = (column: Column, totals: ReadonlyMap<string, Totals>) =>
    [...totals].map(([value, one]) => ({ totals: one, column, value }));
  const groups = [
    ...(isByDay ? by('at', summary.byDay) : []),
    ...by('method', summary.byMethod),
    ...by('cardIssuer', summary.byCardIssuer),
    ...by('type', summary.byType).map((one) => ({ ...one, value: types[one.value as keyof typeof types] })),
  ];
  return [
    ...totalsRows(summary.total, {}, language),
    ...groups.flatMap(({ totals, column, value }) => totalsRows(totals, { [column]: value }, language)),
  ];
}

function totalsRows({ approved, canceled, net }: Totals, told: Row, language: Language): Row[] {
  const words = csvWords[language];
  return [
    { ...told, ...approved, kind: words.approved },
    { ...told, count: canceled.count, ...negative(canceled), kind: words.canceled },
    { ...told, ...net, kind: words.net },
  ];
}
