import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createSimulator } from 'kakaopay-simulator';
import { describe, expect, test } from 'vitest';
import { toldTypes } from '../../service/src/webhooks/event-types.ts';
import { bodyOf, payAtKakaoPay, startApproved } from '../../world/actions.ts';
import { createWorld } from '../../world/world.ts';
import { documentAt, fencesOf } from './documents.ts';
import { runCurl } from './run-curl.ts';
import { runSample } from './run-sample.ts';
import { serveWorld } from './serve-world.ts';

// Goal: whoever follows a guide gets what it says: each command and each program in it is run. The Korean ones hold the
// same code, so running one language is enough.

const tutorial = documentAt('docs/guides/from-a-tutorial.md');
const spring = documentAt('docs/guides/from-spring.md');
const portone = documentAt('docs/guides/from-portone.md');
const simulator = documentAt('docs/guides/simulator-in-ci.md');

const curlsOf = (document: typeof tutorial) => fencesOf(document, 'sh').filter((code) => code.startsWith('curl'));
const answered = (handler: string) => `${handler}\nconsole.log(JSON.stringify(await handler()));`;

test.each([tutorial, spring, portone, simulator])('$path has the same code in Korean', ({ path, fences }) => {
  const comment = / \/\/ .*/g;
  const code = (all: typeof fences) => all.map((fence) => ({ ...fence, code: fence.code.replace(comment, '') }));
  expect(code(documentAt(path.replace('.md', '.ko.md')).fences)).toEqual(code(fences));
});

describe("from the tutorial's handler", () => {
  const [before = '', after = ''] = fencesOf(tutorial, 'js');

  test('the one it begins with redirects to a payment page', async () => {
    const kakaoPay = await createSimulator();
    const here = before.replace('https://kapi.kakao.com', kakaoPay.url).replace('process.env.ADMIN_KEY', "'0'");
    const { statusCode, headers } = JSON.parse(await runSample(answered(here)));
    await kakaoPay.close();
    expect(statusCode).toBe(301);
    expect(headers.location).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/mockup\/v1\/[0-9a-f]{64}\/info$/);
  }, 60_000);

  test('the one it ends with redirects to a checkout, to the same one for the same order', async () => {
    const virtual = await createWorld();
    const { url, close } = await serveWorld(virtual);
    const here = after
      .replace('process.env.PAYMENTS_URL', JSON.stringify(url))
      .replace('process.env.PAYMENTS_API_KEY', JSON.stringify(virtual.apiKey));
    const [first, second] = [await runSample(answered(here)), await runSample(answered(here))];
    close();
    expect(JSON.parse(first)).toMatchObject({ statusCode: 303, headers: { 'cache-control': 'no-store' } });
    expect(JSON.parse(first).headers.location).toContain('/checkout/pay_');
    expect(second).toBe(first);
    const [found = ''] = curlsOf(tutorial).slice(1);
    expect(bodyOf<{ payments: object[] }>(await runCurl(virtual, found)).payments).toHaveLength(1);
  }, 60_000);

  test('the address it begins with answers as it says', async () => {
    const virtual = await createWorld();
    const [look = ''] = curlsOf(tutorial);
    expect(look).toBe('curl -sI http://localhost:3000/\n');
    const answer = await virtual.checkout({ method: 'HEAD', path: '/' });
    expect(answer).toMatchObject({ status: 301, headers: { 'cache-control': expect.stringContaining('no-store') } });
  });
});

const has = (command: string, ...options: string[]) => spawnSync(command, options).status === 0;
const noJava = !has('javac', '--release', '17', '--version');
if (noJava) console.log('left out: the class for Spring (no JDK 17 here)');

describe('from Spring', () => {
  test.skipIf(noJava)(
    'the class asks for a payment',
    async () => {
      const virtual = await createWorld();
      const { url, close } = await serveWorld(virtual);
      const folder = mkdtempSync(join(tmpdir(), 'guide-'));
      writeFileSync(join(folder, 'Payments.java'), fencesOf(spring, 'java')[0] ?? '');
      const [command = ''] = fencesOf(spring, 'sh');
      expect(command).toContain(' java Payments.java');
      const env = { ...process.env, PAYMENTS_URL: url, PAYMENTS_API_KEY: virtual.apiKey };
      const options = ['-Dfile.encoding=UTF-8', '-Dstdout.encoding=UTF-8', '-XX:TieredStopAtLevel=1', 'Payments.java'];
      const { stdout } = await promisify(execFile)('java', options, { cwd: folder, env });
      close();
      rmSync(folder, { recursive: true });
      expect(JSON.parse(stdout)).toMatchObject({ orderId: 'A-1001', itemName: '초코파이', status: 'ready' });
    },
    60_000,
  );

  test('the money is given back', async () => {
    const virtual = await createWorld();
    const { id: PAYMENT_ID } = await startApproved(virtual);
    const [giveBack = ''] = curlsOf(spring);
    expect((await runCurl(virtual, giveBack, { PAYMENT_ID })).status).toBe(201);
  });
});

describe('from PortOne', () => {
  test('a payment is made, given back in part, and charged again', async () => {
    const virtual = await createWorld();
    const [pay = '', giveBack = '', subscribe = ''] = curlsOf(portone);
    const { id: PAYMENT_ID } = bodyOf<{ id: string }>(await runCurl(virtual, pay));
    const payment = await virtual.payment(PAYMENT_ID);
    if (payment) await virtual.get(await payAtKakaoPay(virtual, payment));
    expect((await runCurl(virtual, giveBack, { PAYMENT_ID })).status).toBe(201);
    expect((await runCurl(virtual, subscribe)).status).toBe(201);
  });

  test('the types of events that it names are ours', () => {
    const named = portone.inlineCode.filter((code) => /^(payment|subscription)\.\w+$/.test(code));
    expect(named.length).toBeGreaterThan(7);
    expect(named.filter((type) => !(toldTypes() as readonly string[]).includes(type))).toEqual([]);
  });
});

test('the simulator and the client pay in TypeScript', async () => {
  expect(await runSample(fencesOf(simulator, 'ts')[0] ?? '')).toBe('Paid: 2200 won\n');
}, 60_000);
