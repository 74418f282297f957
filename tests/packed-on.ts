import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Packed, pack } from './packed.ts';

// Packs both packages once, as for npm, and pays with them on other Nodes: npx tsx tests/packed-on.ts 20 22 24

const root = join(import.meta.dirname, '..');
const msMax = 30_000;

/** What somebody writes who has installed the client: by `import`, and by `require`. */
const paying = `
const [, , url] = process.argv;
const kakaoPay = createKakaoPay({ generation: 'current', secretKey: 'DEV0', cid: 'TC0ONETIME', baseUrl: url });
const order = { partner_order_id: 'A-1001', partner_user_id: 'buyer-1' };
const valueOf = ({ ok, value, error }) => { if (ok) return value; throw new Error(error.message); };
async function pay() {
  const back = { approval_url: url + '/paid', cancel_url: url + '/canceled', fail_url: url + '/failed' };
  const goods = { item_name: '초코파이', quantity: 1, total_amount: 2200, tax_free_amount: 0, ...back };
  const { tid } = valueOf(await kakaoPay.ready({ ...order, ...goods }));
  const paid = await fetch(url + '/_sim/payments/' + tid + '/pay', { method: 'POST', body: 'method=MONEY',
    headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  const { redirect } = await paid.json();
  const pg_token = new URL(redirect).searchParams.get('pg_token');
  const { amount } = valueOf(await kakaoPay.approve({ ...order, tid, pg_token }));
  console.log(amount.total);
}
pay();`;

const scripts = {
  'pay.mjs': `import { createKakaoPay } from 'kakaopay-client';${paying}`,
  'pay.cjs': `const { createKakaoPay } = require('kakaopay-client');${paying}`,
};

async function payOn(node: string, client: Packed, simulator: Packed): Promise<void> {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  // What npx runs: the link that npm made, which looks for a Node by itself.
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  const command = join(simulator.user, 'node_modules/.bin/kakaopay-simulator');
  const child = spawn(command, ['--port', '0'], { cwd: simulator.user, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit', { signal: AbortSignal.timeout(msMax) });
  try {
    const url = await addressIn(child.stdout);
    const paid = Object.keys(scripts).map((name) =>
      execFileSync(node, [name, url], { cwd: client.user, encoding: 'utf8', timeout: msMax }).trim(),
    );
    const { totals } = (await (await fetch(`${url}/_sim/ledger`)).json()) as { totals: { payments: number } };
    if (paid.join() !== '2200,2200' || totals.payments !== 2) throw new Error(`Paid on ${version}: ${paid.join()}`);
  } finally {
    child.kill('SIGTERM');
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`The command ended with ${code} on ${version}.`);
  console.log(`paid with the packed packages on ${version}`);
}

/** The first address that a program prints. */
async function addressIn(out: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(out)) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error('The command ended without an address.');
}

const { dependencies } = JSON.parse(readFileSync(join(root, 'packages/simulator/package.json'), 'utf8'));
const [client, simulator] = await Promise.all([
  pack('kakaopay-client'),
  pack('kakaopay-simulator', Object.keys(dependencies)),
]);
try {
  for (const [name, script] of Object.entries(scripts)) writeFileSync(join(client.user, name), script);
  for (const major of process.argv.slice(2)) {
    const node = execFileSync('bash', ['.ci/node', major], { cwd: root, encoding: 'utf8' }).trim();
    await payOn(node, client, simulator);
  }
} finally {
  for (const { remove } of [client, simulator]) remove();
}
