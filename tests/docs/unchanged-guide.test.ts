import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../../local/ports.ts';
import { kakaoPayHosts } from '../../packages/simulator/src/proxy/hosts.ts';
import { buildCommand } from '../../packages/simulator/src/testing/built-command.ts';
import { type Started, start, until } from '../running/npm-start.ts';
import { documentAt, fencesOf, root } from './documents.ts';

// Goal: the guide's commands lead an unchanged program to the simulator, and what it says of files and names is so.

const guide = documentAt('docs/guides/unchanged-programs.md');
const [run = '', proxy = '', set = '', tls = '', docker = ''] = fencesOf(guide, 'sh').map((code) => code.trim());
const program = `${process.execPath} ${join(root, 'tests/foreign/programs/fetch.mjs')}`;

const missing = ['bash', 'curl'].filter((command) => spawnSync(command, ['--version']).status !== 0);
if (missing.length > 0) console.log(`left out: the commands for unchanged programs (no ${missing.join(', no ')})`);

describe.skipIf(missing.length > 0)('the commands', () => {
  let command: ReturnType<typeof buildCommand>;
  let simulator: Started;
  const caDir = join(mkdtempSync(join(tmpdir(), 'kakaopay-guide-')), 'ca');
  const ports: Record<string, number> = {};

  const here = (line: string) =>
    line
      .replaceAll('npx kakaopay-simulator', `${process.execPath} ${command.path}`)
      .replaceAll('.kakaopay-ca', caDir)
      .replaceAll(/--(proxy|tls) \d+/g, (_, door: string) => `--${door} ${ports[door]}`);
  const bash = async (script: string) => (await promisify(execFile)('bash', ['-ec', script])).stdout;

  beforeAll(async () => {
    command = buildCommand('command-of-guide');
    for (const door of ['port', 'proxy', 'tls']) ports[door] = await freePort();
    // Both doors of the guide at once.
    const [node = '', ...words] = `${here(proxy)} --tls ${ports.tls} --port ${ports.port}`.split(' ');
    let said = '';
    simulator = start(node, words);
    await until(async () => {
      said = await bash(`curl -s http://127.0.0.1:${ports.port}/_sim/clock || true`);
      return said.includes('nowMs');
    });
  });

  afterAll(async () => {
    await simulator.kill();
    command.remove();
    rmSync(join(caDir, '..'), { recursive: true });
  });

  test('run a program', async () => {
    expect(await bash(here(run).replace('npm test', program))).toBe('paid 2200\n');
  });

  test('set what leads a program of this shell here', async () => {
    const ours = here(set).replace('--ca-dir', `--proxy ${ports.proxy} --port ${ports.port} --ca-dir`);
    expect(await bash(`${ours}\n${program}`)).toBe('paid 2200\n');
  });

  test('answer under KakaoPay’s names over TLS', async () => {
    expect(tls).toMatch(/^npx kakaopay-simulator --tls 443 --ca-dir \.kakaopay-ca$/);
    const names = kakaoPayHosts.map((host) => `https://${host}/online/v1/payment/order`).join(' ');
    const led = `--noproxy '*' --connect-to ::127.0.0.1:${ports.tls} --cacert ${caDir}/bundle.pem`;
    expect((await bash(`curl -sS -X POST ${led} ${names}`)).match(/no Authorization header/g)).toHaveLength(2);
  });

  test('print for a container what Compose says', async () => {
    const options = await bash(here(docker).replace(/^docker run \$\((.+)\) my-shop$/, '$1'));
    const { shop } = parse(fencesOf(guide, 'yaml')[0] ?? '').services as Record<string, Record<string, string[]>>;
    const written = [
      ...(shop?.extra_hosts ?? []).map((host) => `--add-host=${host}`),
      ...(shop?.volumes ?? []).map((volume) => `--volume=${volume.replace('./.kakaopay-ca', caDir)}`),
      ...Object.entries(shop?.environment ?? {}).map(([name, value]) => `--env=${name}=${value}`),
    ];
    expect(options.trim().split('\n')).toEqual(written);
  });

  test('leave the files that the guide names', () => {
    const files = readdirSync(caDir);
    for (const [, name = ''] of guide.text.matchAll(/\.kakaopay-ca\/([\w.]+)/g)) expect(files).toContain(name);
  });
});

test('the line for the hosts file names every host', () => {
  const line = fencesOf(guide, 'text').find((text) => text.startsWith('127.0.0.1 '));
  expect(line?.trim().split(' ').slice(1)).toEqual(kakaoPayHosts);
});

test('what it quotes is said', () => {
  const words = readFileSync(join(root, 'packages/simulator/src/run/words.ts'), 'utf8');
  const parts = [
    'No call of KakaoPay came here.',
    "because the program does not trust this run's certificate",
    'Not let through: ',
  ];
  for (const part of parts) {
    expect(guide.text).toContain(part);
    expect(words).toContain(part);
  }
});
