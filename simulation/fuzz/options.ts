import { type Command, type Option, readCommandLine, wholeNumber } from '../../local/command-line.ts';

export const command = {
  name: 'npm run fuzz',
  about: 'Asks the service and the simulator whatever their OpenAPI documents allow, and whatever they forbid.',
  options: {
    examples: { type: 'string', value: '<number>', default: '178', text: 'how many cases each operation gets made up' },
    seed: { type: 'string', value: '<number>', default: '1', text: 'what the cases are made from' },
    optional: { type: 'boolean', text: 'without Python it is left out, and that is no failure' },
    json: { type: 'string', value: '<file>', text: 'where the result is written as JSON' },
  },
} as const satisfies Command<Readonly<Record<string, Option>>>;

export interface Options {
  readonly examples: number;
  readonly seed: number;
  readonly optional: boolean;
  readonly json?: string;
}

/** @throws UserError for what the command does not know. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): Options | 'help' {
  const values = readCommandLine(command, args, environment);
  if (values === 'help') return 'help';
  return {
    examples: wholeNumber('examples', values.examples, 1),
    seed: wholeNumber('seed', values.seed, 1),
    optional: values.optional === true,
    ...(values.json !== undefined && { json: values.json }),
  };
}
