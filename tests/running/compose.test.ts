import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../../local/ports.ts';
import { documentAt, fencesOf, root } from '../docs/documents.ts';
import { stagesOf } from '../image/dockerfile.ts';
import { type Started, start } from './npm-start.ts';

// Goal: the two programs of the Compose file pay as its README says. Method: they are started here as the file and the
// README say, on other ports; where Docker runs, `docker compose config` reads the file as well.

interface Service {
  readonly image: string;
  readonly user?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports: readonly string[];
  readonly volumes: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

const folder = join(root, 'examples/compose');
const file = parse(readFileSync(join(folder, 'compose.yaml'), 'utf8')) as {
  readonly services: { readonly kakaopay: Service; readonly shop: Service };
  readonly volumes: object;
};
const { kakaopay, shop } = file.services;

describe('the file', () => {
  test('builds the image from this repository, and keeps its data where the image has a place for it', () => {
    const { context = '', dockerfile = '' } = kakaopay.build ?? {};
    expect(join(folder, context)).toBe(root);
    const [last] = stagesOf(readFileSync(join(folder, context, dockerfile), 'utf8')).slice(-1);
    const place = last?.instructions.find(({ name }) => name === 'VOLUME')?.text ?? '';
    expect(kakaopay.volumes).toEqual([`${Object.keys(file.volumes)[0]}:${place}`]);
    expect(kakaopay.command).toEqual(['--data', `${place}/payments.json`]);
  });

  test('pins the image of Python, and lets nobody but this machine in', () => {
    expect(shop.image).toMatch(/^python:\d+\.\d+\.\d+-alpine@sha256:[0-9a-f]{64}$/);
    expect(shop.user).toBe('nobody');
    expect([...kakaopay.ports, ...shop.ports]).toEqual(['127.0.0.1:4000:4000', '127.0.0.1:8000:8000']);
  });

  test('starts the shop when the simulator is healthy, and tells it where that is', () => {
    expect(shop.depends_on).toEqual({ kakaopay: { condition: 'service_healthy' } });
    expect(shop.environment?.KAKAOPAY_URL).toBe('http://kakaopay:4000');
  });

  const hasCompose = spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' }).status === 0;
  if (!hasCompose) console.log('left out: what Docker Compose says of the file (it is not here)');

  test.skipIf(!hasCompose)('is one for Docker Compose', () => {
    const { status, stderr } = spawnSync('docker', ['compose', 'config', '--quiet'], { cwd: folder, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  });
});

const missing = ['bash', 'curl', 'python3'].filter((name) => spawnSync(name, ['--version']).status !== 0);
if (missing.length > 0) console.log(`left out: the shop of the Compose file (no ${missing.join(', no ')})`);

describe.skipIf(missing.length > 0)('the two programs', () => {
  const [, without = '', pay = '', lose = ''] = fencesOf(documentAt('examples/compose/README.md'), 'sh');
  const started: Started[] = [];
  const ports = { simulator: 0, shop: 0 };
  const here = (text: string) =>
    text.replaceAll(/\b4000\b/g, String(ports.simulator)).replaceAll(/\b8000\b/g, String(ports.shop));
  const bash = async (script: string) => (await promisify(execFile)('bash', ['-ec', here(script)])).stdout;

  beforeAll(async () => {
    ports.simulator = await freePort();
    ports.shop = await freePort();
    const commands = without.trim().split(/ &\n?/).filter(Boolean);
    expect(commands).toHaveLength(2);
    const { KAKAOPAY_SECRET_KEY = '', SHOP_URL = '' } = shop.environment ?? {};
    expect(commands[1]).toContain(`KAKAOPAY_SECRET_KEY=${KAKAOPAY_SECRET_KEY} `);
    for (const command of commands) {
      const environment = { PORT: String(ports.shop), SHOP_URL: here(SHOP_URL) };
      started.push(start('bash', ['-c', `exec env ${here(command)}`], { environment }));
    }
    for (const port of Object.values(ports)) await listening(port);
  });
  afterAll(() => {
    for (const program of started) program.kill();
  });

  async function listening(port: number): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if (await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)) return;
      await setTimeout(100);
    }
    throw new Error(started.map(({ said }) => said.errors).join('\n'));
  }

  const totals = async () => JSON.parse(await bash('curl -sf http://localhost:4000/_sim/ledger')).totals;

  test('pay', async () => {
    expect(await bash(pay)).toContain('<h1>paid</h1>');
    expect(await totals()).toMatchObject({ payments: 1, netWon: 2200 });
  });

  test('pay once where the answer of an approval is lost', async () => {
    await bash(lose);
    expect(await bash(pay)).toContain('<h1>paid</h1>');
    expect(await totals()).toMatchObject({ payments: 2, netWon: 4400 });
  });

  test('the shop says nothing of the pg_token', () => {
    const said = started.map(({ said: { out, errors } }) => out + errors).join('\n');
    expect(said).toContain('/approval 303');
    expect(said).not.toContain('pg_token');
  });
});
