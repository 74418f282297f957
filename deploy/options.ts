import { type Command, readCommandLine, runCommand, type Values } from '../local/command-line.ts';
import { UserError } from '../local/user-error.ts';
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
  'alarm-email': { type: 'string', value: '<address>', text: 'who is told of alarms' },
  scopes: {
    type: 'string',
    value: '<list>',
    text: `what the key may do, of ${scopes.join(', ')}; all of it when left out`,
  },
  revoke: { type: 'string', value: '<id>', text: 'revokes a key: the 12 characters after kps_' },
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
      ...(['docs', 'webhook-url'] as const),
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

/** Runs the work of a command. */
export const runScript = (name: ScriptName, work: (flags: Flags) => Promise<void>): Promise<void> =>
  runCommand(
    commandOf(name),
    (...typed) => readFlags(name, ...typed),
    (flags) =>
      work(flags).catch((error: unknown) => {
        throw explainDenial(error);
      }),
  );
