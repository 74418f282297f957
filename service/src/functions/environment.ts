import { createKakaoPay, type Generation, type KakaoPay, type KakaoPayOptions } from 'kakaopay-client';
import type { ConsoleService } from '../console/service.ts';
import { findSettingFault, type SettingNames, subscriptionVariables, variables } from '../kakaopay/setting-fault.ts';
import { withCidSecret } from '../kakaopay/with-cid-secret.ts';
import { isOnThisMachine } from '../on-this-machine.ts';
import { sendHttp } from '../outbound/https.ts';
import { createWebhooks } from '../outbound/post-webhook.ts';
import type { Sleep } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { SecretName } from '../secrets.ts';
import type { Engine, EventsService, ReadingService, Service, Teller } from '../service.ts';
import { createDynamoTable, createDynamoTableWithoutQuery } from '../table/dynamodb.ts';
import { clock } from './clock.ts';
import { log, publicSettings, setting } from './invocation.ts';
import {
  awsService,
  endpointOf,
  placeOf,
  readSecrets,
  required,
  requiredList,
  type Secrets,
} from './stored-secrets.ts';

const { randomBytes } = process.getBuiltinModule('node:crypto');
const { env } = process;

const sleep: Sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const ids: Ids = { randomBytes };

// Unlike any other process's, and then unlike any other write's of this one.
const tokenPrefix = randomBytes(12).toString('base64url');
let tokens = 0;
const newToken = (): string => `${tokenPrefix}${(tokens++).toString(36)}`;

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

/** What it takes to work with what is stored. */
const surroundings = (createTable: typeof createDynamoTable): Omit<Engine, 'kakaoPay'> => ({
  clock,
  sleep,
  ids,
  log,
  table: createTable({
    ...awsService('DYNAMODB'),
    tableName: setting('TABLE_NAME'),
    newToken,
  }),
});

const isLaptop = (): boolean => isOnThisMachine(endpointOf('DYNAMODB'));

const tellingWith = (secrets: Secrets): Pick<Teller, 'webhooks' | 'webhookSecrets'> => ({
  webhooks: createWebhooks({ allowLoopback: isLaptop() }),
  webhookSecrets: requiredList(secrets, 'webhookSecret'),
});

/** What `wake` works with. */
export async function wakerOfLambda(): Promise<Engine & Teller> {
  const secrets = await readSecrets(...toCallKakaoPay, 'webhookSecret');
  return { ...surroundings(createDynamoTable), kakaoPay: kakaoPayWith(secrets), ...tellingWith(secrets) };
}

/** What the functions work with that tell the shop: they have no key of KakaoPay's. */
export async function tellerOfLambda(): Promise<EventsService> {
  const settings = { ...publicSettings(), localWebhooks: isLaptop() };
  return { ...surroundings(createDynamoTable), ...tellingWith(await readSecrets('webhookSecret')), settings };
}

/** What the functions work with that only show what is in the table: they have no secret at all. */
export const readingServiceOfLambda = (): ReadingService => ({
  ...surroundings(createDynamoTable),
  settings: publicSettings(),
});

/** What the console works with: all of it. */
export async function consoleServiceOfLambda(): Promise<ConsoleService> {
  const secrets = await readSecrets(...toCallKakaoPay, 'linkSecret', 'webhookSecret');
  const service = serviceFrom(secrets, createDynamoTable);
  return {
    ...service,
    ...tellingWith(secrets),
    settings: { ...service.settings, localWebhooks: isLaptop() },
    console: {
      secondOperatorAboveWon: Number(setting('SECOND_OPERATOR_ABOVE_WON')),
      ...(!isLaptop() && { logs: { region: setting('AWS_REGION'), stage: setting('STAGE') } }),
    },
  };
}

/** What the functions work with that answer shops. */
export const serviceOfLambda = (): Promise<Service> => serviceWith(createDynamoTable);

/** What the functions work with that list nothing, and have no right to. */
export const serviceWithoutListsOfLambda = (): Promise<Service> => serviceWith(createDynamoTableWithoutQuery);

const serviceWith = async (createTable: typeof createDynamoTable): Promise<Service> =>
  serviceFrom(await readSecrets(...toCallKakaoPay, 'linkSecret'), createTable);

function serviceFrom(secrets: Secrets, createTable: typeof createDynamoTable): Service {
  const settings = {
    merchantCode: setting('KAKAOPAY_CID'),
    subscriptionCode: env.KAKAOPAY_SUBSCRIPTION_CID || undefined,
    ...publicSettings(),
    linkSecrets: requiredList(secrets, 'linkSecret'),
    shop: { name: env.SHOP_NAME ?? '', url: env.SHOP_URL ?? '', contact: env.SHOP_CONTACT ?? '' },
  };
  return { ...surroundings(createTable), kakaoPay: kakaoPayWith(secrets), settings };
}
