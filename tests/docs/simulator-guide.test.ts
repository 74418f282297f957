import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../../local/ports.ts';
import { stagesOf } from '../image/dockerfile.ts';
import { type Started, start } from '../running/npm-start.ts';
import { documentAt, fencesOf, root } from './documents.ts';

// Goal: the job in the guide starts a simulator and waits for it, and the commands beside it pay without a person.

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: { readonly repository?: string };
}

interface Job {
  readonly steps?: readonly Step[];
  readonly services?: readonly Service[] & { readonly kakaopay?: Service };
  readonly before_script?: readonly string[];
}

interface Service {
  readonly image?: string;
  readonly name?: string;
  readonly alias?: string;
  readonly ports?: readonly string[];
  readonly command?: readonly string[];
}

const guide = documentAt('docs/guides/simulator-in-ci.md');
const yaml = fencesOf(guide, 'yaml');
const [workflow = '', withImage = '', withNpm = '', gitLabByClone = '', gitLab = ''] = yaml;
const jobIn = (text: string) => (parse(text) as { jobs: { test: Job } }).jobs.test;
const { steps = [] } = jobIn(workflow);
const runs = steps.flatMap(({ run }) => run ?? []);
const [startIt = '', docker = '', pay = '', ledger = '', others = ''] = fencesOf(guide, 'sh');

const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('the actions are those that this repository uses, pinned in the same way', () => {
  const ours = read('.github/workflows/test.yml');
  const used = yaml.flatMap((text) => [...text.matchAll(/uses: .*$/gm)]);
  expect(used.length).toBeGreaterThan(4);
  for (const [line] of used) expect(ours).toContain(line);
});

describe('the jobs for later', () => {
  const service = jobIn(withImage).services?.kakaopay;
  const [ofGitLab] = (parse(gitLab) as { test: Job }).test.services ?? [];
  const stages = stagesOf(read('packages/simulator/Dockerfile'));
  const entry = stages.at(-1)?.instructions.find(({ name }) => name === 'ENTRYPOINT')?.words ?? [];

  test('name the image that a release makes, in a version', () => {
    const [, name = ''] =
      /IMAGE: (\S+\/)\$\{\{ github\.repository_owner \}\}/.exec(read('.github/workflows/release.yml')) ?? [];
    for (const image of [service?.image, ofGitLab?.name]) {
      expect(image).toMatch(/^ghcr\.io\/kakaopay-serverless\/kakaopay-simulator:\d+\.\d+\.\d+$/);
      expect(image?.startsWith(name)).toBe(true);
    }
  });

  test('reach it where it listens', () => {
    expect(service?.ports).toEqual(['127.0.0.1:4000:4000']);
    for (const text of [withImage, withNpm]) expect(text).toContain('KAKAOPAY_BASE_URL: http://127.0.0.1:4000\n');
    expect(gitLab).toContain(`KAKAOPAY_BASE_URL: http://${ofGitLab?.alias}:4000\n`);
  });

  test('start the package as today', () => {
    const starts = jobIn(withNpm).steps?.flatMap(({ run }) => run ?? []) ?? [];
    const unpinned = starts.map((run) => run.replace(' --yes', '').replace(/@\d+\.\d+\.\d+/, ''));
    expect(unpinned).toEqual(expect.arrayContaining(runs.filter((run) => /^(npx|curl)/.test(run))));
  });

  test('the command for GitLab lets a job act as the payer by the name that it gives', async () => {
    const port = String(await freePort());
    const [program = '', ...words] = [...entry, ...(ofGitLab?.command ?? [])];
    const simulator = start(
      program,
      words.map((word) => (word === '4000' ? port : word)),
    );
    try {
      expect(await simulator.ready()).toContain('http://kakaopay:4000');
      const asked = ['-sf', '-X', 'POST', '-H', 'Host: kakaopay:4000', `http://127.0.0.1:${port}/_sim/reset`];
      expect((await promisify(execFile)('curl', asked)).stdout).toContain('true');
    } finally {
      simulator.kill();
    }
  });
});

test('the job for GitLab that clones does what the one for GitHub does', () => {
  const { before_script: before = [] } = (parse(gitLabByClone) as { test: Job }).test;
  expect(before).toEqual(expect.arrayContaining(runs.filter((run) => /^(npx|curl)/.test(run))));
  const { repository } = JSON.parse(read('packages/simulator/package.json'));
  expect(before[0]).toContain(` ${repository.url.replace('git+', '')} `);
});

test('Docker builds the image as its own first lines say', () => {
  const [build = '', run = ''] = docker.trim().split('\n');
  expect(read('packages/simulator/Dockerfile')).toContain(`#   ${build}\n`);
  expect(run).toBe('docker run --rm --publish 127.0.0.1:4000:4000 kakaopay-simulator');
});

test('the repository is this one', () => {
  const { repository } = JSON.parse(read('packages/simulator/package.json'));
  const names = steps.flatMap((step) => step.with?.repository ?? []);
  expect(names.map((name) => `git+https://github.com/${name}.git`)).toEqual([repository.url]);
});

const missing = ['bash', 'curl'].filter((program) => spawnSync(program, ['--version']).status !== 0);
if (missing.length > 0) console.log(`left out: the commands of the simulator's guide (no ${missing.join(', no ')})`);

describe.skipIf(missing.length > 0)('the commands', () => {
  let port = 0;
  let simulator: Started;

  const bash = async (script: string) =>
    (await promisify(execFile)('bash', ['-c', script.replaceAll(':4000', `:${port}`)])).stdout;

  beforeAll(async () => {
    port = await freePort();
    expect(runs).toContain(`${startIt.trim()} &`);
    const [program = '', ...words] = startIt.trim().split(' ');
    simulator = start(
      program,
      words.map((word) => (word === '4000' ? String(port) : word)),
    );
  });

  afterAll(() => simulator.kill());

  test('wait until it answers', async () => {
    await bash(runs.find((run) => run.startsWith('curl')) ?? '');
  });

  test('pay, and show the ledger', async () => {
    const { redirect } = JSON.parse(await bash(pay));
    expect(redirect).toMatch(/^http:\/\/localhost:8080\/paid\?pg_token=\w+$/);
    expect(JSON.parse(await bash(ledger))).toMatchObject({ totals: { payments: 0 } });
  });

  test('move the clock, order a fault, and clear everything', async () => {
    const [clock = '', fault = '', reset = ''] = others.trim().split('\n');
    expect(JSON.parse(await bash(clock)).aheadMs).toBeGreaterThanOrEqual(16 * 60_000);
    expect(JSON.parse(await bash(fault)).faults).toMatchObject([{ call: 'approve', kind: 'lose_answer', times: 1 }]);
    expect(JSON.parse(await bash(reset))).toEqual({ done: true });
    expect(JSON.parse(await bash(`curl -sf http://127.0.0.1:4000/_sim/payments`)).payments).toEqual([]);
  });
});
