import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

// Goal: a workflow can do no more than its work, and runs nothing that could be changed behind our back.
const root = join(import.meta.dirname, '..');
const folder = join(root, '.github/workflows');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly steps?: readonly Step[];
  readonly 'timeout-minutes'?: number;
}
interface Workflow {
  readonly permissions?: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const workflows = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const { permissions, jobs } = parse(text) as Workflow;
  return { file, text, permissions, jobs, steps: Object.values(jobs).flatMap(({ steps = [] }) => steps) };
});

describe.each(workflows)('$file', ({ text, permissions, jobs, steps }) => {
  test('gives no right to all of its jobs, and each job the least', () => {
    expect(permissions).toEqual({});
    for (const [name, { permissions: own, environment }] of Object.entries(jobs)) {
      const deploys = environment !== undefined;
      expect(own, name).toEqual({ contents: 'read', ...(deploys && { 'id-token': 'write' }) });
    }
  });

  test('pins every action to a commit and says which version that is', () => {
    const used = [...text.matchAll(/uses: (\S+)(.*)$/gm)].filter(([, action]) => !action?.startsWith('./'));
    expect(used.length).toBeGreaterThan(0);
    for (const [line, action, comment] of used) {
      expect(action, line).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      expect(comment, line).toMatch(/^ # v\d+\.\d+\.\d+$/);
    }
  });

  test('runs scripts that there are', () => {
    const run = steps.flatMap((step) => [...(step.run ?? '').matchAll(/\bnpm (?:run )?([\w:-]+)/g)]);
    expect(run.length).toBeGreaterThan(0);
    for (const [, script = ''] of run) expect(['ci', ...Object.keys(scripts)]).toContain(script);
  });

  test('puts nothing that a stranger chose into a command', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
    expect(text).not.toContain('pull_request_target');
  });

  test('leaves no token behind for what is installed, and ends by itself', () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) {
      expect(step.with).toMatchObject({ 'persist-credentials': false });
    }
    for (const { uses, 'timeout-minutes': minutes } of Object.values(jobs)) {
      if (uses === undefined) expect(minutes).toBeLessThanOrEqual(30);
    }
  });

  test('holds no key', () => {
    expect(text).not.toMatch(/secrets\.|aws-access-key-id|aws-secret-access-key/);
  });
});

test('packages are installed before there is a role they could use', () => {
  const [{ steps }] = workflows.filter(({ file }) => file === 'deploy.yml') as [(typeof workflows)[number]];
  const at = (fits: (step: Step) => boolean | undefined) => steps.findIndex(fits);
  const installs = at(({ run }) => run?.startsWith('npm ci'));
  expect(installs).toBeGreaterThan(-1);
  expect(installs).toBeLessThan(at(({ uses }) => uses?.startsWith('aws-actions/')));
});

test('one version of each action is used everywhere', () => {
  const used = new Map<string, Set<string>>();
  for (const { uses = '' } of workflows.flatMap(({ steps }) => steps)) {
    const [action = '', commit = ''] = uses.split('@');
    used.set(action, (used.get(action) ?? new Set()).add(commit));
  }
  for (const [action, commits] of used) expect(commits.size, action).toBe(1);
});

test('what must hold here must hold there: one list, the proof, the cloud and the examples', () => {
  const ours = readFileSync(join(root, '.ci/run'), 'utf8');
  const theirs = workflows.find(({ file }) => file === 'test.yml')?.text ?? '';
  const scriptsIn = (text: string) => [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, script]) => script).sort();
  expect(scriptsIn(ours)).toEqual(['check', 'proof', 'test:cloud', 'test:examples']);
  expect(scriptsIn(theirs)).toEqual(['check', 'proof', 'test:cloud', 'test:examples']);
  for (const part of ['typecheck', 'lint', 'knip', 'test'])
    expect(scripts.check).toMatch(new RegExp(`npm (run )?${part}\\b`));
});
