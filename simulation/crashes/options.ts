import { type Command, type Option, readCommandLine, wholeNumber } from '../../local/command-line.ts';

export const command = {
  name: 'npm run crashes',
  about: 'Kills the service that runs on this machine, again and again while it works, and holds the books together.',
  options: {
    kills: { type: 'string', value: '<number>', text: 'how often it is killed (24)' },
    payments: { type: 'string', value: '<number>', text: 'how many orders the shops have (1050)' },
    seed: { type: 'string', value: '<number>', default: '1', text: 'what is killed when, and what the shops do' },
    slice: { type: 'boolean', text: '3 kills and 100 payments' },
    json: { type: 'string', value: '<file>', text: 'where the result is written as JSON' },
  },
} as const satisfies Command<Readonly<Record<string, Option>>>;

export interface Options {
  readonly kills: number;
  readonly payments: number;
  readonly seed: number;
  readonly json?: string;
}

/** @throws UserError for what the command does not know. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): Options | 'help' {
  const values = readCommandLine(command, args, environment);
  if (values === 'help') return 'help';
  const [kills, payments] = values.slice ? [3, 100] : [24, 1050];
  return {
    kills: wholeNumber('kills', values.kills ?? String(kills), 0),
    payments: wholeNumber('payments', values.payments ?? String(payments), 0),
    seed: wholeNumber('seed', values.seed, 0),
    ...(values.json !== undefined && { json: values.json }),
  };
}
