import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sendHttp } from '../../outbound/https.ts';

const run = promisify(execFile);

/** The npm package that carries Amazon's engine. Its licence forbids redistribution, so it is fetched when needed. */
const packageName = 'amplify-dynamodb-simulator';
const version = '2.9.30';
const sha512 = 'xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==';

const cache = path.resolve(import.meta.dirname, '../../../.cache');
const home = path.join(cache, `${packageName}-${version}`);

const FETCH_MS_MAX = 90_000;
const START_LOOKS_MAX = 150;
const LOOK_MS = 200;

export interface DynamoLocal {
  readonly endpoint: string;
  readonly close: () => Promise<void>;
}

/** Starts Amazon's DynamoDB Local, in memory, on a free port; or says why that cannot be. */
export async function startDynamoLocal(): Promise<DynamoLocal | { readonly leftOut: string }> {
  try {
    await run('java', ['-version']);
  } catch {
    return { leftOut: 'no Java here' };
  }
  try {
    if (!existsSync(home)) await fetchEngine();
  } catch {
    // Another run may have fetched it at the same time.
    if (!existsSync(home)) return { leftOut: `${packageName} cannot be fetched here` };
  }
  return startEngine(await freePort());
}

async function fetchEngine(): Promise<void> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(path.join(cache, 'fetch-'));
  try {
    const pack = ['pack', `${packageName}@${version}`, '--pack-destination', folder, '--silent'];
    await run('npm', pack, { timeout: FETCH_MS_MAX, shell: process.platform === 'win32' });
    const archive = path.join(folder, `${packageName}-${version}.tgz`);
    const digest = createHash('sha512')
      .update(await readFile(archive))
      .digest('base64');
    if (digest !== sha512) throw new Error(`${packageName} is not the one that was reviewed`);
    await run('tar', ['-xzf', archive, '-C', folder]);
    await rename(path.join(folder, 'package', 'emulator'), home);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startEngine(port: number): Promise<DynamoLocal> {
  const options = ['-inMemory', '-sharedDb', '-disableTelemetry', '-port', String(port)];
  const engine = spawn('java', ['-Djava.library.path=DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar', ...options], {
    cwd: home,
    stdio: 'ignore',
    env: { ...process.env, DDB_LOCAL_TELEMETRY: '0' },
  });
  const ended = once(engine, 'exit');
  process.once('exit', () => engine.kill('SIGKILL'));
  const endpoint = `http://127.0.0.1:${port}`;
  const close = async () => {
    engine.kill('SIGKILL');
    await ended;
  };
  for (let looks = 0; looks < START_LOOKS_MAX && engine.exitCode === null; looks++) {
    if (await answers(endpoint)) return { endpoint, close };
    await setTimeout(LOOK_MS);
  }
  await close();
  throw new Error('DynamoDB Local does not start');
}

async function answers(url: string): Promise<boolean> {
  try {
    await sendHttp({ method: 'GET', url, headers: {}, body: '', timeoutMs: 1_000 });
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
