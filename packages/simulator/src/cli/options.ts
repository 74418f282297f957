import { parseArgs } from 'node:util';
import { durationMs } from '../core/kst.ts';
import type { SimulatorOptions } from '../options.ts';
import { systemNow } from '../system.ts';
import { assumeHelp, readAssume } from './assume.ts';
import { type DoorChoice, doorChoice, doorFlags, doorRules, missingFlag } from './door-options.ts';
import { splitProgram } from './program.ts';
import { badFlags, badValue, help, noProgram } from './words.ts';

export type Command =
  | { readonly run: 'help'; readonly text: string }
  | { readonly run: 'version' }
  | { readonly run: 'error'; readonly sentence: string }
  | { readonly run: 'start'; readonly options: ListenOptions; readonly doors?: DoorChoice }
  | { readonly run: 'print'; readonly syntax: string; readonly options: ListenOptions; readonly doors: DoorChoice }
  | {
      readonly run: 'program';
      readonly program: readonly string[];
      readonly options: ListenOptions;
      readonly doors: DoorChoice;
    };

export type ListenOptions = SimulatorOptions & { readonly port: number; readonly host: string };

const flags = {
  port: { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  'public-url': { type: 'string' },
  domain: { type: 'string', multiple: true },
  data: { type: 'string' },
  'secret-key': { type: 'string', multiple: true },
  'admin-key': { type: 'string', multiple: true },
  seed: { type: 'string' },
  'seed-file': { type: 'string' },
  now: { type: 'string' },
  life: { type: 'string' },
  keep: { type: 'string' },
  journal: { type: 'string' },
  assume: { type: 'string', multiple: true },
  ...doorFlags,
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parse>;
const parse = (args: readonly string[]) => parseArgs({ args: [...args], options: flags }).values;

/** What each flag must be, if it is there: the check, and how a sentence names it. */
const rules: readonly (readonly [flag: keyof Values, fits: (value: string) => boolean, what: string])[] = [
  ['port', (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535, 'a number from 0 to 65535'],
  ['public-url', (value) => /^https?:\/\//.test(value) && URL.canParse(value), 'an http or https address'],
  ['now', (value) => !Number.isNaN(Date.parse(value)), 'a time such as 2026-12-31T23:59:00+09:00'],
  ['life', (value) => durationMs(value) !== undefined, 'a length of time such as 15m or 900s'],
  ['journal', (value) => /^\d{1,6}$/.test(value), 'a number of entries such as 2000'],
  ['keep', (value) => /^[1-9]\d{0,8}$/.test(value), 'a number of payments such as 1000'],
  ...doorRules,
];

/** A clock that begins at `text` and runs on from there. */
function clockFrom(text: string, realNow: () => number): () => number {
  const aheadMs = Date.parse(text) - realNow();
  return () => realNow() + aheadMs;
}

const usualPort = 4000;

function optionsOf(values: Values, otherPort: number) {
  const { now, life, domain, data, keep, journal } = values;
  return {
    port: Number(values.port ?? otherPort),
    host: values.host,
    publicUrl: values['public-url'],
    domains: domain,
    dataFile: data,
    secretKeys: values['secret-key'],
    adminKeys: values['admin-key'],
    seed: values.seed,
    seedFile: values['seed-file'],
    now: now === undefined ? undefined : clockFrom(now, systemNow),
    lifeMs: life === undefined ? undefined : durationMs(life),
    keep: keep === undefined ? undefined : Number(keep),
    journal: journal === undefined ? undefined : Number(journal),
    assume: values.assume && readAssume(values.assume),
  };
}

/** Without the options that were not given. */
const given = <T extends object>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** What a command line asks for; a wrong one becomes one sentence. */
export function readCommand(args: readonly string[]): Command {
  const program = args[0] === 'run' ? splitProgram(args.slice(1), flags) : undefined;
  try {
    const values = parse(program?.own ?? args);
    if (values.help) return { run: 'help', text: help };
    if (values.assume?.includes('help')) return { run: 'help', text: assumeHelp };
    if (values.version) return { run: 'version' };
    for (const [flag, fits, what] of rules) {
      const value = values[flag];
      if (typeof value === 'string' && !fits(value)) return { run: 'error', sentence: badValue(flag, what, value) };
    }
    return commandOf(values, program?.command);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // A value that is wrong in itself says so.
    const isFlag = code?.startsWith('ERR_PARSE_ARGS') === true;
    return { run: 'error', sentence: isFlag ? badFlags(message, Object.keys(flags)) : message };
  }
}

function commandOf(values: Values, program: readonly string[] | undefined): Command {
  const doors = given(doorChoice(values));
  // A program finds any port; a person looks for the usual one.
  const options = given(optionsOf(values, program ? 0 : usualPort));
  if (program) return program.length > 0 ? { run: 'program', program, options, doors } : noProgramGiven;
  const syntax = values['print-env'];
  const missing = missingFlag(values);
  if (missing) return { run: 'error', sentence: missing };
  if (syntax !== undefined) return { run: 'print', syntax, options, doors };
  return Object.keys(doors).length > 0 ? { run: 'start', options, doors } : { run: 'start', options };
}

const noProgramGiven: Command = { run: 'error', sentence: noProgram };
