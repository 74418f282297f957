import { parse, View } from 'vega';
import { type Config, compile, type TopLevelSpec } from 'vega-lite';
import type { Bin } from './numbers.ts';

// Pictures as SVG, drawn without a browser. Colours are the page's own, so that they follow light and dark.

const font = 'system-ui, sans-serif';
const ink = 'var(--ink)';
const quiet = 'var(--quiet)';
const config: Config = {
  aria: false,
  background: 'transparent',
  font,
  view: { stroke: null },
  axis: {
    labelColor: ink,
    titleColor: quiet,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    gridColor: 'var(--line)',
    domainColor: 'var(--edge)',
    tickColor: 'var(--edge)',
    labelLimit: 150,
  },
  text: { color: ink, fontSize: 12 },
};

/** All of them are drawn for a screen of 360 px, and may grow on a wider one. */
const width = 300;

export async function draw(spec: TopLevelSpec): Promise<string> {
  const compiled = compile({ ...spec, config } as TopLevelSpec).spec;
  const view = new View(parse(compiled), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

/** The least of 1, 2, 5, 10, 20, … that many can be stood for by one dot, with so many dots at most. */
export function perDot(count: number, dotsMax: number): number {
  for (let power = 1; power <= 1e12; power *= 10) {
    const found = [1, 2, 5].map((digit) => digit * power).find((each) => count / each <= dotsMax);
    if (found !== undefined) return found;
  }
  return 1e12;
}

const dotsInRow = 25;

/** Dots in rows, of which the first few are bad. */
export const dots = (count: number, bad: number): Promise<string> =>
  draw({
    width,
    height: (Math.ceil(count / dotsInRow) * width) / dotsInRow,
    data: {
      values: Array.from({ length: count }, (_, index) => ({
        x: index % dotsInRow,
        y: Math.floor(index / dotsInRow),
        isBad: index < bad,
      })),
    },
    mark: { type: 'point', filled: true, size: 55, opacity: 1 },
    encoding: {
      x: { field: 'x', type: 'ordinal', axis: null },
      y: { field: 'y', type: 'ordinal', axis: null },
      color: { condition: { test: 'datum.isBad', value: 'var(--bad)' }, value: 'var(--good)' },
      shape: { condition: { test: 'datum.isBad', value: 'cross' }, value: 'circle' },
    },
  });

export interface Bar extends Bin {
  /** Stands beside the bar. */
  readonly text: string;
  readonly look?: 'good' | 'bad' | 'accent';
}

/** Bars that lie, from the top to the bottom, each with its number. */
export const bars = (all: readonly Bar[], title: string, mark?: number): Promise<string> =>
  draw({
    width: width - 90,
    height: { step: 24 },
    data: { values: all.map(({ look = 'accent', ...bar }) => ({ ...bar, color: `var(--${look})` })) },
    layer: [
      {
        mark: { type: 'bar', height: { band: 0.7 } },
        encoding: {
          y: { field: 'label', type: 'ordinal', sort: null, title },
          x: { field: 'count', type: 'quantitative', axis: null },
          color: { field: 'color', type: 'nominal', scale: null },
        },
      },
      {
        mark: { type: 'text', align: 'left', dx: 5 },
        encoding: {
          y: { field: 'label', type: 'ordinal', sort: null },
          x: { field: 'count', type: 'quantitative' },
          text: { field: 'text' },
        },
      },
      ...(mark === undefined
        ? []
        : [
            {
              mark: { type: 'rule' as const, strokeDash: [4, 3], color: quiet },
              encoding: { x: { datum: mark } },
            },
          ]),
    ],
  });
