import { html, raw } from 'hono/html';
import type { Grid } from './grids.ts';
import type { Picture } from './pictures.ts';
import { type SectionName, sections } from './texts.ts';

export type Html = ReturnType<typeof html>;

/** A table scrolls by itself where the screen is narrow, and by keyboard. */
export const tableOf = ({ caption, columns, rows, isDense }: Grid): Html => html`
<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
<table${isDense ? raw(' class="dense"') : ''}><caption><span>${caption}</span></caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>
${rows.map(({ name, cells }) => html`<tr><th scope="row">${name}</th>${cells.map(cellOf)}</tr>\n`)}</tbody></table></div>`;

const cellOf = ({ text, look }: Grid['rows'][number]['cells'][number]): Html =>
  look === 'plain' ? html`<td>${text}</td>` : html`<td class="${look}">${text}</td>`;

/** The words under a picture say all that is in it. */
export const figureOf = ({ svg, words }: Picture): Html => html`
<figure><div aria-hidden="true">${raw(svg)}</div><figcaption>${words}</figcaption></figure>`;

export const folded = (summary: string, body: Html): Html => html`
<details><summary>${summary}</summary>${body}</details>`;

/** With what stands in backquotes as code. */
const marked = (text: string): (Html | string)[] =>
  text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));

export const section = (name: SectionName, ...body: readonly Html[]): Html => html`
<section><h2>${sections[name].title}</h2>
<p>${marked(sections[name].text)}</p>${body}
</section>`;
