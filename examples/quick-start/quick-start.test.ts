import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { moduleUrl } from '../../local/module-url.ts';
import { freePort } from '../../local/ports.ts';
import { sendHttp } from '../../service/src/outbound/https.ts';

const root = join(import.meta.dirname, '../..');
const startMs = 60_000;

let functions: ChildProcess;
let url = '';

beforeAll(async () => {
  const [port, lambdaPort] = [await freePort(), await freePort()];
  url = `http://localhost:${port}`;
  const command = [join(root, 'node_modules/serverless/bin/serverless.js'), 'offline', 'start'];
  const ports = ['--httpPort', String(port), '--lambdaPort', String(lambdaPort)];
  functions = spawn(
    process.execPath,
    ['--import', moduleUrl(join(root, 'local/end-with-parent.js')), ...command, ...ports],
    {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  await untilReady(functions);
}, startMs);

afterAll(async () => {
  const ended = new Promise((resolve) => functions.once('exit', resolve));
  functions.disconnect();
  await ended;
});

test.each([
  ['promise', '/'],
  ['callback', '/callback'],
])('the %s handler says hello', async (_name, path) => {
  const answer = await sendHttp({ method: 'GET', url: `${url}${path}`, headers: {}, body: '', timeoutMs: 10_000 });
  expect(answer).toEqual({ status: 200, body: 'Hello!' });
});

function untilReady(child: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-10_000);
        if (said.includes('Server ready')) resolve();
      });
    }
    child.once('exit', () => reject(new Error(`The example did not start:\n${said}`)));
  });
}
