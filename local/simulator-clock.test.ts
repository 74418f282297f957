import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bundle } from '../bench/bundles.ts';
import { localBuild } from './build-functions.ts';
import { openClockFile } from './clock-file.ts';

const entryOf = (name: string) => join(import.meta.dirname, `../service/src/functions/${name}.ts`);

async function deployedText(name: string): Promise<string> {
  const { files } = await bundle(entryOf(name));
  return Buffer.from(files[0]?.contents ?? []).toString();
}

async function localText(name: string): Promise<string> {
  const { outputFiles } = await build({ ...localBuild(), entryPoints: [entryOf(name)], write: false, outdir: '.' });
  return outputFiles[0]?.text ?? '';
}

describe.each(['checkout', 'payments', 'wake'])('the function %s', (name) => {
  test('that is deployed knows nothing of the simulator’s clock, which the one on a laptop follows', async () => {
    const [deployed, local] = await Promise.all([deployedText(name), localText(name)]);
    expect(deployed).toContain('Date.now()');
    expect(deployed).not.toMatch(/CLOCK_FILE|readFileSync|node:fs["'];|simulator/);
    expect(local).toContain('CLOCK_FILE');
  });
});

describe('the functions’ time', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 }));
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  test('is as far ahead as the simulator’s, from the next look on', async () => {
    const file = openClockFile(mkdtempSync(join(tmpdir(), 'clock-')));
    vi.stubEnv('CLOCK_FILE', file.path);
    const { clock } = await import('./simulator-clock.ts');
    const aheadMs = () => clock.now() - 1_800_000_000_000;
    expect(aheadMs()).toBe(0);
    file.write(16 * 60_000);
    expect(aheadMs()).toBe(960_000);
    file.write(3_155_760_000_000);
    expect(aheadMs()).toBe(3_155_760_000_000);
    file.write(20);
    expect(readFileSync(file.path, 'utf8')).toMatch(/^20 +$/);
    file.write(0);
    expect(aheadMs()).toBe(0);
    expect(readFileSync(file.path, 'utf8')).toMatch(/^0 +$/);
  });
});
