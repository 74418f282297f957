import { html } from 'hono/html';
import { addMonths, daysBetween } from '../../kst.ts';
import type { Html } from '../../pages/page.ts';
import type { Visit } from '../visit.ts';
import { won } from '../words/format.ts';
import type { Day } from './read-days.ts';

const height = 100;
const slot = 10;
const gap = 2;

/** What was paid on each day upwards and what was given back downwards; the table below it has the same numbers. */
export function chart({ say }: Visit, days: readonly Day[], month: string): Html {
  const bars = days.map(({ report }) => ({
    paid: report?.total.approved.totalWon ?? 0,
    back: report?.total.canceled.totalWon ?? 0,
  }));
  const [most, mostBack] = [Math.max(...bars.map(({ paid }) => paid), 0), Math.max(...bars.map(({ back }) => back), 0)];
  if (most + mostBack === 0) return html``;
  const scale = height / (most + mostBack);
  const zero = round(most * scale);
  // The days that are still to come have their place.
  const width = slot * daysBetween(`${month}-01`, addMonths(`${month}-01`, 1));
  const words = say(
    `가장 많이 결제된 날 ${won(say, most)}, 가장 많이 취소된 날 ${won(say, mostBack)}. 날짜별 금액은 아래 표에 있어요.`,
    `The most paid on a day is ${won(say, most)}, the most refunded ${won(say, mostBack)}. The table below has every day.`,
  );
  return html`<figure class="plot"><svg class="chart" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-labelledby="chart-title chart-words">
<title id="chart-title">${say(`${month} 날짜별 결제와 취소`, `Paid and refunded by day, ${month}`)}</title><desc id="chart-words">${words}</desc>
${bars.map(({ paid, back }, at) => [bar('up', at, zero - round(paid * scale), round(paid * scale)), bar('down', at, zero, round(back * scale))])}
<line x1="0" x2="${width}" y1="${zero}" y2="${zero}" vector-effect="non-scaling-stroke"/></svg>
<figcaption class="quiet small-text"><span class="swatch up"></span>${say('결제', 'Paid')} <span class="swatch down"></span>${say('취소', 'Refunded')}</figcaption></figure>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

const bar = (name: 'up' | 'down', at: number, y: number, tall: number): Html =>
  tall > 0
    ? html`<rect class="${name}" x="${at * slot + gap / 2}" y="${y}" width="${slot - gap}" height="${tall}"/>`
    : html``;
