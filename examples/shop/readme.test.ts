import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../local/ports.ts';
import { scopes } from '../../service/src/store/api-keys.ts';
import { documentAt, fencesOf, root } from '../../tests/docs/documents.ts';
import { runCurl } from '../../tests/docs/run-curl.ts';
import { createWorld } from '../../world/world.ts';

// Goal: whoever does what the README says has a shop.

const english = documentAt('examples/shop/README.md');
const korean = documentAt('examples/shop/README.ko.md');
const [, apiKey = '', curl = '', run = ''] = fencesOf(english, 'sh');

let started: ChildProcess | undefined;
afterEach(async () => {
  if (started?.exitCode === null) {
    const ended = once(started, 'exit');
    started.kill('SIGKILL');
    await ended;
  }
  started = undefined;
});

test('both languages say the same in the same order', () => {
  const shapeOf = ({ headings, fences, links, inlineCode, text }: typeof english) => ({
    headings: headings.map((heading) => heading.replace(/ .*/, '')),
    lists: text.match(/^(- |\| )/gm),
    code: [...inlineCode].sort(),
    ...{ fences, links: links.map(({ target }) => target).sort() },
  });
  expect(shapeOf(korean)).toEqual(shapeOf(english));
});

test('the scopes of the key are scopes', () => {
  const asked = /--scopes (\S+)/.exec(apiKey)?.[1]?.split(',') ?? [];
  expect(asked).toHaveLength(5);
  for (const scope of asked) expect(scopes).toContain(scope);
});

test('the one curl makes the endpoint, and shows its secret', async () => {
  const answer = await runCurl(await createWorld(), curl.replace('https://YOUR_SERVICE', 'http://localhost:3000'));
  expect(JSON.parse(answer.body)).toMatchObject({ secret: expect.stringMatching(/^whsec_/) });
});

/** Runs the last command of the README with what stands before it in the environment. */
async function runServer(over: Readonly<Record<string, string>>) {
  const exports = [...run.matchAll(/^export (\w+)=(\S+)$/gm)].map(([, name = '', value = '']) => [name, value]);
  const [, program = ''] = /^npx tsx (\S+)$/m.exec(run) ?? [];
  const env = { ...process.env, ...Object.fromEntries(exports), ...over };
  const child = spawn(process.execPath, ['--import', 'tsx', program], { cwd: root, env });
  started = child;
  let said = '';
  return new Promise<{ said: string; code?: number | null }>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (/^Shop: .*\n/m.test(said)) resolve({ said });
      });
    }
    child.once('close', (code) => resolve({ said, code }));
  });
}

test('the command starts the shop, which says where it is and nothing that is secret', async () => {
  const port = await freePort();
  const WEBHOOK_SECRET = `whsec_${Buffer.from('secret').toString('base64')}`;
  const over = { WEBHOOK_SECRET, PORT: String(port), SHOP_DATA: mkdtempSync(join(tmpdir(), 'shop-')) };
  expect(await runServer(over)).toEqual({ said: 'Shop: https://shop.example/\n' });
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
});

test('without a key it says what is missing', async () => {
  const { said, code } = await runServer({ API_KEY: '' });
  expect(code).toBe(1);
  expect(said).toBe('Set API_KEY and WEBHOOK_SECRET: examples/shop/README.md says where they come from.\n');
});
