import { createKakaoPay, type Generation, type KakaoPay, type KakaoPayOptions } from 'kakaopay-client';
import { findSettingFault, type SettingNames, subscriptionVariables, variables } from '../kakaopay/setting-fault.ts';
import { withCidSecret } from '../kakaopay/with-cid-secret.ts';
import { sendHttp } from '../outbound/https.ts';
import { readParameters } from '../outbound/parameters.ts';
import { createWebhooks } from '../outbound/post-webhook.ts';
import type { Sleep } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Table } from '../ports/table.ts';
import { type SecretName, secretPlaces } from '../secrets.ts';
import type { Engine, EventsService, ReadingService, Service, Teller } from '../service.ts';
import { createDynamoTable } from '../table/dynamodb.ts';
import { clock } from './clock.ts';
import { log, publicSettings, setting } from './invocation.ts';

const { randomBytes } = process.getBuiltinModule('node:crypto');
const { env } = process;

const sleep: Sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const ids: Ids = { randomBytes };

// Unlike any other process's, and then unlike any other write's of this one.
const tokenPrefix = randomBytes(12).toString('base64url');
let tokens = 0;
const newToken = (): string => `${tokenPrefix}${(tokens++).toString(36)}`;

const credentials = () => ({
  accessKeyId: setting('AWS_ACCESS_KEY_ID'),
  secretAccessKey: setting('AWS_SECRET_ACCESS_KEY'),
  ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
});

function endpointOf(name: string): { endpoint?: string } {
  const endpoint = env[`AWS_ENDPOINT_URL_${name}`] || env.AWS_ENDPOINT_URL;
  return endpoint ? { endpoint } : {};
}

/** One of AWS's services, or what stands for it or for all of them: the variables are those of AWS's own clients. */
const awsService = (name: 'DYNAMODB' | 'SSM') => ({
  region: setting('AWS_REGION'),
  ...endpointOf(name),
  credentials,
  send: sendHttp,
  clock,
});

type Secrets = Readonly<Partial<Record<SecretName, string>>>;

/** Where a secret is, in the words of whoever puts it there. */
const placeOf = (name: SecretName): string =>
  env.SECRETS_PATH ? `${env.SECRETS_PATH}/${secretPlaces[name].parameter}` : secretPlaces[name].variable;

/** Read once, when the function starts. */
async function readSecrets(...names: SecretName[]): Promise<Secrets> {
  const found = env.SECRETS_PATH ? await readParameters(awsService('SSM'), names.map(placeOf)) : undefined;
  return Object.fromEntries(names.map((name) => [name, found ? found.get(placeOf(name)) : env[placeOf(name)]]));
}

function required(secrets: Secrets, name: SecretName): string {
  const value = secrets[name];
  if (value) return value;
  const { parameter, variable } = secretPlaces[name];
  throw new Error(`A secret is missing: the parameter ${parameter}, or on a laptop the variable ${variable}.`);
}

/** What KakaoPay is called with: its key, and the secrets of merchant codes that have one. */
const toCallKakaoPay = ['secretKey', 'cidSecret', 'subscriptionCidSecret'] as const;

/** With a setting that cannot be used, the rest of the service still answers, and KakaoPay is not called. */
function kakaoPayWith(secrets: Secrets): KakaoPay {
  const options: KakaoPayOptions = {
    generation: setting('KAKAOPAY_GENERATION') as Generation,
    secretKey: required(secrets, 'secretKey'),
    cid: setting('KAKAOPAY_CID'),
    ...(secrets.cidSecret && { cidSecret: secrets.cidSecret }),
    ...(env.KAKAOPAY_BASE_URL && { baseUrl: env.KAKAOPAY_BASE_URL }),
    transport: sendHttp,
  };
  const { subscriptionCidSecret: cidSecret } = secrets;
  const cid = env.KAKAOPAY_SUBSCRIPTION_CID;
  const fault =
    findSettingFault(options, namesOf(variables, 'cidSecret')) ??
    (cid && findSettingFault({ ...options, cid, cidSecret }, namesOf(subscriptionVariables, 'subscriptionCidSecret')));
  if (fault) log('error', 'kakaopay_not_configured', { setting: fault.setting, error: fault.message });
  const kakaoPay = createKakaoPay(options);
  return cid && cidSecret ? withCidSecret(kakaoPay, cid, cidSecret) : kakaoPay;
}

const namesOf = (names: SettingNames, cidSecret: SecretName): SettingNames => ({
  ...names,
  secretKey: placeOf('secretKey'),
  cidSecret: placeOf(cidSecret),
});

const engineWith = (secrets: Secrets): Engine => ({
  clock,
  sleep,
  ids,
  log,
  kakaoPay: kakaoPayWith(secrets),
  table: tableOfLambda(),
});

const tableOfLambda = (): Table =>
  createDynamoTable({
    ...awsService('DYNAMODB'),
    tableName: setting('TABLE_NAME'),
    newToken,
  });

/** What the functions work with that only show what is in the table. */
export const readingServiceOfLambda = (): ReadingService => ({
  clock,
  log,
  table: tableOfLambda(),
  settings: publicSettings(),
});

/** What `wake` works with. */
export async function wakerOfLambda(): Promise<Engine & Teller> {
  const secrets = await readSecrets(...toCallKakaoPay, 'webhookSecret');
  const webhooks = createWebhooks();
  return { ...engineWith(secrets), webhooks, webhookSecrets: required(secrets, 'webhookSecret').split(',') };
}

/** What the function works with that answers what the shop asks about events: it has no key of KakaoPay's. */
export async function tellerOfLambda(): Promise<EventsService> {
  const webhookSecrets = required(await readSecrets('webhookSecret'), 'webhookSecret').split(',');
  const told = { webhooks: createWebhooks(), webhookSecrets };
  return { clock, ids, log, table: tableOfLambda(), ...told, settings: publicSettings() };
}

/** What the functions that answer payers and shops work with. */
export async function serviceOfLambda(): Promise<Service> {
  const secrets = await readSecrets(...toCallKakaoPay, 'linkSecret');
  const settings = {
    merchantCode: setting('KAKAOPAY_CID'),
    subscriptionCode: env.KAKAOPAY_SUBSCRIPTION_CID || undefined,
    ...publicSettings(),
    // While it is rotated, the new secret and the old one, with a comma between them.
    linkSecrets: required(secrets, 'linkSecret')
      .split(',')
      .map((secret) => secret.trim()),
    shop: { name: env.SHOP_NAME ?? '', url: env.SHOP_URL ?? '', contact: env.SHOP_CONTACT ?? '' },
  };
  return { ...engineWith(secrets), settings };
}
