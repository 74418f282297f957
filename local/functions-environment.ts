import { isTestMerchant } from '../service/src/kakaopay/test-merchant.ts';
import { localCredentials, localRegion } from './credentials.ts';
import { assumed } from './kakaopay-options.ts';
import type { LocalSettings } from './settings.ts';

/** What the functions find on this machine. */
export interface Surroundings {
  readonly settings: LocalSettings;
  readonly publicUrl: string;
  readonly linkSecret: string;
  readonly webhookSecret: string;
  readonly tableName: string;
  readonly tablePort: number;
  /** Where the simulator is called, when it is the KakaoPay that we started. */
  readonly simulatorUrl?: string | undefined;
  /** Where the simulator's time stands. */
  readonly clockFile: string;
}

/** Settings of AWS, of the framework and of a stage: a leftover of any of them would win over what is said here. */
const others =
  /^(AWS|KAKAOPAY|SLS|SERVERLESS|SHOP)_|^(STAGE|WEBHOOK_URL|SECRETS_PATH|SECRETS_STORED_AT|ALARM_EMAIL|FUNCTIONS_FOLDER|RETURN_SCHEMES|API_DOCS|SECOND_OPERATOR_ABOVE_WON)$/;

/** A shop's own code for subscriptions; KakaoPay's for tests goes only with its one for tests of other payments. */
export function subscriptionCodeOf({ KAKAOPAY_SUBSCRIPTION_CID: own, KAKAOPAY_CID }: LocalSettings): string {
  return own ?? (isTestMerchant(KAKAOPAY_CID ?? assumed.cid) ? 'TCSUBSCRIP' : '');
}

/** The whole environment of the process that runs the functions. */
export function functionsEnvironment(around: Surroundings, inherited: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(inherited).filter(([name]) => !others.test(name)) as [string, string][];
  return {
    ...Object.fromEntries(kept),
    KAKAOPAY_GENERATION: assumed.generation,
    KAKAOPAY_CID: assumed.cid,
    KAKAOPAY_SECRET_KEY: assumed.secretKey,
    ...(around.simulatorUrl && { KAKAOPAY_BASE_URL: around.simulatorUrl }),
    ...around.settings,
    KAKAOPAY_SUBSCRIPTION_CID: subscriptionCodeOf(around.settings),
    TABLE_NAME: around.tableName,
    LINK_SECRET: around.linkSecret,
    WEBHOOK_SECRET: around.webhookSecret,
    PUBLIC_URL: around.publicUrl,
    CLOCK_FILE: around.clockFile,
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${around.tablePort}`,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_REGION: localRegion,
  };
}
