import { kstSecond } from './kst.ts';

// CSV as RFC 4180 has it: a comma between fields, CRLF after each record. The byte order mark is what makes Excel read
// it as UTF-8.

/** Text, a number of ours, or nothing. */
export type Cell = string | number | undefined;

/** What a file begins with. */
export const csvBegin = '\ufeff';

/** What a spreadsheet would run: these signs, also in full width and after white space, which some of them cut off. */
const formula = /^(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/u;
// The semicolon and the tab part fields elsewhere.
const special = /[",;\t\r\n]/;

/** One record with its end. Text that came from outside stays text; numbers, also negative ones, stay numbers. */
export const csvRow = (cells: readonly Cell[]): string => `${cells.map(field).join(',')}\r\n`;

function field(cell: Cell = ''): string {
  if (typeof cell === 'number') return String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A whole file. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string => csvBegin + rows.map(csvRow).join('');

/** A time in Korea, `2026-11-23 14:05:09`; nothing where there is none. `instant`: ms since 1970. */
export const csvTime = (instant: number | undefined): Cell => (instant === undefined ? undefined : kstSecond(instant));
