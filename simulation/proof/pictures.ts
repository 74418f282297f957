import { percentLeast } from '../mutants/result.ts';
import { type Bar, bars, dots, perDot } from './charts.ts';
import type { Found } from './found.ts';
import { binsOf, countBy, counted, medianOf, percentile, sum, thousands } from './numbers.ts';
import type { Proof } from './proof.ts';
import type { Headline } from './sentence.ts';
import { timeLine } from './time-line.ts';

/** A picture, and the same in words for whoever does not see it. */
export interface Picture {
  readonly svg: string;
  readonly words: string;
}

const dotsMax = 500;

export async function paymentsPicture({ payments, seeds, violations: bad }: Headline): Promise<Picture> {
  const each = perDot(payments, dotsMax);
  const count = Math.ceil(payments / each);
  const worlds = counted(seeds, 'world');
  return {
    svg: await dots(count, Math.min(bad, count)),
    words: `${thousands(payments)} payments in ${worlds}: each of the ${thousands(count)} dots stands for ${counted(each, 'payment')}. Red crosses, one for each violation: ${thousands(bad)}.`,
  };
}

const withText = (all: readonly { label: string; count: number }[], total: number): Bar[] =>
  all.map(({ label, count }) => ({ label, count, text: `${thousands(count)} (${share(count, total)})` }));

function share(count: number, total: number): string {
  const percent = total === 0 ? 0 : (100 * count) / total;
  return percent > 0 && percent < 0.1 ? '< 0.1 %' : `${percent.toFixed(1)} %`;
}

const wordsOf = (all: readonly Bar[]): string => all.map(({ label, text }) => `${label}: ${text}`).join('; ');

export async function truthPicture({ truth }: Found['simulate']): Promise<Picture> {
  const bins = binsOf(truth, [0, 5, 15, 30, 60, 120, 300]);
  const all = withText(bins, sum(bins.map(({ count }) => count)));
  return {
    svg: await bars(all, 'seconds'),
    words: `Half within ${counted(percentile(truth, 0.5), 'second')}, 99 % within ${counted(percentile(truth, 0.99), 'second')}. Payments by seconds: ${wordsOf(all)}.`,
  };
}

export async function plantedPicture(bugs: Found['planted']): Promise<Picture> {
  const caught = bugs.filter((bug) => bug.caught);
  const seeds = caught.flatMap(({ caughtBy, seeds = 1 }) => (caughtBy === 'simulation' ? [seeds] : []));
  const bins = binsOf(countBy(seeds, String), [0, 1, 2, 5, 10, 20, 50, 100]).slice(1);
  const barOf = (label: string, count: number, look: Bar['look'] = 'accent'): Bar => {
    return { label, count, look, text: String(count) };
  };
  const all = [
    ...bins.map(({ label, count }) => barOf(label === '1' ? '1 seed' : `${label} seeds`, count)),
    barOf('a named test', caught.length - seeds.length, 'good'),
    barOf('nobody', bugs.length - caught.length, 'bad'),
  ];
  return {
    svg: await bars(all, 'noticed after, or by'),
    words: `${counted(bugs.length, 'bug')}, ${caught.length} noticed; by the simulation after ${counted(medianOf(seeds), 'seed')} in the median. ${wordsOf(all)}.`,
  };
}

export async function mutantsPicture(groups: Found['mutants']): Promise<Picture> {
  const all = Object.entries(groups).map(
    ([label, { percent }]): Bar => ({
      label,
      count: percent,
      text: `${percent} %`,
      look: percent < percentLeast ? 'bad' : 'accent',
    }),
  );
  return {
    svg: await bars(all, 'group of sources', percentLeast),
    words: `Noticed of a hundred wrong versions, by group; the line is at ${percentLeast}. ${wordsOf(all)}.`,
  };
}

export async function historyPicture({ history }: Proof): Promise<Picture> {
  return { svg: await timeLine(history), words: 'The same, step by step, is in the list below the picture.' };
}
