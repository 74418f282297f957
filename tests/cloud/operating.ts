import assert from 'node:assert/strict';
import { createPayment, follow, visit } from '../running/by-http.ts';
import type { Cloud } from './cloud.ts';
import { type Deployed, npm } from './deployed.ts';
import { payAt } from './paying.ts';
import { heading, step } from './steps.ts';
import type { Use } from './uses.ts';

// What an operator does, from the invitation on, through API Gateway: its events hold cookies apart from the headers.

let count = 0;
const password = 'a password for the cloud';

/** An operator who has just taken an invitation, and the cookie of the session. */
async function enter(cloud: Cloud, deployed: Deployed): Promise<string> {
  const said = await npm(cloud, 'operator', deployed.stage, '--name', `kim${++count}`, '--role', 'admin');
  // The stack names AWS's own address, where the emulator is not.
  const [link = ''] = /\/console\/invitations\/\S+/.exec(said) ?? [];
  const { status, headers } = await send(deployed, deployed.url + link, { password });
  assert.equal(status, 303);
  return (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

const send = ({ url }: Deployed, address: string, fields: Record<string, string>, cookie = '') =>
  visit(address, { method: 'POST', headers: { origin: url, cookie }, body: new URLSearchParams(fields) });

const open = ({ url }: Deployed, path: string, cookie: string) => visit(`${url}${path}`, { headers: { cookie } });

const tokenIn = (page: string): string => /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';

export async function checkOperating(cloud: Cloud, deployed: Deployed): Promise<void> {
  heading('Operating');
  await step('an invited operator finds a payment and gives a part of it back', () => refundPart(cloud, deployed));
  await step('nobody comes in without a session', async () => {
    const { status, location } = await open(deployed, '/console/payments', '');
    assert.equal(status, 303);
    assert.match(location, /^\/console\/sign-in/);
  });
}

async function refundPart(cloud: Cloud, deployed: Deployed): Promise<void> {
  const cookie = await enter(cloud, deployed);
  const payment = await createPayment(deployed, { orderId: `O-${++count}` });
  await follow(await payAt(payment));
  const home = await open(deployed, '/console', cookie);
  assert.equal(home.status, 200);
  const token = tokenIn(home.text);
  const found = await send(deployed, `${deployed.url}/console/find`, { token, find: payment.orderId }, cookie);
  assert.equal(found.location, `/console/payments/${payment.id}`);
  const refund = `${deployed.url}${found.location}/refund`;
  const check = await send(deployed, refund, { token, amount: '700' }, cookie);
  const [, key = ''] = /name="key" value="([^"]+)"/.exec(check.text) ?? [];
  const done = await send(deployed, `${refund}/confirmed`, { token, amount: '700', key }, cookie);
  assert.match(done.location, /done=canceled$/);
  assert.match((await open(deployed, found.location, cookie)).text, /부분 취소/);
}

/** One session does for what only looks, once somebody has got in. */
let session = '';
const sessionOf = async (cloud: Cloud, deployed: Deployed): Promise<string> =>
  (session ||= await enter(cloud, deployed));

const look =
  (path: string): Use =>
  async (cloud, deployed) =>
    assert.equal((await open(deployed, path, await sessionOf(cloud, deployed))).status, 200);

export const consoleUses: Readonly<Record<string, Use>> = {
  ReadWhateverThereIs: look('/console/payments'),
  StoreSessionAndAudit: enter,
  WriteIntentAndOutcome: refundPart,
  ListByDay: look('/console/payments'),
  WalkQueue: look('/console'),
  ReadSecrets: async (cloud, deployed) => {
    await cloud.account.makeCold(`${deployed.stack}-console`);
    await look('/console/payments')(cloud, deployed);
  },
};
