import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createSimulator } from './simulator.ts';

const cliPath = fileURLToPath(new URL('cli.ts', import.meta.url));

function command(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', cliPath, ...args]);
  const seen = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    seen.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    seen.error += text;
  });
  return { child, seen, ended: once(child, 'close') as Promise<[number | null]> };
}

async function run(...args: string[]) {
  const { seen, ended } = command(...args);
  const [code] = await ended;
  return { code, ...seen };
}

test('it starts, says how to use it, answers, and stops at Ctrl-C', async () => {
  const { child, seen, ended } = command('--port', '0', '--domain', 'https://shop.example');
  await once(child.stdout, 'data');
  const url = /KakaoPay simulator: (http:\/\/127\.0\.0\.1:\d+)\//.exec(seen.out)?.[1] as string;
  expect(seen.out).toContain(`curl ${url}/online/v1/payment/ready`);
  expect((await fetch(`${url}/_sim/ledger`)).status).toBe(200);
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  expect(seen.error).toBe('');
});

test('--help and --version', async () => {
  const [help, version] = await Promise.all([run('--help'), run('--version')]);
  expect(help).toMatchObject({ code: 0, out: expect.stringContaining('--port <number>'), error: '' });
  expect(version).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), error: '' });
});

test('a mistake gets one sentence', async () => {
  const sim = await createSimulator();
  const { port } = new URL(sim.url);
  const [taken, number, flag, domain] = await Promise.all([
    run('--port', port),
    run('--port', 'x'),
    run('--prot', '1'),
    run('--port', '0', '--domain', 'shop.example'),
  ]);
  expect(domain).toMatchObject({
    code: 1,
    out: '',
    error: expect.stringMatching(/^The domain shop\.example must be /),
  });
  await sim.close();
  expect(taken).toMatchObject({ code: 1, out: '', error: expect.stringMatching(/^Port \d+ is taken [^\n]+\n$/) });
  expect(number).toMatchObject({ code: 1, out: '', error: '--port must be a number from 0 to 65535, not x.\n' });
  expect(flag).toMatchObject({
    code: 1,
    out: '',
    error: expect.stringMatching(/^Unknown option '--prot'\. The options are --port, [^\n]+\n$/),
  });
});
