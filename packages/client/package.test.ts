import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

// The package as others get it: built, installed in a folder of its own, and run by plain Node.

const here = fileURLToPath(new URL('.', import.meta.url));
const tsc = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
const user = mkdtempSync(join(tmpdir(), 'kakaopay-client-'));
const run = promisify(execFile);
const node = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  run(process.execPath, args, { cwd: user, env });

beforeAll(async () => {
  const installed = join(user, 'node_modules/kakaopay-client');
  mkdirSync(installed, { recursive: true });
  cpSync(join(here, 'package.json'), join(installed, 'package.json'));
  writeFileSync(join(user, 'package.json'), '{"type":"module"}');
  await node([tsc, '-p', join(here, 'tsconfig.build.json'), '--outDir', join(installed, 'dist')]);
}, 60_000);
afterAll(() => rmSync(user, { recursive: true }));

test('the example of the README runs', async () => {
  const example = /```js\n([\s\S]*?)```/.exec(readFileSync(join(here, 'README.md'), 'utf8'))?.[1];
  writeFileSync(join(user, 'example.js'), example ?? '');
  const answer = { tid: 'T469b847306d7b2dc394', next_redirect_pc_url: 'https://pay.example/pc' };
  const server = createServer((_, response) => response.end(JSON.stringify(answer)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const env = { KAKAOPAY_SECRET_KEY: 'DEVSECRETKEY0001', KAKAOPAY_BASE_URL: `http://127.0.0.1:${port}` };
  const { stdout, stderr } = await node(['example.js'], env).finally(() => server.close());
  expect(stderr).toBe('');
  expect(stdout).toBe('Keep T469b847306d7b2dc394 and send the payer to https://pay.example/pc\n');
});

test('the example without a key says what is missing', async () => {
  const { stderr } = await node(['example.js']);
  expect(stderr).toContain('our_fault: An option of createKakaoPay cannot be used. secretKey must be');
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
  writeFileSync(join(user, 'own-transport.js'), script);
  const { stdout } = await node(['own-transport.js']);
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
  writeFileSync(join(user, 'types.ts'), script);
  const strict = ['--strict', '--noEmit', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022'];
  writeFileSync(join(user, 'tsconfig.json'), '{"compilerOptions":{"types":[]},"files":["types.ts"]}');
  const { stdout } = await node([tsc, '-p', '.', ...strict]);
  expect(stdout).toBe('');
}, 60_000);

async function bundle(code: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: user },
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
