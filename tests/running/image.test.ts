import { execFileSync, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../local/ports.ts';
import { root } from '../docs/documents.ts';
import { type Instruction, isSent, stagesOf } from '../image/dockerfile.ts';
import { type Built, buildStages, isRoot, nodeUser, pathIn } from '../image/steps.ts';

// Goal: the image is small, runs as nobody in particular, says how it is, and ends when it is told to. Method: its
// steps are taken in folders of this machine, and what it starts is started here; where Docker runs, it is built, too.

const file = 'packages/simulator/Dockerfile';
const dockerfile = readFileSync(join(root, file), 'utf8');
const ignored = readFileSync(join(root, `${file}.dockerignore`), 'utf8');
const stages = stagesOf(dockerfile);
const [last] = stages.slice(-1);
const instruction = (name: string): Instruction => {
  const found = last?.instructions.find((one) => one.name === name);
  if (!found) throw new Error(`There is no ${name} in the last stage.`);
  return found;
};

describe('what it says', () => {
  test('every stage begins with one version of Node, pinned by its digest', () => {
    const bases = new Set(stages.map(({ base }) => base));
    expect([...bases]).toEqual([expect.stringMatching(/^node:24\.\d+\.\d+-alpine@sha256:[0-9a-f]{64}$/)]);
  });

  test('the last stage runs nothing, so that it can be put together for any processor', () => {
    expect(last?.instructions.filter(({ name }) => name === 'RUN')).toEqual([]);
    const others = dockerfile.match(/^FROM .*/gm)?.slice(0, -1) ?? [];
    for (const from of others) expect(from).toMatch(/^FROM --platform=\$BUILDPLATFORM /);
  });

  test('it is nobody in particular, on the port of the documents, with a place for data', () => {
    expect(instruction('USER').text).toBe('node');
    expect(instruction('EXPOSE').text).toBe('4000');
    expect(instruction('VOLUME').text).toBe('/data');
  });

  test('no test, no setting and nothing that lies around is sent to Docker', () => {
    const not = ['.env', '.git/config', 'node_modules/hono/package.json', 'packages/client/src/index.ts', '.data/log'];
    const tests = ['packages/simulator/src/cli.test.ts', 'packages/simulator/src/testing/shop.ts'];
    expect([...not, ...tests].filter((path) => isSent(ignored, path))).toEqual([]);
    expect(isSent(ignored, 'packages/simulator/src/cli/words.ts')).toBe(true);
  });
});

describe('what its steps come to', () => {
  let place: string;
  let built: Built;
  let port: number;

  const entry = (more: readonly string[] = []) =>
    [...instruction('ENTRYPOINT').words, ...more].map((word) =>
      word === '4000' ? String(port) : word.replace(':4000', `:${port}`),
    );
  const asNobody = (): SpawnOptions => ({
    cwd: pathIn(built, '.'),
    ...(isRoot && nodeUser),
    env: { NODE_ENV: 'production' },
  });

  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), 'image-'));
    chmodSync(place, 0o755);
    built = buildStages(stages, ignored, place);
    port = await freePort();
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  test('it holds the program and what the program needs, and no more', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'packages/simulator/package.json'), 'utf8'));
    const scopes = (name: string) => name.split('/')[0];
    const modules = readdirSync(pathIn(built, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(modules.sort()).toEqual(Object.keys(dependencies).map(scopes).sort());
    expect(readdirSync(pathIn(built, 'packages/simulator')).sort()).toEqual(['LICENSE', 'bin', 'dist', 'package.json']);
    expect(readdirSync(built.folder).sort()).toEqual(['app', 'data']);
  });

  test('it starts, is healthy, keeps its data, and ends when it is told to', async () => {
    const data = pathIn(built, '/data/payments.json');
    const [program = '', ...args] = entry(['--data', data]);
    const simulator = spawn(process.execPath, args, asNobody());
    expect(program).toBe('node');
    const ended = new Promise((resolve) => simulator.once('exit', (code, signal) => resolve(signal ?? code)));
    try {
      expect(await healthy()).toBe(true);
      const answer = await fetch(`http://127.0.0.1:${port}/_sim/payments`);
      expect(await answer.json()).toMatchObject({ payments: [] });
    } finally {
      simulator.kill('SIGTERM');
    }
    expect(await ended).toBe(0);
    expect(existsSync(data)).toBe(true);
    expect(check().status).toBe(1);
  });

  const check = () => {
    const [, script = '', code = ''] = instruction('HEALTHCHECK').words;
    return spawnSync(process.execPath, [script, code.replace(':4000', `:${port}`)], { ...asNobody(), stdio: 'pipe' });
  };

  async function healthy(): Promise<boolean> {
    for (let tries = 0; tries < 60; tries++) {
      if (check().status === 0) return true;
      await setTimeout(100);
    }
    return false;
  }
});

const hasDocker = spawnSync('docker', ['info'], { stdio: 'ignore' }).status === 0;
if (!hasDocker) console.log('left out: the image itself (no Docker here)');

test.skipIf(!hasDocker)(
  'Docker builds it, and it becomes healthy',
  async () => {
    const docker = (...args: string[]) => execFileSync('docker', args, { cwd: root, encoding: 'utf8' }).trim();
    const tag = 'kakaopay-simulator:test';
    docker('build', '--quiet', '--file', file, '--tag', tag, '.');
    const id = docker('run', '--detach', '--rm', '--publish', '127.0.0.1::4000', tag);
    try {
      const health = () => docker('inspect', '--format', '{{.State.Health.Status}}', id);
      for (let tries = 0; tries < 60 && health() !== 'healthy'; tries++) await setTimeout(500);
      expect(health()).toBe('healthy');
      const [address = ''] = docker('port', id, '4000').split('\n');
      expect((await fetch(`http://${address}/_sim/payments`)).status).toBe(200);
      console.log(`the image: ${(Number(docker('inspect', '--format', '{{.Size}}', tag)) / 1e6).toFixed(0)} MB`);
    } finally {
      docker('stop', id);
    }
  },
  300_000,
);
