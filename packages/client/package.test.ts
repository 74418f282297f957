import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Packed, pack } from '../../tests/packed.ts';
import { createKakaoPay, type Transport } from './src/index.ts';
import { options, requests, tid } from './src/testing.ts';

// The package as others get it: packed, installed in a folder of its own, and run by plain Node.

/** It builds and installs: on a busy machine that takes its time. */
const packMsMax = 180_000;

let packed: Packed;
beforeAll(async () => {
  packed = await pack('kakaopay-client');
}, packMsMax);
afterAll(() => packed.remove());

const readmeBlock = (language: string): string =>
  readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
    .split(`\`\`\`${language}\n`)[1]
    ?.split('```')[0] ?? '';

function runScript(name: string, script: string, env: Readonly<Record<string, string>> = {}) {
  writeFileSync(join(packed.user, name), script);
  return packed.node([name], env);
}

test('it ships the program, its types and its licence, and no test', () => {
  const others = packed.files.filter((file) => !/^dist\/.*\.(js|d\.ts)$/.test(file));
  expect(others).toEqual(['LICENSE', 'README.ko.md', 'README.md', 'package.json']);
  expect(packed.files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'dist/calls/ready.js']));
  expect(packed.files.filter((file) => /test/.test(file))).toEqual([]);
  expect(packed.read('LICENSE')).toBe(readFileSync(join(import.meta.dirname, '../../LICENSE'), 'utf8'));
  expect(JSON.parse(packed.read('package.json')).repository.directory).toBe('packages/client');
});

test('its manifest and its types are right for ES modules and for bundlers', async () => {
  // The README says that it is an ES module: `require` gets that, and the resolution of Node 10 gets nothing.
  expect(await packed.findings()).toEqual(['NoResolution: node10', 'CJSResolvesToESM: node16-cjs']);
});

test('import and require give the same', async () => {
  const expected = 'createKakaoPay,defaultVat,findOptionsFault\n';
  const listed = 'console.log(Object.keys(client).filter((name) => name !== "default").sort().join());';
  expect((await runScript('import.mjs', `import * as client from 'kakaopay-client'; ${listed}`)).stdout).toBe(expected);
  expect((await runScript('require.cjs', `const client = require('kakaopay-client'); ${listed}`)).stdout).toBe(
    expected,
  );
});

test('the example of the README runs', async () => {
  const answer = { tid: 'T469b847306d7b2dc394', next_redirect_pc_url: 'https://pay.example/pc' };
  const server = createServer((_, response) => response.end(JSON.stringify(answer)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const env = { KAKAOPAY_SECRET_KEY: 'DEVSECRETKEY0001', KAKAOPAY_BASE_URL: `http://127.0.0.1:${port}` };
  const { stdout, stderr } = await runScript('example.js', readmeBlock('js'), env).finally(() => server.close());
  expect(stderr).toBe('');
  expect(stdout).toBe('Keep T469b847306d7b2dc394 and send the payer to https://pay.example/pc\n');
});

/** The README's way to tell errors apart, met with what a transport does; `order` finds the payment as paid. */
async function takePayment(approving: () => Promise<{ status: number; body: string }>, own = {}): Promise<string> {
  const { code } = await transform(readmeBlock('ts'), { loader: 'ts' });
  const file = join(packed.user, 'take-payment.js');
  writeFileSync(file, code);
  const example = await import(/* @vite-ignore */ pathToFileURL(file).href);
  const found = { status: 200, body: JSON.stringify({ tid, status: 'SUCCESS_PAYMENT' }) };
  const transport: Transport = async ({ url }) => (url.endsWith('/order') ? found : approving());
  return example.takePayment(createKakaoPay({ ...options, transport }), { ...requests.approve, ...own });
}

test.each([
  ['a payment', 200, { aid: 'A1', tid, amount: { total: 2200 } }, 'Paid: 2200 won'],
  [
    'a refusal',
    400,
    { error_code: -780, error_message: 'approval failure!', extras: { method_result_message: '잔액이 부족합니다' } },
    'Nothing was charged: 잔액이 부족합니다',
  ],
  [
    'a refusal without a reason',
    400,
    { error_code: -701, error_message: 'no' },
    'Nothing was charged: The payer has not finished authentication.',
  ],
  ['an unknown outcome', 500, {}, 'KakaoPay says SUCCESS_PAYMENT'],
] as const)('the example of certainties tells %s', async (_, status, body, said) => {
  expect(await takePayment(async () => ({ status, body: JSON.stringify(body) }))).toBe(said);
});

test('the example of certainties tells silence and our own fault', async () => {
  const silent = () => Promise.reject(new Error('socket hang up'));
  expect(await takePayment(silent)).toBe('KakaoPay says SUCCESS_PAYMENT');
  expect(await takePayment(silent, { pg_token: '' })).toBe('Nothing was sent: correct pg_token');
});

test('the example without a key says what is missing', async () => {
  const { stderr } = await runScript('example.js', readmeBlock('js'));
  expect(stderr).toContain('our_fault: An option cannot be used. secretKey must be');
});

test('with a transport of its own the client never touches fetch and its classes', async () => {
  const script = `
    for (const name of ['fetch', 'Request', 'Response', 'FormData', 'Headers']) {
      Object.defineProperty(globalThis, name, { get() { throw new Error(name + ' was touched'); } });
    }
    const { createKakaoPay } = await import('kakaopay-client');
    const transport = async () => ({ status: 200, body: '{"tid":"T1","status":"READY"}' });
    for (const generation of ['current', 'legacy']) {
      const kakaoPay = createKakaoPay({ generation, secretKey: 'KEY', cid: 'TC0ONETIME', transport });
      console.log(JSON.stringify(await kakaoPay.order({ tid: 'T1' })));
    }`;
  const { stdout } = await runScript('own-transport.js', script);
  expect(stdout).toBe('{"ok":true,"value":{"tid":"T1","status":"READY"}}\n'.repeat(2));
});

test('the types hold without those of Node or of browsers', async () => {
  const script = `
    import { createKakaoPay, type PaymentStatus } from 'kakaopay-client';
    const kakaoPay = createKakaoPay({ generation: 'legacy', secretKey: 'KEY', cid: 'TC0ONETIME' });
    const result = await kakaoPay.order({ tid: 'T1' });
    export const status: PaymentStatus = result.ok ? result.value.status : result.error.certainty;
    // @ts-expect-error A field that the call does not have.
    await kakaoPay.order({ tid: 'T1', pg_token: 'x' });
    // @ts-expect-error A field that the call needs.
    await kakaoPay.order({});`;
  const commonJs = `
    import client = require('kakaopay-client');
    export const fault: client.OptionsFault | undefined = undefined;
    export const certainty: client.Certainty = 'unknown';`;
  const sources = { 'types.ts': script, 'certainties.ts': readmeBlock('ts'), 'common.cts': commonJs };
  expect(await packed.typecheck(sources)).toBe('');
});

async function bundle(code: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: packed.user },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

test('the whole client is under 7 kB in a minified, compressed bundle', async () => {
  const bytes = await bundle(`export { createKakaoPay, defaultVat } from 'kakaopay-client';`);
  expect(gzipSync(bytes).byteLength).toBeLessThan(7_000);
});

test('what is not used leaves nothing in a bundle', async () => {
  expect((await bundle(`import 'kakaopay-client';`)).byteLength).toBe(0);
  expect((await bundle(`export { defaultVat } from 'kakaopay-client';`)).byteLength).toBeLessThan(150);
});
