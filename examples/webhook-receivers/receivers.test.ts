import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWebhooks } from '../../service/src/outbound/post-webhook.ts';
import { endpointSecret, signedHeaders } from '../../service/src/webhooks/signature.ts';

const endpoint = { id: 'whe_1', generation: 1 };
const { post } = createWebhooks({ allowLoopback: true });

const has = (command: string, ...options: string[]) => spawnSync(command, options).status === 0;

interface Language {
  readonly name: string;
  readonly command: readonly string[];
  readonly missing: string | undefined;
}

const languages: readonly Language[] = [
  {
    name: 'TypeScript',
    command: [process.execPath, '--import', 'tsx', 'receiver.ts'],
    missing: undefined,
  },
  {
    name: 'Python',
    command: ['python3', 'receiver.py'],
    missing: has('python3', '-c', 'import sys; sys.exit(sys.version_info < (3, 9))') ? undefined : 'no Python 3.9 here',
  },
  {
    name: 'Java',
    command: ['java', '-XX:TieredStopAtLevel=1', 'Receiver.java'],
    missing: has('javac', '--release', '17', '--version') ? undefined : 'no JDK 17 here',
  },
];

for (const { name, missing } of languages) {
  if (missing) console.log(`left out: the receiver in ${name} (${missing})`);
}

describe.each(languages.filter(({ missing }) => missing === undefined))('the receiver in $name', ({ command }) => {
  let receiver: ChildProcess;
  let url = '';
  /** All that it has printed. */
  let said = '';

  beforeAll(async () => {
    const [program = '', ...options] = command;
    receiver = spawn(program, options, {
      cwd: import.meta.dirname,
      env: { ...process.env, PORT: '0', WEBHOOK_SECRET: endpointSecret('stage secret', endpoint) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    url = `http://127.0.0.1:${await portOf(receiver)}/`;
    receiver.stdout?.on('data', (text: string) => {
      said += text;
    });
  });

  afterAll(async () => {
    const ended = once(receiver, 'exit');
    receiver.kill('SIGKILL');
    await ended;
  });

  const bodyOf = (item: string, version: number) =>
    `{"type":"payment.approved","data":{"id":"${item}","version":${version},"itemName":"초코파이 🍫","n":1.0}}`;

  /** What it answers to an event, signed now with the secret it has, unless something is changed afterwards. */
  async function tell(item: string, version: number, changed: { body?: string; headers?: object; now?: number } = {}) {
    const body = bodyOf(item, version);
    const now = changed.now ?? Date.now();
    const headers = signedHeaders(['stage secret'], endpoint, { id: `${item}_${version}`, body, now });
    const call = { url, body, headers, sendBefore: Number.MAX_SAFE_INTEGER };
    return (await post({ ...call, ...changed, headers: { ...headers, ...changed.headers } })).status;
  }

  /** What it did about an item. */
  const handled = (item: string) => said.match(new RegExp(`^handled ${item} .*$`, 'gm')) ?? [];

  test('takes each event once, and none that is older than what it knows', async () => {
    expect(await tell('pay_a', 3)).toBe(204);
    expect(await tell('pay_a', 3)).toBe(204);
    expect(await tell('pay_a', 5)).toBe(204);
    expect(await tell('pay_a', 4)).toBe(204);
    expect(await tell('pay_b', 2)).toBe(204);
    await expect.poll(() => handled('pay_b')).toEqual(['handled pay_b 2']);
    expect(handled('pay_a')).toEqual(['handled pay_a 3', 'handled pay_a 5']);
  });

  test('takes what is signed with two secrets while one is rotated', async () => {
    const now = Date.now();
    const rotated = { id: 'whe_1', generation: 2, rotatedAt: now };
    const headers = signedHeaders(['stage secret'], rotated, { id: 'pay_c_1', body: bodyOf('pay_c', 1), now });
    expect(headers['webhook-signature']).toContain(' ');
    expect(await tell('pay_c', 1, { headers })).toBe(204);
    await expect.poll(() => handled('pay_c')).toEqual(['handled pay_c 1']);
  });

  test('takes nothing that is not genuine', async () => {
    const minute = 60_000;
    const answers = [
      await tell('pay_d', 1, { body: bodyOf('pay_d', 1).replace('1.0', '1') }),
      await tell('pay_d', 1, { headers: { 'webhook-id': 'pay_d_2' } }),
      await tell('pay_d', 1, { headers: { 'webhook-timestamp': String(Math.floor(Date.now() / 1000) + 1) } }),
      await tell('pay_d', 1, { headers: { 'webhook-timestamp': 'now' } }),
      await tell('pay_d', 1, { headers: { 'webhook-signature': 'v1,' } }),
      await tell('pay_d', 1, { headers: { 'webhook-signature': '' } }),
      await tell('pay_d', 1, { now: Date.now() - 6 * minute }),
      await tell('pay_d', 1, { now: Date.now() + 6 * minute }),
      await tell('pay_d', 1, { body: '' }),
    ];
    expect(answers).toEqual(answers.map(() => 400));
    // It may close the connection before it has read all of this.
    expect([400, undefined]).toContain(await tell('pay_d', 1, { body: 'x'.repeat(1_000_000) }));
    expect(await tell('pay_e', 1)).toBe(204);
    await expect.poll(() => handled('pay_e')).toEqual(['handled pay_e 1']);
    expect(handled('pay_d')).toEqual([]);
  });
});

/** The port that a receiver says it listens on. */
function portOf(receiver: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    for (const stream of [receiver.stdout, receiver.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const port = /listening on (\d+)/.exec(said)?.[1];
        if (port !== undefined) resolve(port);
      });
    }
    receiver.once('error', reject);
    receiver.once('exit', () => reject(new Error(`The receiver did not start:\n${said}`)));
  });
}
