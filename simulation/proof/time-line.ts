import { draw } from './charts.ts';
import { type Lane, lanes, type Step } from './history.ts';

/** Minutes and seconds since the beginning. */
export function clockOf(ms: number): string {
  const tenths = Math.round(ms / 100);
  const [minutes, rest] = [Math.floor(tenths / 600), tenths % 600];
  return `${minutes}:${(rest / 10).toFixed(1).padStart(4, '0')}`;
}

// In pixels of the picture: the clock, the lanes, the text.
const clockWidth = 38;
const laneWidth = 36;
const textWidth = 148;
const lineHeight = 13;
/** So many letters fit beside the lanes. */
const lineLength = 25;
const lanesEnd = clockWidth + lanes.length * laneWidth;
const width = lanesEnd + textWidth;
const xOf = (lane: Lane): number => clockWidth + (lanes.indexOf(lane) + 0.5) * laneWidth;

/** In lines that fit. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < lineLength) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The rows, as far below one another as their texts need. */
function rowsOf(steps: readonly Step[]) {
  let end = 8;
  return steps.map(({ at, from, to, text, isFault = false }) => {
    const lines = linesOf(text);
    const y = end + 14;
    end = y + (lines.length - 1) * lineHeight + 10;
    const angle = xOf(to) > xOf(from) ? 90 : 270;
    return { y, end, clock: clockOf(at), from: xOf(from), to: xOf(to), text: lines, isFault, angle };
  });
}

const x = (field: string) => ({ field, type: 'quantitative', scale: { domain: [0, width] }, axis: null });

/** The names of the lanes, in two heights so that they have room, and a line down from each. */
const laneLayer = (height: number, y: (field: string) => object) => ({
  data: { values: lanes.map((lane, index) => ({ lane, x: xOf(lane), top: index % 2 === 0 ? -14 : 0, end: height })) },
  layer: [
    {
      mark: { type: 'rule', color: 'var(--line)', strokeWidth: 2 },
      encoding: { x: x('x'), y: y('top'), y2: { field: 'end' } },
    },
    {
      mark: { type: 'text', fontSize: 11, baseline: 'bottom', dy: -1 },
      encoding: { x: x('x'), y: y('top'), text: { field: 'lane' } },
    },
  ],
});

/** A history from the top to the bottom: who asks whom, when, and where something goes wrong. */
export function timeLine(steps: readonly Step[]): Promise<string> {
  const rows = rowsOf(steps);
  const height = rows.at(-1)?.end ?? 0;
  const scale = { domain: [0, height], reverse: true, nice: false };
  const y = (field: string) => ({ field, type: 'quantitative', scale, axis: null });
  const text = { type: 'text', align: 'left', fontSize: 11 };
  const isCall = [{ filter: 'datum.from !== datum.to' }];
  const colour = { condition: { test: 'datum.isFault', value: 'var(--bad)' }, value: 'var(--ink)' };
  const layer = [
    laneLayer(height, y),
    { mark: { ...text, x: 0, color: 'var(--quiet)' }, encoding: { y: y('y'), text: { field: 'clock' } } },
    {
      transform: isCall,
      mark: { type: 'rule', color: 'var(--accent)', strokeWidth: 2 },
      encoding: { y: y('y'), x: x('from'), x2: { field: 'to' } },
    },
    {
      transform: isCall,
      mark: { type: 'point', shape: 'triangle', filled: true, size: 60, opacity: 1, color: 'var(--accent)' },
      encoding: { y: y('y'), x: x('to'), angle: { field: 'angle', type: 'quantitative', scale: null } },
    },
    {
      transform: [{ filter: 'datum.isFault' }],
      mark: { type: 'text', text: '✕', fontSize: 17, fontWeight: 'bold', color: 'var(--bad)' },
      encoding: { y: y('y'), x: x('to') },
    },
    {
      mark: { ...text, x: lanesEnd + 2, lineHeight },
      encoding: { y: y('y'), text: { field: 'text' }, color: colour },
    },
  ];
  // As wide as it says: how wide a text will be is only guessed without a browser.
  const frame = { autosize: { type: 'none' }, padding: { top: 30, bottom: 4, left: 2, right: 2 } };
  return draw({ ...frame, width, height, data: { values: rows }, layer } as Parameters<typeof draw>[0]);
}
