import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MissingTool } from '../cloud/steps.ts';
import { root } from '../docs/documents.ts';

/** Programs with KakaoPay's address built in, and what each needs. What is downloaded goes into ignored folders. */

export interface Program {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Makes what it needs; throws a `MissingTool`. */
  readonly prepare?: () => void;
  /** A language that neither this project nor its continuous integration uses otherwise. */
  readonly isOptional?: true;
}

const cache = join(root, '.cache');
const folder = join(root, 'tests/foreign/programs');
const at = (file: string) => join(folder, file);

function need(what: string, command: string, ...args: readonly string[]): void {
  if (spawnSync(command, args).status !== 0) throw new MissingTool(`it needs ${what}`);
}

function get(what: string, made: string, command: string, ...args: readonly string[]): void {
  if (existsSync(made)) return;
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new MissingTool(`${what} could not be had: ${stderr.trim().slice(-200)}`);
}

/** From npm, into a folder of its own; gives its `node_modules`. */
function fromNpm(name: string, place: string): string {
  const prefix = join(cache, place);
  const modules = join(prefix, 'node_modules');
  const quiet = ['--silent', '--no-audit', '--no-fund', '--foreground-scripts'];
  get(name, join(modules, name.split('@', 1)[0] ?? ''), 'npm', 'install', ...quiet, '--prefix', prefix, name);
  return modules;
}

const nodes = [
  [`Node ${process.versions.node.split('.', 1)[0]}`, process.execPath, undefined],
  ...['22', '24'].map((major) => {
    const place = `foreign/node-${major}`;
    return [`Node ${major}`, join(cache, place, 'node_modules/node/bin/node'), () => fromNpm(`node@${major}`, place)];
  }),
] as readonly (readonly [name: string, node: string, prepare: (() => void) | undefined])[];

const axioses = ['0.21.4', '0.27.2', '1.21.1'];

const inNode: readonly Program[] = nodes.flatMap(([name, node, getNode]) => [
  ...['fetch.mjs', 'https.mjs'].map((file) => ({
    name: `${name}, ${file}`,
    command: [node, at(file)],
    prepare: () => getNode?.(),
  })),
  ...axioses.map((version) => ({
    name: `${name}, axios ${version}`,
    command: [node, at('with-axios.cjs')],
    env: { NODE_PATH: join(cache, `foreign/axios-${version}/node_modules`) },
    prepare: () => {
      getNode?.();
      fromNpm(`axios@${version}`, `foreign/axios-${version}`);
    },
  })),
]);

const python = join(cache, 'foreign/python/bin/python');
const libraries = ['requests==2.34.2', 'httpx==0.28.1', 'aiohttp==3.14.5'];

function preparePython(): void {
  need(
    'Python 3.9 or newer with venv',
    'python3',
    '-c',
    'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 9))',
  );
  const place = join(cache, 'foreign/python');
  get('a virtual environment', python, 'python3', '-m', 'venv', place);
  const made = join(place, 'bin/httpx');
  get('libraries of Python', made, python, '-m', 'pip', 'install', '-q', '--disable-pip-version-check', ...libraries);
}

const inPython: readonly Program[] = ['urllib', 'http_client', 'requests', 'httpx', 'aiohttp'].map((library) => ({
  name: `Python, ${library}`,
  command: [python, at(`with_${library}.py`)],
  prepare: preparePython,
}));

const inJava: readonly Program[] = ['HttpClient', 'UrlConnection'].map((client) => ({
  name: `Java, ${client}`,
  // Compiled for one run: the quick compiler is enough.
  command: ['java', '-XX:TieredStopAtLevel=1', '-Xshare:auto', at(`${client}Shop.java`)],
  prepare: () => need('a JDK 11 or newer', 'javac', '--release', '11', '--version'),
}));

export const programs: readonly Program[] = [
  { name: 'curl', command: ['bash', at('curl.sh')], prepare: () => need('curl', 'curl', '--version') },
  ...inNode,
  ...inPython,
  ...inJava,
  { name: 'Go', command: ['go', 'run', at('shop.go')], prepare: () => need('Go', 'go', 'version') },
  {
    name: 'PHP, curl',
    command: ['php', at('shop.php')],
    prepare: () => need('PHP with curl', 'php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);'),
    isOptional: true,
  },
  {
    name: 'Ruby, Net::HTTP',
    command: ['ruby', at('shop.rb')],
    prepare: () => need('Ruby', 'ruby', '--version'),
    isOptional: true,
  },
];
