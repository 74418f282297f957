import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Simulator } from 'kakaopay-simulator';
import { sendHttp } from '../service/src/outbound/https.ts';
import type { Table } from '../service/src/ports/table.ts';
import { scopes, storeApiKey } from '../service/src/store/api-keys.ts';
import { createDynamoTable } from '../service/src/table/dynamodb.ts';
import { localCredentials, localRegion } from './credentials.ts';
import { startFunctions } from './functions.ts';
import { logView } from './log-view.ts';
import { assertPortFree, freePort } from './ports.ts';
import { localSecrets } from './secrets.ts';
import { type LocalSettings, readSettings } from './settings.ts';
import { StartError } from './start-error.ts';
import type { LocalTable } from './table.ts';

export interface StackOptions {
  readonly port: number;
  readonly simulatorPort: number;
  /** Where the table and this laptop's secrets are kept. */
  readonly dataDirectory: string;
  /** Gets the functions' log lines; the terminal does when left out. */
  readonly onLine?: (line: string) => void;
  /** What `.env` and the environment say when left out. */
  readonly settings?: LocalSettings;
}

export interface Stack {
  readonly url: string;
  /** Absent when the settings point to another KakaoPay. */
  readonly simulator?: Simulator;
  /** Where KakaoPay is called. */
  readonly kakaoPay: string;
  readonly apiKey: string;
  readonly table: Table;
  /** Where a function can be invoked by name, as Lambda's own API does it. */
  readonly lambdaUrl: string;
  onFailure(listener: (reason: string) => void): void;
  close(): Promise<void>;
}

/** Simulator, table and functions, all on this machine. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const settings = options.settings ?? readSettings();
  const elsewhere = settings.KAKAOPAY_BASE_URL ?? (settings.KAKAOPAY_SECRET_KEY && "KakaoPay's own servers");
  await assertPortFree(options.port, 'port');
  if (!elsewhere) await assertPortFree(options.simulatorPort, 'simulator-port');
  const plan: Plan = {
    ...options,
    settings,
    secrets: localSecrets(options.dataDirectory),
    url: `http://localhost:${options.port}`,
    kakaoPay: elsewhere ?? `http://localhost:${options.simulatorPort}`,
    simulated: !elsewhere,
    tablePort: await freePort(),
    lambdaPort: await freePort(),
  };
  // The functions take the longest, so the others start meanwhile. Whatever has started is ended when one fails.
  const starting = [startFunctions(functionsOf(plan)), startTable(plan), startSimulator(plan)] as const;
  const started = await Promise.allSettled(starting);
  const close = async () => {
    for (const part of started) if (part.status === 'fulfilled') await part.value?.close();
  };
  const [functions, table, simulator] = await Promise.all(starting).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    url: plan.url,
    ...(simulator && { simulator }),
    kakaoPay: plan.kakaoPay,
    apiKey: plan.secrets.apiKey,
    table: table.table,
    lambdaUrl: `http://localhost:${plan.lambdaPort}`,
    onFailure: (listener) => functions.onExit(() => listener('The functions have stopped unexpectedly.')),
    close,
  };
}

interface Plan extends StackOptions {
  readonly settings: LocalSettings;
  readonly secrets: ReturnType<typeof localSecrets>;
  readonly url: string;
  readonly kakaoPay: string;
  readonly simulated: boolean;
  readonly tablePort: number;
  readonly lambdaPort: number;
}

const tableName = 'payments';

// Simulator and table are loaded when the functions are on their way already: they start side by side.

async function startSimulator({ simulated, simulatorPort }: Plan): Promise<Simulator | undefined> {
  if (!simulated) return undefined;
  const { createSimulator } = await import('kakaopay-simulator');
  return createSimulator({ port: simulatorPort });
}

async function startTable(plan: Plan): Promise<LocalTable & { readonly table: Table }> {
  const { startLocalTable } = await import('./table.ts');
  const path = join(plan.dataDirectory, 'table');
  const local = await startLocalTable({ path, port: plan.tablePort, tableName }).catch((error: { code?: string }) => {
    if (error.code !== 'EBUSY') throw error;
    throw new StartError(
      `The data in ${path} is in use by another npm start: stop that one, or choose another place: npm start -- --data .data-2`,
    );
  });
  const table = createDynamoTable({
    endpoint: local.endpoint,
    tableName,
    region: localRegion,
    credentials: () => localCredentials,
    send: sendHttp,
    clock: { now: () => Date.now() },
    newToken: () => randomBytes(9).toString('base64url'),
  });
  await storeApiKey(table, plan.secrets.apiKey, scopes);
  return { ...local, table };
}

const functionsOf = (plan: Plan) => ({
  port: plan.port,
  lambdaPort: plan.lambdaPort,
  onLine: plan.onLine ?? ((line: string) => console.log(logView(line))),
  environment: {
    KAKAOPAY_GENERATION: 'current',
    KAKAOPAY_CID: 'TC0ONETIME',
    // Any key of the right scheme is good for the simulator.
    ...(plan.simulated && { KAKAOPAY_BASE_URL: plan.kakaoPay, KAKAOPAY_SECRET_KEY: `DEV${'0'.repeat(37)}` }),
    ...plan.settings,
    TABLE_NAME: tableName,
    AWS_ENDPOINT_URL: `http://127.0.0.1:${plan.tablePort}`,
    LINK_SECRET: plan.secrets.linkSecret,
    PUBLIC_URL: plan.url,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_REGION: localRegion,
  },
});
