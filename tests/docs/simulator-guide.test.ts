import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../../local/ports.ts';
import { type Started, start } from '../running/npm-start.ts';
import { documentAt, fencesOf, root } from './documents.ts';

// Goal: the job in the guide starts a simulator and waits for it, and the commands beside it pay without a person.

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: { readonly repository?: string };
}

const guide = documentAt('docs/guides/simulator-in-ci.md');
const [workflow = ''] = fencesOf(guide, 'yaml');
const { steps } = (parse(workflow) as { jobs: { test: { steps: readonly Step[] } } }).jobs.test;
const runs = steps.flatMap(({ run }) => run ?? []);
const [startIt = '', pay = '', ledger = '', others = ''] = fencesOf(guide, 'sh');

test('the actions are those that this repository uses, pinned in the same way', () => {
  const ours = readFileSync(join(root, '.github/workflows/test.yml'), 'utf8');
  for (const [line] of workflow.matchAll(/uses: .*$/gm)) expect(ours).toContain(line);
});

test('the repository is this one', () => {
  const { repository } = JSON.parse(readFileSync(join(root, 'packages/simulator/package.json'), 'utf8'));
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
