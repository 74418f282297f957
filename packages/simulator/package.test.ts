import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Packed, pack } from '../../tests/packed.ts';

// The package as others get it: packed, installed in a folder of its own, and run by plain Node.

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

let packed: Packed;
beforeAll(async () => {
  packed = await pack('kakaopay-simulator', Object.keys(manifest.dependencies));
});
afterAll(() => packed.remove());

function runScript(name: string, script: string) {
  writeFileSync(join(packed.user, name), script);
  return packed.node([name]);
}

test('it ships the program, its types and its licence, and no test', () => {
  const others = packed.files.filter((file) => !/^dist\/.*\.(js|d\.ts)$/.test(file));
  expect(others).toEqual(['LICENSE', 'README.ko.md', 'README.md', 'bin/kakaopay-simulator.js', 'package.json']);
  expect(packed.files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'dist/simulator.d.ts']));
  expect(packed.files.filter((file) => /test/.test(file))).toEqual([]);
  expect(packed.read('LICENSE')).toBe(readFileSync(join(import.meta.dirname, '../../LICENSE'), 'utf8'));
  expect(JSON.parse(packed.read('package.json')).repository.directory).toBe('packages/simulator');
});

test('its manifest and its types are right for ES modules and for bundlers', async () => {
  // The README says that it is an ES module: `require` gets that, and the resolution of Node 10 gets nothing.
  expect([...new Set(await packed.findings())]).toEqual(['NoResolution: node10', 'CJSResolvesToESM: node16-cjs']);
});

const asked = `
  const simulator = await createSimulator({ listen: false });
  const answer = await simulator.fetch(new Request(simulator.url + '/_sim/payments'));
  console.log(answer.status, (await answer.json()).payments.length);
  await simulator.close();`;

test('it answers whoever imports or requires it', async () => {
  const imported = await runScript('import.mjs', `import { createSimulator } from 'kakaopay-simulator'; ${asked}`);
  expect(imported.stdout).toBe('200 0\n');
  const required = `const { createSimulator } = require('kakaopay-simulator'); (async () => { ${asked} })();`;
  expect((await runScript('require.cjs', required)).stdout).toBe('200 0\n');
});

test('it answers without Node as well: one file that imports nothing', async () => {
  expect(packed.read('dist/browser.js')).not.toMatch(/\bimport\b[^\n]*\bfrom\b/);
  const script = `
    import { createSimulator } from 'kakaopay-simulator/browser';
    const simulator = await createSimulator();
    console.log((await simulator.answer({ path: '/_sim/ledger' })).status);`;
  expect((await runScript('browser.mjs', script)).stdout).toBe('200\n');
});

test('its command runs', async () => {
  const { stdout } = await packed.node(['node_modules/kakaopay-simulator/bin/kakaopay-simulator.js', '--help']);
  expect(stdout).toContain('--port');
});

test('its types hold', async () => {
  const module = `
    import { createSimulator, type Payer, type Simulator, type SimulatorOptions } from 'kakaopay-simulator';
    const options: SimulatorOptions = { listen: false, seed: '1' };
    export const simulator: Simulator = await createSimulator(options);
    export const payer: Payer = simulator.payer;
    export const paidWon: number = simulator.ledger().totals.paidWon;
    // @ts-expect-error An option that there is not.
    await createSimulator({ prot: 4000 });
    // @ts-expect-error A total that there is not.
    simulator.ledger().totals.paid;`;
  const common = `
    import simulator = require('kakaopay-simulator');
    export const options: simulator.SimulatorOptions = {};`;
  expect(await packed.typecheck({ 'module.mts': module, 'common.cts': common }, ['node'])).toBe('');
});
