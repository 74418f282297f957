import type { Simulator } from 'kakaopay-simulator';
import type { Table } from '../service/src/ports/table.ts';
import { ownAddress, type Place, publicAddress } from './addresses.ts';
import { openClockFile } from './clock-file.ts';
import { lambdaUrlOf, startFunctions } from './functions.ts';
import { subscriptionCodeOf } from './functions-environment.ts';
import { createLive } from './live.ts';
import { openLogFile } from './log-file.ts';
import { logView } from './log-view.ts';
import {
  functionsOf,
  type LocalWebhook,
  localOperator,
  type Plan,
  startDoor,
  startSimulator,
  startTable,
} from './parts.ts';
import { assertPortFree, freePort } from './ports.ts';
import { localSecrets } from './secrets.ts';
import { type LocalSettings, readSettings } from './settings.ts';
import { type LocalShop, startShop } from './shop.ts';

export interface StackOptions {
  readonly service: Place;
  readonly simulator: Place;
  /** Of the sample shop; there is none when left out. */
  readonly shop?: Place;
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
  /** Who may sign in to the console. */
  readonly operator: { readonly name: string; readonly password: string };
  readonly shop?: LocalShop;
  /** Present when the settings name one. */
  readonly webhook?: LocalWebhook;
  /** A merchant code for subscriptions is known. */
  readonly hasSubscriptions: boolean;
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
  const { service, simulator: other } = options;
  await assertPortFree(service.port, 'port', service.host);
  if (!elsewhere) await assertPortFree(other.port, 'simulator-port', other.host);
  const plan: Plan = {
    ...options,
    settings,
    secrets: localSecrets(options.dataDirectory),
    onLine: options.onLine ?? openLog(options.dataDirectory),
    url: publicAddress(options.service),
    simulatorUrl: elsewhere ? undefined : ownAddress(options.simulator),
    clockFile: openClockFile(options.dataDirectory),
    live: createLive(),
    tablePort: await freePort(),
    lambdaPort: await freePort(),
  };
  // The functions take the longest, so the others start meanwhile. Whatever has started is ended when one fails.
  const [ready, simulated] = [startFunctions(functionsOf(plan)), startSimulator(plan)] as const;
  const table = startTable(plan, ready);
  const shop = startShop(plan, options.shop, table);
  const starting = [ready, startDoor(plan, ready, simulated), table, simulated, shop] as const;
  const started = await Promise.allSettled(starting);
  const close = async () => {
    for (const part of started) if (part.status === 'fulfilled') await part.value?.close();
  };
  const [functions, , local, simulator, open] = await Promise.all(starting).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    url: plan.url,
    ...(simulator && { simulator }),
    kakaoPay: elsewhere ?? publicAddress(options.simulator),
    apiKey: plan.secrets.apiKey,
    operator: { name: localOperator, password: plan.secrets.operatorPassword },
    ...(open && { shop: open }),
    ...(local.webhook && { webhook: local.webhook }),
    hasSubscriptions: subscriptionCodeOf(settings) !== '',
    table: local.table,
    lambdaUrl: lambdaUrlOf(plan.lambdaPort),
    onFailure: (listener) => functions.onExit(() => listener('The functions have stopped unexpectedly.')),
    close,
  };
}

function openLog(directory: string): (line: string) => void {
  const keep = openLogFile(directory);
  return (line) => {
    keep(line);
    console.log(logView(line));
  };
}
