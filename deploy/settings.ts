import {
  DeleteParametersCommand,
  GetParametersCommand,
  type ParameterType,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { type SecretName, secretPlaces } from '../service/src/secrets.ts';
import type { Target } from './options.ts';

/** What a stage is deployed with, kept in the account so that the next deployment does not have to ask again. */
export interface StageSettings {
  readonly cid: string;
  /** For subscriptions; without one, or with an empty one, the shop offers none. */
  readonly subscriptionCid?: string;
  readonly generation: 'current' | 'legacy';
  /** The shop's own domain; API Gateway's address when left out. */
  readonly publicUrl?: string;
  /** Who is told of alarms. */
  readonly alarmEmail?: string;
  /** What payers are told of the shop: its name, its page, and where to ask. */
  readonly shopName?: string;
  readonly shopUrl?: string;
  readonly shopContact?: string;
  /** The schemes of the shop's own apps, with commas between them. */
  readonly returnSchemes?: string;
  /** Whether the API is shown to people at `/docs`; when left out, everywhere but in production. */
  readonly docs?: 'on' | 'off';
  /** Where the shop is told what happens; empty: it was taken away. */
  readonly webhookUrl?: string;
  /** Giving back more of one payment than that, in won, takes two operators; 0: never. */
  readonly secondOperatorAboveWon?: number;
  /** Whether the first API key has been handed out. */
  readonly firstApiKeyIssued?: boolean;
}

/** The stage's parameters, under `/kakaopay-serverless/<stage>/`: the secrets, and the settings of the deployment. */
export type ParameterName = SecretName | 'settings';
const parameterNames: readonly ParameterName[] = [...(Object.keys(secretPlaces) as SecretName[]), 'settings'];

const pathOf = ({ stage }: Target, name: ParameterName): string =>
  `/kakaopay-serverless/${stage}/${name === 'settings' ? name : secretPlaces[name].parameter}`;
const clientFor = ({ region }: Target): SSMClient => new SSMClient({ region });

export interface Stage {
  readonly has: ReadonlySet<ParameterName>;
  readonly settings?: StageSettings;
  /** When a secret was last stored, ms since 1970; 0 without any. */
  readonly secretsStoredAt: number;
}

/** Which parameters the stage has; the secret ones are not decrypted. */
export async function readStage(target: Target): Promise<Stage> {
  const Names = parameterNames.map((name) => pathOf(target, name));
  const { Parameters = [] } = await clientFor(target).send(new GetParametersCommand({ Names }));
  const found = new Map(Parameters.map(({ Name, Value }) => [Name, Value]));
  const settings = found.get(pathOf(target, 'settings'));
  const secrets = Parameters.filter(({ Name }) => Name !== pathOf(target, 'settings'));
  return {
    has: new Set(parameterNames.filter((name) => found.has(pathOf(target, name)))),
    secretsStoredAt: Math.max(0, ...secrets.map(({ LastModifiedDate }) => LastModifiedDate?.getTime() ?? 0)),
    ...(settings && { settings: JSON.parse(settings) as StageSettings }),
  };
}

/** Secrets of the stage, to try them out at KakaoPay. */
export async function readSecrets(
  target: Target,
  ...names: SecretName[]
): Promise<Readonly<Partial<Record<SecretName, string>>>> {
  const Names = names.map((name) => pathOf(target, name));
  const { Parameters = [] } = await clientFor(target).send(new GetParametersCommand({ Names, WithDecryption: true }));
  const found = new Map(Parameters.map(({ Name, Value }) => [Name, Value]));
  return Object.fromEntries(names.map((name) => [name, found.get(pathOf(target, name))]));
}

export const storeSecret = (target: Target, name: SecretName, value: string): Promise<void> =>
  store(target, name, value, 'SecureString');

export const storeSettings = (target: Target, settings: StageSettings): Promise<void> =>
  store(target, 'settings', JSON.stringify(settings), 'String');

async function store(target: Target, name: ParameterName, Value: string, Type: ParameterType): Promise<void> {
  await clientFor(target).send(new PutParameterCommand({ Name: pathOf(target, name), Value, Type, Overwrite: true }));
}

export async function forgetStage(target: Target): Promise<void> {
  const Names = parameterNames.map((name) => pathOf(target, name));
  await clientFor(target).send(new DeleteParametersCommand({ Names }));
}
