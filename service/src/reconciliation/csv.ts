import { type Cell, csvBegin, csvRow, csvTime } from '../csv.ts';
import type { Language } from '../http/language.ts';
import { type Column, columns, csvWords } from './csv-words.ts';
import type { Row } from './reconciliation.ts';

export interface Part {
  readonly body: string;
  /** The last payment in it; absent at the end. */
  readonly next?: string;
}

/** Lambda's answers have 6 MB at most, as JSON. */
const bytesMax = 5_000_000;

/** One record for each row, as many as a part may hold. */
export async function csvOfRows(
  rows: AsyncIterable<Row>,
  language: Language,
  { maxBytes = bytesMax }: { readonly maxBytes?: number } = {},
): Promise<Part> {
  const words = csvWords[language];
  const records = [csvBegin, record(words.columns)];
  let bytes = 0;
  let last: string | undefined;
  for await (const row of rows) {
    const next = record(cellsOf(row, language));
    bytes += Buffer.byteLength(JSON.stringify(next));
    if (bytes > maxBytes && last) return { body: [...records, csvRow([words.continued])].join(''), next: last };
    records.push(next);
    last = row.paymentId;
  }
  return { body: records.join('') };
}

const record = (cells: Readonly<Partial<Record<Column, Cell>>>): string =>
  csvRow(columns.map((column) => cells[column]));

function cellsOf(row: Row, language: Language): Partial<Record<Column, Cell>> {
  const { ours, theirs, at, kind, outcome, ...named } = row;
  const { kinds, outcomes } = csvWords[language];
  return {
    ...named,
    at: csvTime(at),
    kind: kinds[kind],
    outcome: outcomes[outcome],
    ...sideOf('our', ours),
    ...sideOf('their', theirs),
  };
}

/** Each of a side's values under its column: `netWon` of ours is `ourNetWon`. */
const sideOf = (whose: 'our' | 'their', side: object = {}): Partial<Record<Column, Cell>> =>
  Object.fromEntries(
    Object.entries(side).map(([name, value]) => [`${whose}${name[0]?.toUpperCase()}${name.slice(1)}`, value]),
  );
