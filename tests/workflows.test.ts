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
  readonly needs?: string | readonly string[];
  readonly if?: string;
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

const read = { contents: 'read' };

/** What a job may do. Those that are not named here read the repository, and no more. */
const rights: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'deploy.yml deploy': { ...read, 'id-token': 'write' },
  'pages.yml publish': { pages: 'write', 'id-token': 'write' },
  'release.yml version': { contents: 'write', 'pull-requests': 'write' },
  'release.yml npm': { 'id-token': 'write' },
  'release.yml image': { ...read, packages: 'write', 'id-token': 'write', attestations: 'write' },
  'release.yml tag': { contents: 'write' },
};

describe.each(workflows)('$file', ({ file, text, permissions, jobs, steps }) => {
  test('gives no right to all of its jobs, and each job the least', () => {
    expect(permissions).toEqual({});
    for (const [name, { permissions: own }] of Object.entries(jobs)) {
      expect(own, name).toEqual(rights[`${file} ${name}`] ?? read);
    }
  });

  test('pins every action to a commit and says which version that is', () => {
    const used = [...text.matchAll(/uses: (\S+)(.*)$/gm)].filter(([, action]) => !action?.startsWith('./'));
    expect(used.length).toBeGreaterThan(0);
    for (const [line, action, comment] of used) {
      expect(action, line).toMatch(/^[\w-]+(\/[\w-]+)+@[0-9a-f]{40}$/);
      expect(comment, line).toMatch(/^ # v\d+\.\d+\.\d+$/);
    }
  });

  test('runs scripts that there are', () => {
    const commands = steps.flatMap((step) => [step.run ?? '', String(step.with?.script ?? '')]);
    const run = commands.flatMap((command) => [...command.matchAll(/\bnpm (?:run )?([\w:-]+)/g)]);
    // Pages are published as they are.
    if (file !== 'pages.yml') expect(run.length).toBeGreaterThan(0);
    const known = ['ci', 'pack', 'publish', ...Object.keys(scripts)];
    for (const [, script = ''] of run) expect(known).toContain(script);
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

describe('a release', () => {
  const { jobs, text } = workflows.find(({ file }) => file === 'release.yml') as (typeof workflows)[number];
  const needsOf = (name: string): readonly string[] => {
    const own = [jobs[name]?.needs ?? []].flat();
    return [...own, ...own.flatMap(needsOf)];
  };

  test('is made only where somebody has said that this repository makes releases', () => {
    for (const [name, job] of Object.entries(jobs)) {
      if (job.needs === undefined) expect(job.if, name).toBe("vars.RELEASES == 'on'");
    }
  });

  test('publishes what was tested and packed, after a person has said yes', () => {
    expect(needsOf('npm')).toEqual(expect.arrayContaining(['pack', 'test', 'plan']));
    expect(jobs.test?.uses).toBe('./.github/workflows/test.yml');
    expect(jobs.npm?.environment).toBe('npm');
    for (const name of ['image', 'tag']) expect(needsOf(name)).toContain('npm');
  });

  test('runs nothing that was installed where there is a right to publish', () => {
    for (const name of ['npm', 'image', 'tag']) {
      const run = jobs[name]?.steps?.map((step) => step.run ?? '').join('\n');
      expect(run, name).not.toMatch(/\bnpm (ci|install|run|exec)\b|\bnpx\b/);
    }
  });

  test('leaves proofs of where it comes from', () => {
    expect(text).toMatch(/npm publish .*--provenance/);
    expect(text).toContain('--provenance mode=max');
    expect(jobs.image?.steps?.at(-1)).toMatchObject({ with: { 'push-to-registry': true } });
  });

  test('takes the tool for the versions from a lockfile of its own', () => {
    const [, install] =
      jobs.version?.steps
        ?.flatMap(({ run }) => run ?? [])
        .join()
        .match(/npm ci .*--prefix (\S+)/) ?? [];
    expect(scripts.versions).toContain(`node ${install}/node_modules/@changesets/cli/bin.js version`);
    const lock = JSON.parse(readFileSync(join(root, install ?? '', 'package-lock.json'), 'utf8'));
    const { bin } = lock.packages['node_modules/@changesets/cli'];
    expect(Object.values(bin)).toEqual(['bin.js']);
  });

  test('can raise each package alone: what is not published takes whatever is here', () => {
    const own = readdirSync(join(root, 'packages')).map((folder) => `kakaopay-${folder}`);
    for (const file of ['package.json', 'service/package.json']) {
      const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, file), 'utf8'));
      const versions: Readonly<Record<string, string>> = { ...dependencies, ...devDependencies };
      for (const name of own) expect(versions[name] ?? '*', `${name} in ${file}`).toBe('*');
    }
  });
});

test('each change that waits for a release says which packages, and how much', () => {
  const waiting = readdirSync(join(root, '.changeset')).filter((file) => /\.md$/.test(file));
  for (const file of waiting) {
    const text = readFileSync(join(root, '.changeset', file), 'utf8');
    const changes = file === 'README.md' ? (/```md\n([\s\S]*?)```/.exec(text)?.[1] ?? '') : text;
    expect(changes, file).toMatch(/^---\n('kakaopay-(client|simulator)': (patch|minor|major)\n)+---\n\n\S/);
  }
});

test('one version of each action is used everywhere', () => {
  const used = new Map<string, Set<string>>();
  for (const { uses = '' } of workflows.flatMap(({ steps }) => steps)) {
    const [action = '', commit = ''] = uses.split('@');
    used.set(action, (used.get(action) ?? new Set()).add(commit));
  }
  for (const [action, commits] of used) expect(commits.size, action).toBe(1);
});

test('what must hold here must hold there: one list, the proof, the cloud, the examples and programs in many languages', () => {
  const ours = readFileSync(join(root, '.ci/run'), 'utf8');
  const theirs = workflows.find(({ file }) => file === 'test.yml')?.text ?? '';
  const scriptsIn = (text: string) => [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, script]) => script).sort();
  // A part of the proof, which runs beside the rest there.
  expect(scriptsIn(ours).filter((script) => script !== 'fuzz')).toEqual(scriptsIn(theirs));
  expect(scriptsIn(theirs)).toEqual(['check', 'proof', 'test:cloud', 'test:examples', 'test:foreign']);
  for (const part of ['typecheck', 'lint', 'knip', 'test'])
    expect(scripts.check).toMatch(new RegExp(`npm (run )?${part}\\b`));
});
