import { execFileSync } from 'node:child_process';
import { chownSync, cpSync, mkdirSync, statSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../docs/documents.ts';
import { type Instruction, isSent, type Stage } from './dockerfile.ts';

/** What a stage comes to: its files stand in a folder in place of `/`. */
export interface Built {
  readonly folder: string;
  readonly workdir: string;
}

/** The user `node` of Node's own images. */
export const nodeUser = { uid: 1000, gid: 1000 } as const;
export const isRoot: boolean = process.getuid?.() === 0;

/**
 * Does what the stages say in folders, without Docker: files are copied from here, commands run here. Only npm's
 * `ci` fetches nothing: npm tells what it would install, and that comes from where it is installed already.
 */
export function buildStages(stages: readonly Stage[], ignored: string, place: string): Built {
  const built = new Map<string, Built>();
  for (const { name, instructions } of stages) {
    const folder = join(place, `stage-${built.size}`);
    mkdirSync(folder);
    built.set(name, runStage({ folder, workdir: '/' }, instructions, built, ignored));
  }
  const last = built.get(stages.at(-1)?.name ?? '');
  if (!last) throw new Error('There is no stage.');
  return last;
}

function runStage(
  start: Built,
  instructions: readonly Instruction[],
  earlier: ReadonlyMap<string, Built>,
  ignored: string,
): Built {
  let stage = start;
  for (const instruction of instructions) {
    if (instruction.name === 'WORKDIR') stage = { ...stage, workdir: instruction.text };
    mkdirSync(pathIn(stage, '.'), { recursive: true });
    if (instruction.name === 'COPY') copy(stage, instruction, earlier, ignored);
    if (instruction.name === 'RUN') for (const command of instruction.text.split(' && ')) run(stage, command);
  }
  return stage;
}

/** A path of the image as one of this machine. */
export const pathIn = ({ folder, workdir }: Built, path: string): string =>
  path.startsWith('/') ? join(folder, path) : join(folder, workdir, path);

function copy(stage: Built, { options, words }: Instruction, earlier: ReadonlyMap<string, Built>, ignored: string) {
  const from = options.from === undefined ? undefined : earlier.get(options.from);
  const target = words.at(-1) ?? '';
  for (const source of words.slice(0, -1)) {
    const path = from ? pathIn(from, source) : join(root, source);
    const to = pathIn(stage, target.endsWith('/') ? join(target, basename(source)) : target);
    // What is not sent to Docker is not there to be copied; of a folder some of it may be.
    const sent = (file: string) => from !== undefined || isSent(ignored, file.slice(root.length + 1));
    if (statSync(path).isFile() && !sent(path)) throw new Error(`${source} is not sent to Docker.`);
    const filter = (file: string) => file === path || sent(file);
    cpSync(path, to, { recursive: true, verbatimSymlinks: true, filter });
    if (options.chown === 'node:node' && isRoot) chownSync(to, nodeUser.uid, nodeUser.gid);
  }
}

function run(stage: Built, command: string): void {
  const cwd = pathIn(stage, '.');
  const [program = '', ...args] = command.split(' ');
  if (program === 'npm' && args[0] === 'ci') installAsTold(cwd, args);
  else execFileSync(program, args, { cwd, stdio: 'pipe', env: withoutNpm() });
}

/** npm reads the lockfile and says what belongs there. */
function installAsTold(cwd: string, args: readonly string[]): void {
  const alone = ['--dry-run', '--offline', '--cache', join(cwd, '.npm')];
  const told = execFileSync('npm', [...args, ...alone], { cwd, encoding: 'utf8', stdio: 'pipe', env: withoutNpm() });
  const names = [...told.matchAll(/^add (\S+) \S+$/gm)].map(([, name = '']) => name);
  for (const name of names.filter((one) => !one.startsWith('kakaopay-'))) {
    cpSync(join(root, 'node_modules', name), join(cwd, 'node_modules', name), { recursive: true });
  }
  mkdirSync(join(cwd, 'node_modules/.bin'), { recursive: true });
  if (names.includes('esbuild')) symlinkSync('../esbuild/bin/esbuild', join(cwd, 'node_modules/.bin/esbuild'));
}

const withoutNpm = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
