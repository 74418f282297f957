import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Simulator } from 'kakaopay-simulator';
import { readOperator } from '../service/src/console/access/operators.ts';
import { takeInvitation } from '../service/src/console/access/take-invitation.ts';
import { logLine } from '../service/src/log-line.ts';
import { sendHttp } from '../service/src/outbound/https.ts';
import type { Table } from '../service/src/ports/table.ts';
import { scopes, storeApiKey } from '../service/src/store/api-keys.ts';
import { createDynamoTable } from '../service/src/table/dynamodb.ts';
import { endpointSecret } from '../service/src/webhooks/signature.ts';
import { publicAddress } from './addresses.ts';
import type { ClockFile } from './clock-file.ts';
import { localCredentials, localRegion } from './credentials.ts';
import { setDeploymentEndpoint } from './deployment-endpoint.ts';
import { invoke, runFunction } from './functions.ts';
import { functionsEnvironment } from './functions-environment.ts';
import type { Live } from './live.ts';
import { createNews } from './news.ts';
import type { localSecrets } from './secrets.ts';
import type { LocalSettings } from './settings.ts';
import { aheadAt, aheadOf } from './simulator-ahead.ts';
import type { StackOptions } from './stack.ts';
import type { LocalTable } from './table.ts';
import type { StreamRecord } from './table-stream.ts';
import { UserError } from './user-error.ts';

/** What is to be started, and where. */
export interface Plan extends StackOptions {
  readonly settings: LocalSettings;
  readonly secrets: ReturnType<typeof localSecrets>;
  readonly onLine: (line: string) => void;
  readonly url: string;
  readonly simulatorUrl: string | undefined;
  readonly clockFile: ClockFile;
  readonly live: Live;
  readonly tablePort: number;
  readonly lambdaPort: number;
}

const tableName = 'payments';

// Gateway, simulator and table are loaded when the functions are on their way already: they start side by side.

/** Whoever comes before the functions are there waits for them; each call finds the simulator's time. */
export async function startDoor(
  plan: Plan,
  ready: Promise<unknown>,
  simulated: Promise<Simulator | undefined>,
): Promise<{ close(): Promise<void> }> {
  const { startGateway } = await import('./gateway.ts');
  const { readRoutes } = await import('./gateway-routes.ts');
  // What has become due is not left to the next minute of the schedule, which keeps this machine's time.
  const wake = () => runFunction(plan.lambdaPort, 'wake', {});
  const follow = followClock(plan, simulated, () => void ready.then(wake, () => {}));
  const gateway = await startGateway({
    ...plan.service,
    routes: readRoutes(),
    serve: plan.live.serve,
    invoke: async (functionKey, event) => {
      await Promise.all([ready, follow()]);
      return invoke(plan.lambdaPort, functionKey, event);
    },
    onError: (functionKey, { message }) =>
      plan.onLine(logLine(Date.now(), 'error', 'function_failed', { function: functionKey, error: message })),
  });
  // The schedule comes through no door.
  const looking = setInterval(follow, lookMs);
  return {
    close: () => {
      clearInterval(looking);
      return gateway.close();
    },
  };
}

const lookMs = 1_000;

function followClock(
  { clockFile, settings }: Plan,
  simulated: Promise<Simulator | undefined>,
  onMoved: () => void,
): () => Promise<void> {
  const elsewhere = aheadAt(settings.KAKAOPAY_BASE_URL ?? '');
  const asking = simulated.then(
    (simulator) => (simulator ? aheadOf(simulator.clock) : elsewhere),
    () => elsewhere,
  );
  let aheadMs = 0;
  return async () => {
    const ahead = await (await asking)();
    const hasMoved = ahead > aheadMs;
    aheadMs = ahead;
    clockFile.write(ahead);
    if (hasMoved) onMoved();
  };
}

export async function startSimulator(plan: Plan): Promise<Simulator | undefined> {
  const { simulatorUrl, simulator } = plan;
  if (simulatorUrl === undefined) return undefined;
  const { createSimulator } = await import('kakaopay-simulator');
  // Beside the table: what was paid before a restart is found after it.
  const dataFile = join(plan.dataDirectory, 'simulator.json');
  return createSimulator({ ...simulator, dataFile, publicUrl: publicAddress(simulator) }).catch((error: unknown) => {
    if (!(error instanceof TypeError)) throw error;
    throw new UserError(`${error.message} Delete ${plan.dataDirectory} to start over.`);
  });
}

export async function startTable(
  plan: Plan,
  ready: Promise<unknown>,
): Promise<LocalTable & { readonly table: Table; readonly webhook?: LocalWebhook }> {
  const { startLocalTable } = await import('./table.ts');
  const path = join(plan.dataDirectory, 'table');
  const hear = createNews(async (Records) => {
    await ready;
    await runFunction(plan.lambdaPort, 'deliver', { Records });
  });
  const onWritten = (record: StreamRecord) => {
    plan.live.tell();
    hear(record);
  };
  const options = { path, port: plan.tablePort, tableName, onWritten };
  const local = await startLocalTable(options).catch((error: { code?: string }) => {
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
  const making = { at: Date.now(), note: 'npm start' };
  const { apiKey } = plan.secrets;
  await Promise.all([storeApiKey(table, apiKey, scopes, making), makeOperator(table, plan.secrets)]);
  return { ...local, table, ...(await webhookOf(plan, table)) };
}

/** The one whom the first start makes; a password that was changed since stays. */
export const localOperator = 'operator';

async function makeOperator(table: Table, { operatorPassword }: Plan['secrets']): Promise<void> {
  if ((await readOperator(table, localOperator)) !== undefined) return;
  const now = Date.now();
  const invitation = { name: localOperator, role: 'admin', invitedAt: now } as const;
  await takeInvitation({ table, clock: { now: () => now }, ids: { randomBytes } }, invitation, operatorPassword);
}

/** Where the shop is told what happens, and what it checks that with. */
export interface LocalWebhook {
  readonly url: string;
  readonly secret: string;
}

async function webhookOf({ settings, secrets }: Plan, table: Table): Promise<{ webhook?: LocalWebhook }> {
  const { endpoint } = await setDeploymentEndpoint(table, settings.WEBHOOK_URL ?? '', Date.now());
  return endpoint ? { webhook: { url: endpoint.url, secret: endpointSecret(secrets.webhookSecret, endpoint) } } : {};
}

export const functionsOf = (plan: Plan) => ({
  port: plan.service.port,
  lambdaPort: plan.lambdaPort,
  onLine: plan.onLine,
  environment: functionsEnvironment(
    {
      settings: plan.settings,
      publicUrl: plan.url,
      linkSecret: plan.secrets.linkSecret,
      webhookSecret: plan.secrets.webhookSecret,
      tableName,
      tablePort: plan.tablePort,
      simulatorUrl: plan.simulatorUrl,
      clockFile: plan.clockFile.path,
    },
    process.env,
  ),
});
