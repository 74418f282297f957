import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { explainDenial } from '../../deploy/denied.ts';
import { readCommandLine } from '../../local/command-line.ts';
import { optionsFault } from '../../local/kakaopay-options.ts';
import { assertPortFree } from '../../local/ports.ts';
import { readSettings } from '../../local/settings.ts';
import type { Answer } from '../../service/src/http/message.ts';
import { newApiKey, storeApiKey } from '../../service/src/store/api-keys.ts';
import {
  approveElsewhere,
  bodyOf,
  order,
  startApproved,
  startPaid,
  startPayment,
  statusOf,
} from '../../world/actions.ts';
import { createWorld, type WorldOptions } from '../../world/world.ts';
import { documentAt, fencesOf, root } from './documents.ts';
import { runCurl } from './run-curl.ts';

// Goal: what the page of troubles shows is what is really said. Each trouble is provoked, in the order of the page.

const faq = documentAt('docs/faq.md');
const devKey = `DEV${'0'.repeat(37)}`;

/** What the service answers to an order of the shop, where KakaoPay is otherwise than expected. */
async function refused(options: WorldOptions): Promise<Answer> {
  return (await createWorld(options)).post('/v1/payments', order);
}

const noConnection = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });

const answers: readonly (readonly [trouble: string, provoke: () => Promise<Answer>])[] = [
  ['no key', async () => (await createWorld()).post('/v1/payments', order, { headers: { authorization: '' } })],
  [
    'a scope is missing',
    async () => {
      const { post, service } = await createWorld();
      const key = newApiKey(service.ids);
      await storeApiKey(service.table, key, ['payments:read']);
      return post('/v1/payments', order, { headers: { authorization: `Bearer ${key}` } });
    },
  ],
  [
    'a form',
    async () => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return (await createWorld()).post('/v1/payments', order, { headers });
    },
  ],
  ['a scheme', async () => (await createWorld()).post('/v1/payments', { ...order, returnUrl: 'myshop://paid' })],
  [
    'paid already',
    async () => {
      const virtual = await createWorld();
      await startApproved(virtual);
      return virtual.post('/v1/payments', order);
    },
  ],
  [
    'being paid',
    async () => {
      const virtual = await createWorld();
      const { comeBack } = await startPaid(virtual);
      virtual.simulator.faults.add({ call: 'approve', kind: 'lose_answer' });
      virtual.simulator.faults.add({ call: 'order', kind: 'refuse', code: -500 });
      await virtual.get(comeBack);
      return virtual.post('/v1/payments', { ...order, totalWon: 3300 });
    },
  ],
  ['the other key', () => refused({ secretKey: devKey, simulator: { secretKeys: ['DEVANOTHER'] } })],
  ['the other code', () => refused({ merchantCode: 'C123456789' })],
  ['the domain', () => refused({ generation: 'legacy', simulator: { domains: ['https://shop.example'] } })],
  ['no connection', () => refused({ transport: () => () => Promise.reject(noConnection) })],
  [
    'approved by somebody else',
    async () => {
      const virtual = await createWorld();
      const payment = await startPayment(virtual);
      await approveElsewhere(virtual, payment);
      virtual.simulator.clock.advance('17m');
      await virtual.settle();
      const headers = { authorization: `Bearer ${virtual.apiKey}` };
      return virtual.get(`/v1/payments/${payment.id}`, { headers });
    },
  ],
];

const shown = fencesOf(faq, 'json');

test('each answer that is shown has its trouble', () => expect(answers).toHaveLength(shown.length));

test.each(answers.map(([trouble, provoke], at) => [trouble, provoke, shown[at] ?? ''] as const))(
  'the answer to: %s',
  async (_trouble, provoke, expected) => {
    const { status, body } = await provoke();
    const wanted = JSON.parse(expected) as { status: number | string };
    expect(JSON.parse(body)).toMatchObject(wanted);
    if (typeof wanted.status === 'number') expect(status).toBe(wanted.status);
  },
);

test('its commands pay without a browser, and try a webhook', async () => {
  const virtual = await createWorld({ localWebhooks: true });
  const { id, tid } = await startPayment(virtual);
  const [pay = '', tryIt = ''] = fencesOf(faq, 'sh').filter((code) => code.startsWith('curl'));
  await virtual.get(bodyOf<{ redirect: string }>(await runCurl(virtual, pay, { TID: tid })).redirect);
  expect(await statusOf(virtual, id)).toBe('approved');
  const url = 'http://localhost:8080/webhooks';
  const endpoint = bodyOf<{ id: string }>(await virtual.post('/v1/webhook-endpoints', { url }));
  expect((await runCurl(virtual, tryIt, { ENDPOINT_ID: endpoint.id })).status).toBe(200);
});

/** What somebody is told by this. */
async function told(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('Nothing is wrong');
}

async function portTaken(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const sentence = await told(() => assertPortFree(port, 'port'));
  server.close();
  return sentence.replace(String(port), '3000').replace(String(port + 1), '3001');
}

const command = { name: 'npm start', about: '', options: { port: { type: 'string', text: '' } } } as const;
const denial = 'User: arn:aws:iam::111122223333:user/dev is not authorized to perform: ssm:GetParameters';

/** Words that stand in a source as they are printed, but for what is put in. */
function printedBy(path: string, line: string, put: Readonly<Record<string, string>> = {}): string {
  const text = Object.entries(put).reduce(
    (all, [name, value]) => all.replaceAll(`\${${name}}`, value),
    readFileSync(join(root, path), 'utf8'),
  );
  // A long sentence is put together from two lines.
  return text.replaceAll(/' \+\n\s*'|` \+\n\s*'/g, '').includes(line) ? line : `not printed by ${path}: ${line}`;
}

test('each message that is shown is what is said', async () => {
  const webhook = new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`);
  const headers = {
    'webhook-id': 'pay_1',
    'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
    'webhook-signature': webhook.sign('pay_1', new Date(), '{"n":1.0}'),
  };
  const lines = fencesOf(faq, 'text').map((code) => code.trim().split('\n'));
  const [, , [oldNode = ''] = [], [missing = ''] = [], [inUse = ''] = [], , , [unknown = ''] = []] = lines;
  expect(lines).toEqual([
    [await portTaken()],
    [await told(() => readCommandLine(command, [], { npm_config_port: '1' }))],
    [printedBy('local/start.js', oldNode, { 'process.versions.node': '18.20.8' })],
    [printedBy('local/start.js', missing)],
    [printedBy('local/parts.ts', inUse, { path: '.data/table' })],
    [
      optionsFault({ secretKey: 'SECRET_KEY DEV123' }),
      optionsFault({ secretKey: 'your-key' }),
      optionsFault({ cid: 'TOOLONGCODE1' }),
      optionsFault({ generation: 'legacy', baseUrl: 'https://open-api.kakaopay.com' }),
      await told(() => readSettings('no-such-file', { KAKAOPAY_ADMIN_KEY: 'a' })),
    ],
    [
      await told(() => webhook.verify(JSON.parse('{"n":1.0}'), headers)),
      await told(() => webhook.verify(JSON.stringify(JSON.parse('{"n":1.0}')), headers)),
    ],
    [
      printedBy('deploy/account.ts', unknown, { '(error as Error).name': 'CredentialsProviderError' }),
      (explainDenial(Object.assign(new Error(denial), { name: 'AccessDenied' })) as Error).message.split('\n')[0],
    ],
  ]);
});
