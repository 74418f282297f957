import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Packed, pack } from '../../tests/packed.ts';

// The package as others get it: packed, installed in a folder of its own, and run by plain Node.

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

/** It builds and installs: on a busy machine that takes its time. */
const packMsMax = 180_000;

let packed: Packed;
beforeAll(async () => {
  packed = await pack('kakaopay-simulator', Object.keys(manifest.dependencies));
}, packMsMax);
afterAll(() => packed.remove());

function runScript(name: string, script: string) {
  writeFileSync(join(packed.user, name), script);
  return packed.node([name]);
}

test('it ships the program, its types and its licence, and no test', () => {
  const others = packed.files.filter((file) => !/^dist\/.*\.(c?js|d\.c?ts)$/.test(file));
  const hooks = ['bin/preload.cjs', 'bin/python/sitecustomize.py'];
  const documents = ['LICENSE', 'README.ko.md', 'README.md'];
  expect(others).toEqual([...documents, 'bin/kakaopay-simulator.js', ...hooks, 'package.json']);
  expect(packed.files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'dist/simulator.d.ts']));
  expect(packed.files.filter((file) => /\.test\.|testing/.test(file))).toEqual([]);
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
    console.log((await simulator.answer({ path: '/assets/page.css' })).status);`;
  expect((await runScript('browser.mjs', script)).stdout).toBe('200\n');
});

test('its fixtures are typed, each with nothing but its own test runner', async () => {
  for (const runner of ['vitest', '@playwright/test']) packed.link(runner);
  const inVitest = `
    import { expect, test, withKakaoPay } from 'kakaopay-simulator/vitest';
    test('', ({ kakaopay }) => {
      const url: string = kakaopay.url;
      expect(kakaopay).toHavePaid(2200, { orderId: url });
      expect(kakaopay).not.toHaveStatus('READY');
      // @ts-expect-error A status that there is not.
      expect(kakaopay).toHaveStatus('PAID');
    });
    withKakaoPay(test, { seedFile: 'seeds.yaml' })('', ({ kakaopayOfWorker }) => kakaopayOfWorker.reset());`;
  const inPlaywright = `
    import { expect, test } from 'kakaopay-simulator/playwright';
    test('', async ({ page, kakaopay, payer }) => {
      await payer.payIn(page, { method: 'CARD', card: 'KB' });
      expect(kakaopay).toHavePaid(2200);
      await expect(page).toHaveURL('/');
    });`;
  const inJest = `
    import jest = require('kakaopay-simulator/jest');
    export const paidWon: number = jest.useKakaoPay({ port: 0 }).ledger().totals.paidWon;`;
  const sources = { 'vitest.mts': inVitest, 'playwright.mts': inPlaywright, 'jest.cts': inJest };
  expect(await packed.typecheck(sources, ['node'])).toBe('');
});

test('its fixture for Jest can be required where ES modules cannot', async () => {
  const script = "console.log(typeof require('kakaopay-simulator/jest').useKakaoPay)";
  writeFileSync(join(packed.user, 'jest.cjs'), script);
  expect((await packed.node(['--no-experimental-require-module', 'jest.cjs'])).stdout).toBe('function\n');
});

test('its command runs', async () => {
  const { stdout } = await packed.node(['node_modules/kakaopay-simulator/bin/kakaopay-simulator.js', '--help']);
  expect(stdout).toContain('--port');
});

test('its command runs an unchanged program', async () => {
  const program = join(import.meta.dirname, '../../tests/foreign/programs/fetch.mjs');
  const command = 'node_modules/kakaopay-simulator/bin/kakaopay-simulator.js';
  expect((await packed.node([command, 'run', '--', process.execPath, program])).stdout).toBe('paid 2200\n');
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
