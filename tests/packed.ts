import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const tsc = join(root, 'node_modules/typescript/bin/tsc');

/** A package as others get it, installed in a folder of theirs. */
export interface Packed {
  /** The folder of somebody who installed it. */
  readonly user: string;
  /** What the tarball holds, as paths. */
  readonly files: readonly string[];
  readonly read: (file: string) => string;
  /** Runs Node in that folder. */
  readonly node: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Output>;
  /** Checks TypeScript in that folder, with no types around but those named; gives what is wrong. */
  readonly typecheck: (sources: Readonly<Record<string, string>>, types?: readonly string[]) => Promise<string>;
  /** What publint and "are the types wrong?" find. */
  readonly findings: () => Promise<readonly string[]>;
  /** Lets that folder have another package of this repository, such as an optional peer. */
  readonly link: (dependency: string) => void;
  readonly remove: () => void;
}

interface Output {
  readonly stdout: string;
  readonly stderr: string;
}

/** Packs a package as a fresh clone would, and installs the tarball in an empty folder: without a network. */
export async function pack(name: string, dependencies: readonly string[] = []): Promise<Packed> {
  const place = mkdtempSync(join(tmpdir(), `${name}-`));
  const user = join(place, 'user');
  const tarball = await packClone(name, place);
  mkdirSync(user);
  writeFileSync(join(user, 'package.json'), '{"type":"module"}');
  const folders = dependencies.map((dependency) => join(root, 'node_modules', dependency));
  const alone = ['--offline', '--install-links', '--ignore-scripts', '--cache', join(place, 'cache')];
  await npm(['install', ...alone, tarball, ...folders], user);
  const installed = join(user, 'node_modules', name);
  const node: Packed['node'] = (args, env = {}) => run(process.execPath, args, { cwd: user, env });
  return {
    user,
    node,
    files: filesBelow(installed),
    read: (file) => readFileSync(join(installed, file), 'utf8'),
    typecheck: (sources, types = []) => typecheck({ user, node }, sources, types),
    findings: async () => [...(await wrongTypes(tarball)), ...(await wrongManifest(installed))],
    link: (dependency) => link(dependency, user),
    remove: () => rmSync(place, { recursive: true }),
  };
}

/** What a clone holds is copied, what is built or ignored is not. */
async function packClone(name: string, place: string): Promise<string> {
  const folder = join('packages', name.replace('kakaopay-', ''));
  const clone = join(place, 'clone');
  const isCloned = (path: string) => !['dist', 'node_modules'].includes(basename(path));
  cpSync(join(root, folder), join(clone, folder), { recursive: true, filter: isCloned });
  cpSync(join(root, 'tsconfig.json'), join(clone, 'tsconfig.json'));
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'), 'junction');
  await npm(['pack', '--pack-destination', place], join(clone, folder));
  return join(place, readdirSync(place).find((file) => file.endsWith('.tgz')) ?? 'no tarball');
}

function link(dependency: string, user: string): void {
  const to = join(user, 'node_modules', dependency);
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(join(root, 'node_modules', dependency), to, 'junction');
}

/** Without the settings of the npm that may have started these tests. */
function npm(args: readonly string[], cwd: string): Promise<Output> {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier'];
  const options = { cwd, env: Object.fromEntries(own), shell: process.platform === 'win32' };
  return run('npm', [...args, ...quiet], options);
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();

async function typecheck(
  { user, node }: Pick<Packed, 'user' | 'node'>,
  sources: Readonly<Record<string, string>>,
  types: readonly string[],
): Promise<string> {
  for (const [name, source] of Object.entries(sources)) writeFileSync(join(user, name), source);
  const typeRoots = [join(root, 'node_modules/@types')];
  const compilerOptions = {
    strict: true,
    noEmit: true,
    // Whoever needs no other types holds without them; those of Node and of dependencies are not ours to check.
    skipLibCheck: types.length > 0,
    target: 'es2022',
    lib: ['es2022'],
    module: 'nodenext',
  };
  const settings = { compilerOptions: { ...compilerOptions, types, typeRoots }, files: Object.keys(sources) };
  writeFileSync(join(user, 'tsconfig.json'), JSON.stringify(settings));
  return node([tsc, '-p', '.']).then(
    ({ stdout }) => stdout,
    ({ stdout }: Output) => stdout,
  );
}

async function wrongTypes(tarball: string): Promise<string[]> {
  const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball))));
  if (!analysis.types) return ['no types'];
  return analysis.problems.map((problem) =>
    [problem.kind, 'resolutionKind' in problem ? problem.resolutionKind : 'everywhere'].join(': '),
  );
}

async function wrongManifest(installed: string): Promise<string[]> {
  const { messages } = await publint({ pkgDir: installed, pack: false, strict: true });
  return messages.map(({ code, path }) => `${code}: ${path.join('.')}`);
}
