import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

// Goal: a release publishes what npm does not have, and nothing where npm cannot tell. Method: an npm that only plays.

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'release-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hasBash = spawnSync('bash', ['--version']).status === 0;
if (!hasBash) console.log('left out: what a release publishes (no bash)');

/** What the tool says when npm answers about the client and the simulator with these commands. */
function ask(client: string, simulator: string) {
  const npm = `#!/usr/bin/env bash\ncase "$2" in kakaopay-client@*) ${client};; *) ${simulator};; esac\n`;
  writeFileSync(join(folder, 'npm'), npm, { mode: 0o755 });
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` };
  const args = ['--import', 'tsx', join(root, 'tools/release/unpublished.ts')];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  return { status, packages: /^packages=(.*)$/m.exec(stdout)?.[1] };
}

const has = `echo '"'"\${2##*@}"'"'`;
const neverSeen = `echo '{"error":{"code":"E404"}}'; exit 1`;
const otherVersions = 'true';
const silent = `echo '{"error":{"code":"ETIMEDOUT"}}'; exit 1`;

describe.skipIf(!hasBash)('what a release publishes', () => {
  test('is what npm has never seen, or not in this version', () => {
    expect(ask(neverSeen, otherVersions)).toEqual({ status: 0, packages: 'kakaopay-client kakaopay-simulator' });
    expect(ask(has, otherVersions)).toEqual({ status: 0, packages: 'kakaopay-simulator' });
    expect(ask(has, has)).toEqual({ status: 0, packages: '' });
  });

  test('is nothing where npm cannot tell', () => {
    expect(ask(has, silent)).toEqual({ status: 1, packages: undefined });
  });
});
