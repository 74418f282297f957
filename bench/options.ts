import { parseArgs } from 'node:util';

export interface Options {
  readonly node: 22 | 24;
  readonly coldRounds: number;
  readonly warmRounds: number;
  readonly latencyMs: number;
}

export const usage = `npm run bench -- [wake | console] [options]

  wake             only how many due items wake moves on in a second: no Lambda, no options
  console          only how long the console's pages take with 50,000 payments: no Lambda, no options

  --quick          a short run: enough to see that it works, too short to trust its figures
  --node 22|24     the Node the functions run on (24)
  --rounds N       rounds of the cold measurement, 1 to 500 (40; quick: 5)
  --latency N      milliseconds that each answer of KakaoPay and DynamoDB takes, 0 to 100 (1)
`;

/** @throws an `Error` that says what is wrong, for a person. */
export function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      quick: { type: 'boolean', default: false },
      node: { type: 'string', default: '24' },
      rounds: { type: 'string' },
      latency: { type: 'string', default: '1' },
    },
  });
  if (values.node !== '22' && values.node !== '24') throw new Error('--node must be 22 or 24');
  return {
    node: values.node === '22' ? 22 : 24,
    coldRounds: between('rounds', values.rounds ?? (values.quick ? '5' : '40'), 1, 500),
    warmRounds: values.quick ? 5 : 40,
    latencyMs: between('latency', values.latency, 0, 100),
  };
}

function between(name: string, text: string, min: number, max: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= min && number <= max) return number;
  throw new Error(`--${name} must be a whole number from ${min} to ${max}`);
}
