import { parseArgs } from 'node:util';
import { UserError } from './user-error.ts';

/** An option of a command: `text` is what `--help` says about it. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** What stands for the value in the help, such as `<number>`. */
  readonly value?: string;
  readonly default?: string;
  /** An empty value means none. */
  readonly mayBeEmpty?: true;
  /** npm has a setting of that name as well: that it is set says nothing of what was typed. */
  readonly isOfNpm?: true;
  readonly text: string;
}

export interface Command<Options extends Readonly<Record<string, Option>>> {
  /** As it is typed: `npm start`, `npm run deploy`. */
  readonly name: string;
  readonly about: string;
  readonly options: Options;
}

export type Values<Options> = {
  readonly [Name in keyof Options]: Options[Name] extends { type: 'boolean' }
    ? boolean | undefined
    : Options[Name] extends { default: string }
      ? string
      : string | undefined;
};

type AnyCommand = Command<Readonly<Record<string, Option>>>;

/**
 * What was typed after the command, or `help`.
 *
 * @throws UserError for what the command does not know, and for what npm has kept to itself.
 */
export function readCommandLine<const Options extends Readonly<Record<string, Option>>>(
  command: Command<Options>,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Values<Options> | 'help' {
  if (args.includes('--help') || args.includes('-h')) return 'help';
  const kept = keptByNpm(command, environment);
  if (kept) throw new UserError(`npm has kept --${kept} to itself. Type -- before it: ${command.name} -- --${kept} …`);
  const { tokens, values } = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.entries(command.options).map(([name, { type }]) => [name, { type }])),
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'positional') throw new UserError(`"${token.value}" is no option. ${choices(command)}`);
    if (token.kind === 'option') check(command, token);
  }
  const defaults = Object.entries(command.options).map(([name, option]) => [name, option.default]);
  return { ...Object.fromEntries(defaults), ...values } as Values<Options>;
}

function check(command: AnyCommand, { rawName, name, value }: Given): void {
  const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
  if (option === undefined || rawName !== `--${name}`) {
    throw new UserError(`There is no option ${rawName}. ${choices(command)}`);
  }
  const missing = value === undefined || (value === '' && !option.mayBeEmpty) || /^--/.test(value);
  if (option.type === 'string' && missing) throw new UserError(`--${name} needs a value: --${name} ${option.value}`);
  if (option.type === 'boolean' && value !== undefined) throw new UserError(`--${name} takes no value.`);
}

interface Given {
  readonly rawName: string;
  readonly name: string;
  readonly value: string | undefined;
}

const choices = ({ name, options }: AnyCommand): string =>
  `${name} takes ${Object.keys(options)
    .map((option) => `--${option}`)
    .join(', ')} and --help.`;

/** `npm start --port 1` is read by npm, as a setting of its own: the command sees it in the environment alone. */
const keptByNpm = ({ options }: AnyCommand, environment: NodeJS.ProcessEnv): string | undefined =>
  Object.keys(options)
    .filter((name) => !options[name]?.isOfNpm)
    .find((name) => environment[`npm_config_${name.replaceAll('-', '_')}`] !== undefined);

/** @throws UserError unless the text that an option was given is a whole number of these. */
export function wholeNumber(name: string, text: string, least: number, most = 999_999_999): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new UserError(`--${name} must be a whole number from ${least} to ${most}, not "${text}".`);
}

/** Runs a command's work with what was typed; what its user can mend is said in one sentence. */
export async function runCommand<Options>(
  command: AnyCommand,
  read: (args: readonly string[], environment: NodeJS.ProcessEnv) => Options | 'help',
  work: (options: Options) => Promise<void>,
): Promise<void> {
  try {
    const options = read(process.argv.slice(2), process.env);
    if (options === 'help') console.log(helpOf(command));
    else await work(options);
  } catch (error) {
    console.error(error instanceof UserError ? error.message : error);
    process.exitCode = 1;
  }
}

/** What `--help` shows. */
export function helpOf({ name, about, options }: AnyCommand): string {
  const rows = Object.entries(options).map(([option, { value, text, default: usual }]) => ({
    left: `--${option}${value ? ` ${value}` : ''}`,
    right: `${text}${usual === undefined ? '' : ` (default ${usual})`}`,
  }));
  const width = Math.max(...rows.map(({ left }) => left.length)) + 2;
  return `${about}

Usage: ${name} -- [options]

${rows.map(({ left, right }) => `  ${left.padEnd(width)}${right}`).join('\n')}
`;
}
