import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommand } from '../testing/built-command.ts';

// Goal: a program with KakaoPay's address built in pays here, unchanged. What needs something installed is tried by
// `npm run test:foreign`.

const root = join(import.meta.dirname, '../../../..');
const programs = join(root, 'tests/foreign/programs');
const place = mkdtempSync(join(tmpdir(), 'kakaopay-run-'));
let command: ReturnType<typeof buildCommand>;
beforeAll(() => {
  command = buildCommand('command-of-run-test');
});
afterAll(() => {
  rmSync(place, { recursive: true });
  command.remove();
});

function start(...args: readonly string[]) {
  const folder = mkdtempSync(join(place, 'temp-'));
  const child = spawn(process.execPath, [command.path, ...args], { env: { ...process.env, TMPDIR: folder } });
  const seen = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    seen.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    seen.error += text;
  });
  const ended = once(child, 'close').then(([code]: (number | null)[]) => ({
    code,
    ...seen,
    left: readdirSync(folder),
  }));
  return { child, seen, ended };
}

const run = (...args: readonly string[]) => start(...args).ended;
const has = (command: string, option: string) => spawnSync(command, [option]).status === 0;

const paying = [
  ['fetch', process.execPath, 'fetch.mjs', true],
  ['node:https', process.execPath, 'https.mjs', true],
  ['curl', 'bash', 'curl.sh', has('curl', '--version') && has('bash', '--version')],
  ['urllib', 'python3', 'with_urllib.py', has('python3', '--version')],
  ['http.client', 'python3', 'with_http_client.py', has('python3', '--version')],
] as const;

describe.each(paying)('%s', (name, runs, program, isHere) => {
  if (!isHere) console.log(`left out: ${name} with KakaoPay's address built in (no ${runs})`);

  test.skipIf(!isHere)('pays, and leaves nothing behind', async () => {
    const { code, out, error, left } = await run('run', '--', runs, join(programs, program));
    expect(out, error).toBe('paid 2200\n');
    expect(error).toMatch(/2 calls, 0 refused; 1 payment begun, 1 approved; 2,200 won paid, 0 won given back\.\n/);
    expect({ code, left }).toEqual({ code: 0, left: [] });
  });
});

test('options of the simulator stand before the command', async () => {
  const { code, error } = await run('run', '--secret-key', 'DEV1', '--', process.execPath, join(programs, 'fetch.mjs'));
  expect(code).toBe(1);
  expect(error).toMatch(/KakaoPay simulator: 1 call, 1 refused; 0 payments begun/);
});

test('other hosts are left alone by Node, and refused by the proxy', async () => {
  const server = createServer((_incoming, outgoing) => void outgoing.end('mine')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const program = `
    const { request } = require('node:http');
    console.log(await (await fetch('http://localhost:${port}')).text());
    const path = 'http://api.shop.example/';
    const { hostname: host, port } = new URL(process.env.HTTP_PROXY);
    request({ host, port, path }, (answer) => { console.log(answer.statusCode); answer.resume(); }).end();`;
  const { out, error } = await run('run', '--', process.execPath, '-e', `(async () => {${program}})()`);
  server.close();
  expect(out, error).toBe('mine\n403\n');
  expect(error).toContain('Not let through: api.shop.example.');
});

test('workers and children of Node are led here, too, and every way to open a connection', async () => {
  const ask = `
    const { connect } = require('node:tls');
    const host = 'open-api.kakaopay.com';
    for (const socket of [connect(443, host, { servername: host }), connect({ host, port: '443', servername: host })]) {
      socket.once('secureConnect', () => { console.log(socket.authorized); socket.end(); });
    }`;
  const program = `
    new (require('node:worker_threads').Worker)(${JSON.stringify(ask)}, { eval: true });
    require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(ask)}], { stdio: 'inherit' });`;
  const { out, error } = await run('run', '--', process.execPath, '-e', program);
  expect(out, error).toBe('true\n'.repeat(4));
});

const isWindows = process.platform === 'win32';

describe.skipIf(isWindows)('exit codes', () => {
  test.each([
    ['its own', 7, ['sh', '-c', 'exit 7'], /No call of KakaoPay came here/],
    ['of a signal', 143, ['sh', '-c', 'kill -TERM $$'], /No call of KakaoPay came here/],
    ['of no command', 127, ['no-such-command'], /There is no command no-such-command\.\n$/],
    ['of no program', 126, [programs], /cannot be run \(EACCES\)\.\n$/],
  ])('%s: %i', async (_, expected, words, said) => {
    const { code, out, error, left } = await run('run', '--', ...words);
    expect({ code, out, left }).toEqual({ code: expected, out: '', left: [] });
    expect(error).toMatch(said);
  });

  test('a signal reaches the program, which has the last word', async () => {
    const { child, ended } = start(
      'run',
      'sh',
      '-c',
      'trap "echo heard; exit 9" TERM; echo ready; while :; do sleep 0.05; done',
    );
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 9, out: 'ready\nheard\n', left: [] });
  });
});

describe('a simulator that goes on', () => {
  const caDir = join(place, 'ca');
  const node = (args: readonly string[]) => spawnSync(process.execPath, [command.path, ...args], { encoding: 'utf8' });

  test.skipIf(isWindows || !has('curl', '--version'))('is reached by what --print-env prints, and by TLS', async () => {
    const { child, seen, ended } = start('--port', '0', '--proxy', '0', '--tls', '0', '--ca-dir', caDir);
    await expect.poll(() => seen.out, { timeout: 20_000 }).toMatch(/TLS on port \d+/);
    const found = (pattern: RegExp) => pattern.exec(seen.out)?.[1] ?? '';
    const port = found(/KakaoPay simulator: http:\/\/127\.0\.0\.1:(\d+)/);
    const lines = node([...found(/what to set: kakaopay-simulator (.+)/).split(' '), '--port', port]);
    expect(lines).toMatchObject({ status: 0, stderr: '' });
    const bash = async (script: string) =>
      (await promisify(execFile)('bash', ['-c', script], { cwd: programs })).stdout;
    expect(await bash(`${lines.stdout}\nbash curl.sh`)).toBe('paid 2200\n');
    const hosts = ['open-api.kakaopay.com', 'kapi.kakao.com'].map((host) => `https://${host}/`).join(' ');
    const byName = `--noproxy '*' --connect-to ::127.0.0.1:${found(/TLS on port (\d+)/)} --cacert ${caDir}/ca.pem`;
    expect(await bash(`curl -sS -o /dev/null -w '%{http_code} ' ${byName} ${hosts}`)).toMatch(/^[1-5]\d\d /);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 0, error: '' });
    expect(statSync(caDir).mode & 0o777).toBe(0o700);
  });

  test('mistakes get one sentence', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const file = join(place, 'file');
    writeFileSync(file, '');
    const said = (...args: readonly string[]) => {
      const { status, stdout, stderr } = node(args);
      expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 1, stdout: '', lines: 2 });
      return stderr;
    };
    expect(said('run', '--proxy', `${port}`, '--', 'true')).toMatch(/^Port \d+ is taken .+ another --proxy\.\n$/);
    expect(said('--port', '0', '--tls', `${port}`, '--ca-dir', caDir)).toMatch(/another --tls\.\n$/);
    expect(said('run', '--ca-dir', join(file, 'x'), '--', 'true')).toMatch(/file.+ cannot be used \(ENOTDIR\)\.\n$/);
    server.close();
  });
});
