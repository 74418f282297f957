import { html } from 'hono/html';
import type { Html } from '../../pages/page.ts';
import type { Amounts, Totals } from '../../reports/totals.ts';
import { facts } from '../parts.ts';
import type { Visit } from '../visit.ts';
import { count, won } from '../words/format.ts';
import type { Say } from '../words/say.ts';

/** Paid, refunded and what is left of it, each with its tax parts. */
export const totalsBoxes = ({ say }: Visit, { approved, canceled, net }: Totals): Html =>
  html`<div class="three">${[
    amounts(say, say('결제', 'Paid'), approved, approved.count),
    amounts(say, say('취소', 'Refunded'), canceled, canceled.count),
    amounts(say, say('순매출', 'Net'), net),
  ]}</div>`;

const amounts = (say: Say, title: string, { totalWon, supplyWon, vatWon, taxFreeWon }: Amounts, of?: number): Html =>
  html`<section class="box"><h2>${title}${of === undefined ? '' : html` <span class="quiet small-text">${cases(say, of)}</span>`}</h2>
<p class="amount">${won(say, totalWon)}</p>
${facts([
  [say('공급가액', 'Taxed supply'), won(say, supplyWon)],
  [say('부가세', 'VAT'), won(say, vatWon)],
  [say('면세금액', 'Tax-free'), won(say, taxFreeWon)],
])}</section>`;

const cases = (say: Say, of: number): string => say(`${count(of)}건`, `${count(of)}`);

/** A row for each name: what it is, paid, refunded, net. */
export interface TotalsRow {
  readonly name: Html | string;
  readonly totals?: Totals;
  /** Why there are none. */
  readonly instead?: string;
}

export const totalsTable = ({ say }: Visit, heading: string, rows: readonly TotalsRow[]): Html =>
  html`<table class="list sums"><thead><tr><th scope="col">${heading}</th><th scope="col" class="num">${say('건수', 'Count')}</th><th scope="col" class="num">${say('결제', 'Paid')}</th><th scope="col" class="num">${say('취소', 'Refunded')}</th><th scope="col" class="num">${say('순매출', 'Net')}</th></tr></thead>
<tbody>${rows.map((row) => tableRow(say, row))}</tbody></table>`;

/** Where a narrow page has no room for the heads of the columns, each number says what it is. */
function tableRow(say: Say, { name, totals, instead = '' }: TotalsRow): Html {
  if (totals === undefined) return html`<tr><td>${name}</td><td colspan="4" class="quiet">${instead}</td></tr>`;
  const { approved, canceled, net } = totals;
  const cell = (label: string, value: string) =>
    html`<td class="num"><span class="label">${label}</span> ${value}</td>`;
  return html`<tr><td>${name}</td>
${cell('', cases(say, approved.count + canceled.count))}${cell(say('결제', 'Paid'), won(say, approved.totalWon))}${cell(say('취소', 'Refunded'), won(say, canceled.totalWon))}${cell(say('순매출', 'Net'), won(say, net.totalWon))}</tr>`;
}
