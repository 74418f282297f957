import { availableParallelism } from 'node:os';
import { type Command, type Option, readCommandLine, wholeNumber } from '../local/command-line.ts';

export const command = {
  name: 'npm run simulate',
  about:
    'Runs payments by seeds, in a virtual world in which all goes wrong that can, and judges by KakaoPay’s ledger.',
  options: {
    from: { type: 'string', value: '<number>', default: '1', text: 'the first seed' },
    seeds: { type: 'string', value: '<number>', default: '200', text: 'how many seeds' },
    payments: { type: 'string', value: '<number>', default: '100', text: 'how many payments there are in each, about' },
    workers: { type: 'string', value: '<number>', text: 'how many processors are used (all)' },
    json: { type: 'string', value: '<file>', text: 'where the figures are written as JSON' },
    save: { type: 'string', value: '<file>', text: 'where the history of the first violation is written' },
    replay: { type: 'string', value: '<file>', text: 'runs such a history once more and tells all of it' },
  },
} as const satisfies Command<Readonly<Record<string, Option>>>;

export interface Options {
  readonly from: number;
  readonly seeds: number;
  readonly payments: number;
  readonly workers: number;
  readonly json?: string;
  readonly save?: string;
  readonly replay?: string;
}

/** @throws UserError for what the command does not know. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): Options | 'help' {
  const values = readCommandLine(command, args, environment);
  if (values === 'help') return 'help';
  const { json, save, replay } = values;
  return {
    from: wholeNumber('from', values.from, 0, 2 ** 40),
    seeds: wholeNumber('seeds', values.seeds, 1, 10_000_000),
    payments: wholeNumber('payments', values.payments, 1, 10_000),
    workers: wholeNumber('workers', values.workers ?? String(availableParallelism()), 1, 64),
    ...(json !== undefined && { json }),
    ...(save !== undefined && { save }),
    ...(replay !== undefined && { replay }),
  };
}
