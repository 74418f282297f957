import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

// Says which packages npm does not have in the version that they have here, for the release workflow. Plain Node runs
// it, before anything is installed: node tools/release/unpublished.ts

interface Package {
  readonly name: string;
  readonly version: string;
}

const folders = ['client', 'simulator'];
const root = join(import.meta.dirname, '../..');

/** Whether npm has it. Rejects when npm cannot tell: what is not known must not be published twice. */
async function isPublished({ name, version }: Package): Promise<boolean> {
  const asked = promisify(execFile)('npm', ['view', `${name}@${version}`, 'version', '--json'], { cwd: root });
  const { stdout } = await asked.catch((error: { readonly stdout?: string }) => {
    if (error.stdout?.includes('E404')) return { stdout: '' };
    throw error;
  });
  return stdout.includes(version);
}

const packages = folders.map(
  (folder): Package => JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8')),
);
const published = await Promise.all(packages.map(isPublished));
const missing = packages.filter((_, at) => !published[at]);
console.log(`packages=${missing.map(({ name }) => name).join(' ')}`);
for (const { name, version } of packages) console.log(`${name.replace('kakaopay-', '')}=${version}`);
