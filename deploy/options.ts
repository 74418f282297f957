import { type Command, readCommandLine, runCommand, type Values } from '../local/command-line.ts';
import { UserError } from '../local/user-error.ts';
import { roleNames } from '../service/src/console/access/roles.ts';
import { scopes } from '../service/src/store/api-keys.ts';
import { explainDenial } from './denied.ts';

const flags = {
  stage: { type: 'string', value: '<name>', text: 'which stage, such as dev or prod' },
  region: { type: 'string', value: '<name>', default: 'ap-northeast-2', text: "AWS's region" },
  cid: { type: 'string', value: '<code>', text: 'the merchant code' },
  'subscription-cid': {
    type: 'string',
    value: '<code>',
    mayBeEmpty: true,
    text: "the merchant code for subscriptions; '' for none",
  },
  generation: { type: 'string', value: '<name>', text: 'current, or legacy for an app with an admin key' },
  'secret-key-file': { type: 'string', value: '<file>', text: 'a file with the KakaoPay key' },
  'cid-secret-file': { type: 'string', value: '<file>', text: 'a file with the secret of the merchant code' },
  'subscription-cid-secret-file': {
    type: 'string',
    value: '<file>',
    text: 'a file with the secret of the merchant code for subscriptions',
  },
  'public-url': { type: 'string', value: '<url>', text: "the service's own domain" },
  'shop-name': { type: 'string', value: '<name>', text: "the shop's name, as payers know it" },
  'shop-url': { type: 'string', value: '<url>', text: "the shop's own page, where payers go back to" },
  'shop-contact': { type: 'string', value: '<text>', text: 'where payers may ask: e-mail, telephone or page' },
  'return-schemes': { type: 'string', value: '<list>', text: "schemes of the shop's own apps, such as myshop" },
  docs: { type: 'string', value: '<on|off>', text: 'the API for people at /docs; on, but off for prod, when left out' },
  'webhook-url': {
    type: 'string',
    value: '<url>',
    mayBeEmpty: true,
    text: "where the shop is told what happens; '' for nowhere",
  },
  'second-operator-above': {
    type: 'string',
    value: '<won>',
    text: 'more than that given back of one payment needs two operators; 0: never (1000000 when left out)',
  },
  'alarm-email': { type: 'string', value: '<address>', text: 'who is told of alarms' },
  scopes: {
    type: 'string',
    value: '<list>',
    text: `what the key may do, of ${scopes.join(', ')}; all of it when left out`,
  },
  revoke: { type: 'string', value: '<id>', text: 'revokes a key: the 12 characters after kps_' },
  name: { type: 'string', value: '<name>', text: 'whom: 2 to 32 small letters, digits, dots, _ and -' },
  role: { type: 'string', value: '<role>', text: `what the operator may do: ${roleNames.join(', ')}` },
  limit: { type: 'string', value: '<won>', text: 'how much of one payment may be given back; all of it when left out' },
  data: { type: 'string', value: '<folder>', default: '.data', text: 'the data of npm start, for --stage local' },
  amount: { type: 'string', value: '<won>', text: 'how much is given back' },
  reason: { type: 'string', value: '<text>', text: 'why, for the records; the buyer does not see it' },
  key: {
    type: 'string',
    value: '<key>',
    isOfNpm: true,
    text: 'the Idempotency-Key of an earlier try, to repeat it safely',
  },
  yes: { type: 'boolean', isOfNpm: true, text: 'does not ask' },
  buyer: { type: 'string', value: '<id>', text: "the shop's own name for the buyer" },
  from: { type: 'string', value: '<day>', text: 'the first day, in Korea' },
  to: { type: 'string', value: '<day>', text: 'the last day; today when left out' },
  csv: { type: 'string', value: '<file>', text: 'writes all that was found into this file, for spreadsheets' },
  'delete-payments': { type: 'boolean', text: 'deletes the payments for good; needs --confirm' },
  'keep-payments': { type: 'boolean', text: 'removes the rest and keeps the table' },
  confirm: { type: 'string', value: '<stage>', text: "the stage's name once more" },
} as const;

export type Flags = Values<typeof flags>;

interface Script {
  readonly about: string;
  readonly flags: readonly (keyof typeof flags)[];
}

/** What each command is for, and which flags it takes. */
const scripts = {
  deploy: {
    about: 'Deploys a stage to your AWS account, and asks for what is missing.',
    flags: [
      ...(['stage', 'region', 'cid', 'generation', 'secret-key-file', 'cid-secret-file'] as const),
      ...(['subscription-cid', 'subscription-cid-secret-file'] as const),
      ...(['public-url', 'alarm-email', 'shop-name', 'shop-url', 'shop-contact', 'return-schemes'] as const),
      ...(['docs', 'webhook-url', 'second-operator-above'] as const),
    ],
  },
  'deploy:check': { about: 'Says what a stage is missing; changes nothing.', flags: ['stage', 'region'] },
  remove: {
    about: 'Takes a stage away. Payments go only when that was said twice.',
    flags: ['stage', 'region', 'delete-payments', 'keep-payments', 'confirm'],
  },
  'forget-buyer': {
    about: "Takes a buyer's id off the payments; amounts and orders stay.",
    flags: ['stage', 'region', 'buyer', 'from', 'to'],
  },
  reconcile: {
    about: "Holds a stage's books against KakaoPay's: exit code 0 when they agree, else 1.",
    flags: ['stage', 'region', 'from', 'to', 'csv'],
  },
  operator: {
    about: 'Makes a link that invites an operator to the console; writes nothing.',
    flags: ['stage', 'region', 'name', 'role', 'limit', 'data', 'public-url'],
  },
  payments: {
    about: 'Finds a payment, shows one, or gives money back: find <what>, show <id>, cancel <id>.',
    flags: ['stage', 'region', 'amount', 'reason', 'key', 'yes'],
  },
  'api-key': { about: 'Makes an API key, or revokes one.', flags: ['stage', 'region', 'scopes', 'revoke'] },
} as const satisfies Record<string, Script>;
type ScriptName = keyof typeof scripts;

function commandOf(name: ScriptName): Command<Partial<typeof flags>> {
  const { about, flags: names } = scripts[name];
  return { name: `npm run ${name}`, about, options: Object.fromEntries(names.map((flag) => [flag, flags[flag]])) };
}

export interface Target {
  readonly stage: string;
  readonly region: string;
}

/** @throws UserError for a stage that cannot be meant. */
export function targetOf({ stage, region }: Flags): Target {
  if (stage === undefined) throw new UserError('Which stage? For example: --stage prod');
  if (stage === 'local') throw new UserError('The stage "local" is this machine: npm start runs it.');
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(stage)) {
    throw new UserError('A stage is 1 to 20 small letters, digits and hyphens, and begins with a letter.');
  }
  return { stage, region };
}

/** @throws UserError for what the command does not take. */
export const readFlags = (name: ScriptName, args: readonly string[], environment: NodeJS.ProcessEnv) =>
  readCommandLine(commandOf(name), args, environment) as Flags | 'help';

/** The words that stand before the flags, such as `cancel <id>`, and the flags. */
export function readWords(name: ScriptName, args: readonly string[], environment: NodeJS.ProcessEnv) {
  const first = args.findIndex((arg) => arg.startsWith('-'));
  const words = first < 0 ? args : args.slice(0, first);
  const flags = readFlags(name, args.slice(words.length), environment);
  return flags === 'help' ? flags : { words, flags };
}

export type WordsAndFlags = Exclude<ReturnType<typeof readWords>, 'help'>;

/** The same of a command that takes words before its flags. */
export const runWordScript = (name: ScriptName, work: (typed: WordsAndFlags) => Promise<void>): Promise<void> =>
  runCommand(commandOf(name), (...typed) => readWords(name, ...typed), explaining(work));

/** Runs the work of a command. */
export const runScript = (name: ScriptName, work: (flags: Flags) => Promise<void>): Promise<void> =>
  runCommand(commandOf(name), (...typed) => readFlags(name, ...typed), explaining(work));

/** What AWS denies is told in a sentence. */
const explaining =
  <Given>(work: (given: Given) => Promise<void>) =>
  (given: Given): Promise<void> =>
    work(given).catch((error: unknown) => {
      throw explainDenial(error);
    });
