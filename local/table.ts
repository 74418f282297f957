import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import dynalite from 'dynalite';
import { sendHttp } from '../service/src/outbound/https.ts';
import { createDynamoCall, type DynamoCall } from '../service/src/table/dynamodb-call.ts';
import { TableError } from '../service/src/table/errors.ts';
import { tableDefinition } from '../service/src/table/schema.ts';
import { localCredentials, localRegion } from './credentials.ts';
import { closeServer, listen } from './server.ts';
import { restoreWakeIndex, takeDirectory } from './table-data.ts';
import { type StreamRecord, withStream } from './table-stream.ts';

export interface LocalTable {
  readonly endpoint: string;
  readonly tableName: string;
  readonly close: () => Promise<void>;
}

export interface LocalTableOptions {
  /** The directory that keeps the data; without it, in memory. One process at a time. */
  readonly path?: string;
  /** 0: any free port. */
  readonly port: number;
  readonly tableName?: string;
  /** Is told of every write, as the table's stream would be. */
  readonly onWritten?: (record: StreamRecord) => void;
}

/** A new table becomes active a moment after it was created. */
const LOOKS_MAX = 100;
const LOOK_MS = 5;

/**
 * Starts the embedded, DynamoDB-compatible engine in this process, on 127.0.0.1 only, with the service's table in it.
 *
 * @throws an `Error` with a `code`: `EADDRINUSE` for a taken port, `EBUSY` for a directory that another process has.
 */
export async function startLocalTable(options: LocalTableOptions): Promise<LocalTable> {
  const { path, port, tableName = 'payments', onWritten } = options;
  const directory = path === undefined ? undefined : await takeDirectory(path);
  const server = dynalite({ ...(path !== undefined && { path }), createTableMs: 0 });
  putBefore(server, refuseBrowsers);
  if (onWritten) putBefore(server, (engine) => withStream(engine, onWritten));
  await listen(server, port);
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await createTable(endpoint, tableName);
  if (directory?.leftOpen) await restoreWakeIndex(localCall(endpoint), tableName);
  return {
    endpoint,
    tableName,
    close: async () => {
      await closeServer(server);
      await directory?.release();
    },
  };
}

/** Creates the service's table in an engine on this machine, unless it is there already. */
export async function createTable(endpoint: string, tableName: string): Promise<void> {
  const call = localCall(endpoint);
  try {
    await call('CreateTable', tableDefinition(tableName));
  } catch (error) {
    if (!(error instanceof TableError && error.reason === 'ResourceInUseException')) throw error;
  }
  for (let looks = 0; looks < LOOKS_MAX; looks++) {
    const { body } = await call<TableDescription>('DescribeTable', { TableName: tableName });
    if (body.Table.TableStatus === 'ACTIVE') return;
    await setTimeout(LOOK_MS);
  }
  throw new Error(`The table ${tableName} at ${endpoint} does not become active`);
}

interface TableDescription {
  readonly Table: { readonly TableStatus: string };
}

function localCall(endpoint: string): DynamoCall {
  const clock = { now: () => Date.now() };
  return createDynamoCall({
    endpoint,
    region: localRegion,
    credentials: () => localCredentials,
    send: sendHttp,
    clock,
  });
}

/** Puts a listener of ours before the engine's own. */
function putBefore(server: Server, before: (engine: RequestListener) => RequestListener): void {
  const [engine] = server.listeners('request');
  server.removeAllListeners('request');
  server.on(
    'request',
    before((request, response) => engine?.call(server, request, response)),
  );
}

/** The engine would answer any web page open on this machine; only a browser sends `Origin`. */
const refuseBrowsers =
  (engine: RequestListener): RequestListener =>
  (request, response) => {
    if (request.headers.origin === undefined) engine(request, response);
    else response.writeHead(403).end();
  };
