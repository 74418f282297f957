import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Simulator } from 'kakaopay-simulator';
import { logLine } from '../service/src/log-line.ts';
import { sendHttp } from '../service/src/outbound/https.ts';
import type { Table } from '../service/src/ports/table.ts';
import { scopes, storeApiKey } from '../service/src/store/api-keys.ts';
import { createDynamoTable } from '../service/src/table/dynamodb.ts';
import { ownAddress, type Place, publicAddress } from './addresses.ts';
import { localCredentials, localRegion } from './credentials.ts';
import { invoke, startFunctions } from './functions.ts';
import { functionsEnvironment } from './functions-environment.ts';
import { openLogFile } from './log-file.ts';
import { logView } from './log-view.ts';
import { assertPortFree, freePort } from './ports.ts';
import { localSecrets } from './secrets.ts';
import { type LocalSettings, readSettings } from './settings.ts';
import type { LocalTable } from './table.ts';
import { UserError } from './user-error.ts';

export interface StackOptions {
  readonly service: Place;
  readonly simulator: Place;
  /** Where the table, the log and this laptop's secrets are kept. */
  readonly dataDirectory: string;
  /** Gets the functions' log lines; the terminal and the log file do when left out. */
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
  await assertPortFree(options.service.port, 'port');
  if (!elsewhere) await assertPortFree(options.simulator.port, 'simulator-port');
  const plan: Plan = {
    ...options,
    settings,
    secrets: localSecrets(options.dataDirectory),
    onLine: options.onLine ?? openLog(options.dataDirectory),
    url: publicAddress(options.service),
    simulatorUrl: elsewhere ? undefined : ownAddress(options.simulator),
    tablePort: await freePort(),
    lambdaPort: await freePort(),
  };
  // The functions take the longest, so the others start meanwhile. Whatever has started is ended when one fails.
  const ready = startFunctions(functionsOf(plan));
  const starting = [ready, startDoor(plan, ready), startTable(plan), startSimulator(plan)] as const;
  const started = await Promise.allSettled(starting);
  const close = async () => {
    for (const part of started) if (part.status === 'fulfilled') await part.value?.close();
  };
  const [functions, , table, simulator] = await Promise.all(starting).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    url: plan.url,
    ...(simulator && { simulator }),
    kakaoPay: elsewhere ?? publicAddress(options.simulator),
    apiKey: plan.secrets.apiKey,
    table: table.table,
    lambdaUrl: lambdaUrlOf(plan),
    onFailure: (listener) => functions.onExit(() => listener('The functions have stopped unexpectedly.')),
    close,
  };
}

interface Plan extends StackOptions {
  readonly settings: LocalSettings;
  readonly secrets: ReturnType<typeof localSecrets>;
  readonly onLine: (line: string) => void;
  readonly url: string;
  readonly simulatorUrl: string | undefined;
  readonly tablePort: number;
  readonly lambdaPort: number;
}

const tableName = 'payments';

const lambdaUrlOf = ({ lambdaPort }: Plan): string => `http://127.0.0.1:${lambdaPort}`;

function openLog(directory: string): (line: string) => void {
  const keep = openLogFile(directory);
  return (line) => {
    keep(line);
    console.log(logView(line));
  };
}

// Gateway, simulator and table are loaded when the functions are on their way already: they start side by side.

/** Whoever comes before the functions are there waits for them. */
async function startDoor(plan: Plan, ready: Promise<unknown>): Promise<{ close(): Promise<void> }> {
  const { startGateway } = await import('./gateway.ts');
  const { readRoutes } = await import('./gateway-routes.ts');
  return startGateway({
    ...plan.service,
    routes: readRoutes(),
    invoke: async (functionKey, event) => {
      await ready;
      return invoke(lambdaUrlOf(plan), functionKey, event);
    },
    onError: (functionKey, { message }) =>
      plan.onLine(logLine(Date.now(), 'error', 'function_failed', { function: functionKey, error: message })),
  });
}

async function startSimulator({ simulatorUrl, simulator }: Plan): Promise<Simulator | undefined> {
  if (simulatorUrl === undefined) return undefined;
  const { createSimulator } = await import('kakaopay-simulator');
  return createSimulator({ ...simulator, publicUrl: publicAddress(simulator) });
}

async function startTable(plan: Plan): Promise<LocalTable & { readonly table: Table }> {
  const { startLocalTable } = await import('./table.ts');
  const path = join(plan.dataDirectory, 'table');
  const local = await startLocalTable({ path, port: plan.tablePort, tableName }).catch((error: { code?: string }) => {
    if (error.code !== 'EBUSY') throw error;
    throw new UserError(
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
  lambdaPort: plan.lambdaPort,
  onLine: plan.onLine,
  environment: functionsEnvironment(
    {
      settings: plan.settings,
      publicUrl: plan.url,
      linkSecret: plan.secrets.linkSecret,
      tableName,
      tablePort: plan.tablePort,
      simulatorUrl: plan.simulatorUrl,
    },
    process.env,
  ),
});
