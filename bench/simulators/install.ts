import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const peers: string = join(import.meta.dirname, 'peers');

const stripeMock = 'github.com/stripe/stripe-mock@v0.203.0';
const wireMock = { name: 'wiremock-standalone', version: '3.13.2' };

/** Where what the bench runs was put. What could not be had is undefined. */
export interface Installed {
  readonly modules: string;
  readonly node: string;
  readonly stripeMock: string | undefined;
  readonly wireMock: string | undefined;
  readonly localStripe: string | undefined;
}

const installMsMax = 10 * 60_000;

function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  const ours = { ...process.env, ...env };
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: installMsMax, env: ours });
}

/** Installs the peers into a folder, once for each set of versions; says which cannot be had and are left out. */
export function install(folder: string, say: (text: string) => void): Installed {
  mkdirSync(folder, { recursive: true });
  const modules = join(folder, 'npm');
  const files = ['package.json', 'package-lock.json'].map((file) => join(peers, file));
  once(modules, files.map((file) => readFileSync(file, 'utf8')).join(), () => {
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(peers, file), join(modules, file));
    // Only Node's own package has a script that must run: it puts the program where it is looked for.
    run('npm', ['ci', '--prefix', modules, '--no-audit', '--no-fund', '--ignore-scripts=false']);
  });
  const optional = (what: string, needs: string, at: string, key: string, make: () => void): string | undefined => {
    try {
      once(join(folder, what), key, make);
      return join(folder, what, at);
    } catch {
      say(`left out: ${what} (it could not be installed; it needs ${needs})`);
      return undefined;
    }
  };
  return {
    modules: join(modules, 'node_modules'),
    node: join(modules, 'node_modules/node24/bin/node'),
    stripeMock: optional('stripe-mock', 'Go', 'stripe-mock', stripeMock, () =>
      run('go', ['install', stripeMock], { GOBIN: join(folder, 'stripe-mock') }),
    ),
    wireMock: optional(
      'WireMock',
      'Maven and Java',
      `${wireMock.name}-${wireMock.version}.jar`,
      wireMock.version,
      () => {
        const artifact = `-Dartifact=org.wiremock:${wireMock.name}:${wireMock.version}`;
        run('java', ['-version']);
        run('mvn', ['-q', 'dependency:copy', artifact, `-DoutputDirectory=${join(folder, 'WireMock')}`]);
      },
    ),
    localStripe: optional('localstripe', 'Python 3 with venv', 'bin/localstripe', requirements(), () => {
      const home = join(folder, 'localstripe');
      run('python3', ['-m', 'venv', home]);
      run(join(home, 'bin/pip'), ['install', '--quiet', '-r', join(peers, 'requirements.txt')]);
    }),
  };
}

const requirements = (): string => readFileSync(join(peers, 'requirements.txt'), 'utf8');

/** Makes what a folder holds anew, unless it was made for the same key. */
function once(folder: string, key: string, make: () => void): void {
  const stamp = join(folder, 'installed');
  const hash = createHash('sha256').update(key).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  make();
  writeFileSync(stamp, hash);
}
