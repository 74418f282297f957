import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

export interface Options {
  readonly from: number;
  readonly seeds: number;
  readonly payments: number;
  readonly workers: number;
  readonly json?: string | undefined;
  readonly save?: string | undefined;
  readonly replay?: string | undefined;
}

export const usage = `npm run simulate -- [options]

  --from S       the first seed (1)
  --seeds N      how many seeds (200)
  --payments M   how many payments in each, about (100)
  --workers N    how many processors are used (all)
  --json FILE    writes the figures into this file
  --save FILE    writes the shortened history of the first violation into this file
  --replay FILE  runs such a history once more, and tells all that happens in it
`;

/** @throws an `Error` that says what is wrong, for a person. */
export function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      from: { type: 'string', default: '1' },
      seeds: { type: 'string', default: '200' },
      payments: { type: 'string', default: '100' },
      workers: { type: 'string', default: String(availableParallelism()) },
      json: { type: 'string' },
      save: { type: 'string' },
      replay: { type: 'string' },
    },
  });
  return {
    from: between('from', values.from, 0, 2 ** 40),
    seeds: between('seeds', values.seeds, 1, 10_000_000),
    payments: between('payments', values.payments, 1, 10_000),
    workers: between('workers', values.workers, 1, 64),
    json: values.json,
    save: values.save,
    replay: values.replay,
  };
}

function between(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Error(`--${name} must be a whole number from ${least} to ${most}`);
}
