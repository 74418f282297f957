import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator } from 'kakaopay-simulator';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assertPortFree, freePort } from '../../local/ports.ts';
import type { PaymentView } from '../../service/src/routes/view.ts';
import { visit } from './by-http.ts';
import { copyRepository, type NodeOptions, type Started, start, startNode, until } from './npm-start.ts';

// A `.env` of this machine must not send the tests to the real KakaoPay.
const environment = { KAKAOPAY_SECRET_KEY: '', KAKAOPAY_BASE_URL: '', KAKAOPAY_CID: '', KAKAOPAY_GENERATION: '' };

let directory = '';
let started: Started[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'npm-start-'));
});
afterEach(async () => {
  for (const one of started) one.kill();
  started = [];
  await rm(directory, { recursive: true, force: true });
});

function keep(one: Started): Started {
  started.push(one);
  return one;
}

async function freeOptions() {
  const [port, simulatorPort, shopPort] = [await freePort(), await freePort(), await freePort()];
  const places = ['--port', port, '--simulator-port', simulatorPort, '--shop-port', shopPort].map(String);
  return { port, simulatorPort, shopPort, args: [...places, '--data', join(directory, 'data')] };
}

/** What the start-up text tells a newcomer. */
function read(text: string) {
  const find = (pattern: RegExp) => pattern.exec(text)?.[1] ?? '';
  return {
    shop: find(/Shop:\s+(\S+)/),
    page: find(/Pay:\s+(\S+)/),
    simulator: find(/Simulator:\s+(\S+)/),
    key: find(/API key:\s+(\S+)/),
    curl: find(/^\s*(curl (?:.*\\\n)*.*)$/m),
    stop: find(/Stop:\s+(\S+)/),
  };
}

async function runCurl(curl: string): Promise<PaymentView> {
  const shell = keep(start('sh', ['-c', curl]));
  expect(await shell.ended, shell.said.errors).toBe(0);
  return JSON.parse(shell.said.out) as PaymentView;
}

async function expectNothingLeft(one: Started, ports: readonly number[]): Promise<void> {
  await until(() => one.isGone());
  for (const port of ports) await assertPortFree(port, 'port');
}

test('a newcomer: start, pay, stop; start again, with the same key and data', async () => {
  const { port, simulatorPort, shopPort, args } = await freeOptions();
  const first = keep(start('npm', ['start', '--', ...args], { environment }));
  const text = read(await first.ready());
  expect(text).toMatchObject({
    shop: `http://localhost:${shopPort}/`,
    page: `http://localhost:${port}/`,
    simulator: expect.stringContaining(`:${simulatorPort}/`),
    key: expect.stringMatching(/\S{20}/),
    stop: 'Ctrl-C',
  });
  expect((await visit(text.page)).status).toBe(301);
  expect((await visit(text.shop)).text).toContain('초코파이');
  expect((await visit(text.simulator, { headers: { accept: 'text/html' } })).text).toContain('초코파이');
  const payment = await runCurl(text.curl);
  expect(payment).toMatchObject({ status: 'ready', orderId: 'A-1001', totalWon: 2200 });
  expect((await visit(payment.checkoutUrl)).status).toBe(303);

  first.interrupt();
  await first.ended;
  await expectNothingLeft(first, [port, simulatorPort, shopPort]);
  expect(first.said.errors).not.toMatch(/^\s+at /m);

  const second = keep(start('npm', ['start', '--', ...args], { environment }));
  expect(read(await second.ready()).key).toBe(text.key);
  const headers = { authorization: `Bearer ${text.key}` };
  const kept = await visit(`${text.page}v1/payments/${payment.id}`, { headers });
  expect(JSON.parse(kept.text)).toMatchObject({ id: payment.id, orderId: 'A-1001' });
  const { text: endpoints } = await visit(`${text.page}v1/webhook-endpoints`, { headers });
  expect(JSON.parse(endpoints)).toMatchObject({ endpoints: [{ id: 'we_shop' }] });
}, 180_000);

describe('however it is ended, nothing is left running', () => {
  test('killed, and in a folder whose name is no part of an address', async () => {
    const { port, simulatorPort, args } = await freeOptions();
    const repository = join(directory, 'a #b%20c?d');
    await copyRepository(repository);
    const running = keep(startNode(args, { environment, repository }));
    expect((await visit(read(await running.ready()).page)).status).toBe(301);
    running.child.kill('SIGKILL');
    await expectNothingLeft(running, [port, simulatorPort]);
  });

  test('npm itself is killed, and what it started is not told', async () => {
    const { port, simulatorPort, shopPort, args } = await freeOptions();
    const running = keep(start('npm', ['start', '--', ...args], { environment }));
    await running.ready();
    running.child.kill('SIGKILL');
    await expectNothingLeft(running, [port, simulatorPort, shopPort]);
  });

  test('stopped while it starts', async () => {
    const { port, simulatorPort, args } = await freeOptions();
    const running = keep(startNode(args, { environment }));
    // The functions take the longest, so they are on their way when the simulator is there.
    await until(async () => (await assertPortFree(simulatorPort, 'port').catch(() => 'taken')) === 'taken');
    running.interrupt();
    await expectNothingLeft(running, [port, simulatorPort]);
  });
});

describe('what is wrong with this machine is said in one sentence', () => {
  async function expectSentence(sentence: RegExp, args: readonly string[], options: NodeOptions = {}): Promise<void> {
    const failing = keep(startNode(args, { environment, ...options }));
    expect(await failing.ended, failing.said.out).toBe(1);
    expect(failing.said.errors).toMatch(sentence);
    expect(failing.said.errors.trimEnd().split('\n')).toHaveLength(1);
    await until(() => failing.isGone());
  }

  test.each([
    ['of the service', 'port'],
    ['of the simulator', 'simulator-port'],
  ])('a taken port %s', async (_, option) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const taken = String((other.address() as { port: number }).port);
    const { args } = await freeOptions();
    await expectSentence(new RegExp(`^Port ${taken} is taken .*--${option} \\d+\\.?\\n$`), [
      ...args,
      `--${option}`,
      taken,
    ]);
    other.close();
  });

  test('an old Node', async () => {
    const old = join(directory, 'old-node.cjs');
    const versions = "{ ...process.versions, node: '18.20.8' }";
    await writeFile(old, `Object.defineProperty(process, 'versions', { value: ${versions} });`);
    await expectSentence(/^Node 18\.20\.8 is too old: .*20\.19/, [], { nodeFlags: ['--require', old] });
  });

  test('a broken .env', async () => {
    await writeFile(join(directory, '.env'), 'KAKAOPAY_CID=TC0ONETIME\nthis is no setting\n');
    await expectSentence(/^\.env, line 2: expected NAME=value/, [], { cwd: directory });
  });

  test('a setting that does not exist', async () => {
    await writeFile(join(directory, '.env'), 'KAKAOPAY_SECRET=DEVsecret\n');
    await expectSentence(/^\.env: there is no setting KAKAOPAY_SECRET\./, [], { cwd: directory });
  });

  test('a value that cannot be', () =>
    expectSentence(/^KAKAOPAY_GENERATION must be /, [], { environment: { KAKAOPAY_GENERATION: 'newest' } }));

  test('a key with the word before it', () =>
    expectSentence(/^KAKAOPAY_SECRET_KEY must be the key alone/, [], {
      environment: { ...environment, KAKAOPAY_SECRET_KEY: 'SECRET_KEY DEV0123456789' },
    }));

  test('an option that does not exist', () => expectSentence(/--prot\. npm start takes --port, /, ['--prot', '1']));
  test('a port that is no port', () => expectSentence(/^--port must be a number/, ['--port', 'x']));

  test('data that another one uses; that one has another KakaoPay and leftovers of other work', async () => {
    const { args } = await freeOptions();
    const simulator = await createSimulator();
    const left = { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1', AWS_PROFILE: 'nobody', AWS_SESSION_TOKEN: 'x' };
    const first = keep(startNode(args, { environment: { ...environment, ...left, KAKAOPAY_BASE_URL: simulator.url } }));
    const { page } = read(await first.ready());
    expect((await visit(page)).location).toContain(simulator.url);
    await simulator.close();
    const { args: others } = await freeOptions();
    await expectSentence(/^The data in .* is in use/, others);
    expect(first.isGone()).toBe(false);
  });
});

test('the help is shown, and nothing is started', async () => {
  const help = keep(startNode(['--help']));
  expect([await help.ended, help.said.errors]).toEqual([0, '']);
  for (const option of ['--port', '--host', '--public-url', '--data']) expect(help.said.out).toContain(`  ${option} <`);
});

test('what npm keeps to itself is said', async () => {
  const swallowed = keep(start('npm', ['start', '--port', '3501'], { environment }));
  expect(await swallowed.ended).toBe(1);
  expect(swallowed.said.errors).toContain('npm start -- --port');
});
