import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FunctionAnswer } from './gateway.ts';
import type { GatewayEvent } from './gateway-event.ts';
import { moduleUrl } from './module-url.ts';
import { freePort } from './ports.ts';
import { serverlessScript } from './serverless-script.ts';
import { UserError } from './user-error.ts';

const root = dirname(import.meta.dirname);

export interface RunningFunctions {
  onExit(listener: () => void): void;
  close(): Promise<void>;
}

export interface FunctionsOptions {
  /** The service's, and so nobody else's here: two that run at once do not build over each other's functions. */
  readonly port: number;
  /** Where a function can be invoked. */
  readonly lambdaPort: number;
  readonly environment: Readonly<Record<string, string>>;
  /** The functions' own log, line by line; not serverless-offline's. */
  readonly onLine: (line: string) => void;
}

/** Runs the functions of `serverless.yml` under serverless-offline, in a process that ends with this one. */
export async function startFunctions(options: FunctionsOptions): Promise<RunningFunctions> {
  const folder = `node_modules/.cache/functions/${options.port}`;
  // Nobody asks at the first: the gateway has its place.
  const ports = ['--httpPort', String(await freePort()), '--lambdaPort', String(options.lambdaPort)];
  const child = spawn(
    process.execPath,
    ['--import', moduleUrl(join(root, 'local/end-with-parent.js')), serverlessScript, 'offline', 'start', ...ports],
    {
      cwd: root,
      // Most of the start is compiling the framework; newer Nodes keep what they compiled.
      env: {
        ...options.environment,
        NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'),
        FUNCTIONS_FOLDER: folder,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await Promise.all([untilReady(child, options.onLine), build(folder)]).catch(async (error: unknown) => {
    child.kill();
    await exited;
    throw error;
  });
  let closing = false;
  return {
    onExit: (listener) => exited.then(() => closing || listener()),
    close: async () => {
      closing = true;
      if (child.connected) child.disconnect();
      await exited;
      await rm(join(root, folder), { recursive: true, force: true });
    },
  };
}

/** Needed by the first call, and not before: the framework takes longer to start. */
const build = async (folder: string): Promise<void> => (await import('./build-functions.ts')).buildFunctions(folder);

export const lambdaUrlOf = (lambdaPort: number): string => `http://127.0.0.1:${lambdaPort}`;

/** As long as API Gateway waits. */
const answerMs = 30_000;

/** Sends an event to a function as Lambda's own API does. */
const send = (lambdaPort: number, functionKey: string, event: unknown, signal?: AbortSignal): Promise<Response> =>
  fetch(`${lambdaUrlOf(lambdaPort)}/2015-03-31/functions/kakaopay-serverless-local-${functionKey}/invocations`, {
    method: 'POST',
    body: JSON.stringify(event),
    ...(signal && { signal }),
  });

/** Invokes a function that answers a request. Rejects with why it gave no answer. */
export async function invoke(lambdaPort: number, functionKey: string, event: GatewayEvent): Promise<FunctionAnswer> {
  const answer = await send(lambdaPort, functionKey, event, AbortSignal.timeout(answerMs));
  const said = (await answer.json()) as FunctionAnswer | { readonly errorMessage?: string };
  if ('statusCode' in said && answer.ok) return said;
  throw new Error(('errorMessage' in said && said.errorMessage) || `${functionKey} did not answer`);
}

/** Runs a function that answers nobody; what becomes of it is nobody's concern either. */
export async function runFunction(lambdaPort: number, functionKey: 'deliver' | 'wake', event: object): Promise<void> {
  await send(lambdaPort, functionKey, event)
    .then((answer) => answer.arrayBuffer())
    .catch(() => {});
}

/** The rest of an error's text comes right after its heading. */
const errorTextMs = 500;

function untilReady(child: ChildProcess, onLine: (line: string) => void): Promise<void> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const read = (line: string) => {
      if (said.length < 200) said.push(line);
      if (line.includes('Server ready')) resolve();
      // After some errors it says so, and stays.
      if (line === 'Error:') setTimeout(() => child.kill(), errorTextMs);
      if (line.startsWith('{')) onLine(line);
    };
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream?.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        lines.forEach(read);
      });
    }
    child.once('exit', () => reject(new UserError(`The functions did not start:\n${said.join('\n')}`)));
  });
}
