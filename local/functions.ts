import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { serverlessScript } from './serverless-script.ts';
import { StartError } from './start-error.ts';

const root = dirname(import.meta.dirname);

export interface RunningFunctions {
  onExit(listener: () => void): void;
  close(): Promise<void>;
}

export interface FunctionsOptions {
  readonly port: number;
  readonly lambdaPort: number;
  readonly environment: Readonly<Record<string, string>>;
  /** The functions' own log, line by line; not serverless-offline's, which holds addresses with tokens. */
  readonly onLine: (line: string) => void;
}

/** Runs the functions of `serverless.yml` behind serverless-offline, in a process that ends with this one. */
export async function startFunctions(options: FunctionsOptions): Promise<RunningFunctions> {
  const ports = ['--httpPort', String(options.port), '--lambdaPort', String(options.lambdaPort)];
  const child = spawn(
    process.execPath,
    ['--import', join(root, 'local/end-with-parent.js'), serverlessScript, 'offline', 'start', ...ports],
    {
      cwd: root,
      // Most of the start is compiling the framework; newer Nodes keep what they compiled.
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'),
        ESBUILD_WORK_FOLDER: `.esbuild/${options.port}`,
        ...options.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await untilReady(child, options.onLine);
  let closing = false;
  return {
    onExit: (listener) => exited.then(() => closing || listener()),
    close: async () => {
      closing = true;
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

/** The rest of an error's text comes right after its heading. */
const errorTextMs = 500;

function untilReady(child: ChildProcess, onLine: (line: string) => void): Promise<void> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const read = (line: string) => {
      if (said.length < 200) said.push(line);
      if (line.includes('Server ready')) resolve();
      // After a failed build it says so, and stays.
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
    child.once('exit', () => reject(new StartError(`The functions did not start:\n${said.join('\n')}`)));
  });
}
