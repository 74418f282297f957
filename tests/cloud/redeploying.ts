import assert from 'node:assert/strict';
import { createPayment, follow, visit } from '../running/by-http.ts';
import type { Cloud } from './cloud.ts';
import { type Deployed, deploy, deployFirst, npm, remove } from './deployed.ts';
import { payAt } from './paying.ts';
import { statusOf } from './recovery.ts';
import { heading, need, step } from './steps.ts';
import { until } from './telling.ts';

/** A second deployment while a payer is on the way. */
export async function checkSecondDeploy(cloud: Cloud, deployed: Deployed): Promise<void> {
  const { receiver } = cloud;
  const open = await createPayment(deployed, { orderId: 'C-1' });
  await step('a second deployment over the first', async () => {
    // Without any change there would be nothing to deploy: KakaoPay has moved to another name of the same place.
    const moved = { ...cloud.terminal, KAKAOPAY_BASE_URL: cloud.simulator.url.replace('127.0.0.1', 'localhost') };
    const said = await deploy({ ...cloud, terminal: moved }, deployed.stage);
    assert.match(said, /Service deployed/);
  });
  await step('a payment that was open then is paid', async () => {
    assert.match((await follow(await payAt(open))).text, /2,200원/);
    assert.equal(await statusOf(deployed, open), 'approved');
  });
  await step('the shop is told of it, where the first deployment said', async () => {
    await until(() => receiver.told.some(({ data, status }) => data.id === open.id && status === 204), 'it is not');
  });
  await step('an API key that is revoked opens nothing', async () => {
    const [shown = '', id = ''] = /kps_(\w{12})_\w{48}/.exec(await npm(cloud, 'api-key', deployed.stage)) ?? [];
    const ask = () => visit(`${deployed.url}/v1/payments`, { headers: { authorization: `Bearer ${shown}` } });
    assert.equal((await ask()).status, 200);
    await npm(cloud, 'api-key', deployed.stage, '--revoke', id);
    assert.equal((await ask()).status, 401);
  });
  await step('deploy:check finds nothing missing', () => npm(cloud, 'deploy:check', deployed.stage));
}

/** Both ways to take a stage away: with what it knows, and without. */
export async function checkRemove(cloud: Cloud, dev: Deployed, prod: Deployed): Promise<void> {
  heading('Removing');
  const { account } = cloud;
  await step('dev is not removed with payments in it', async () => {
    await assert.rejects(remove(cloud, 'dev'), /holds payments, and nothing was removed/);
    assert.ok(await account.stackExists(dev.stack));
  });
  await step('dev is gone once that was said twice, prod is untouched', async () => {
    await remove(cloud, 'dev', '--delete-payments', '--confirm', 'dev');
    assert.deepEqual([await account.stackExists(dev.stack), await account.tableExists(dev.tableName)], [false, false]);
    assert.equal((await visit(`${prod.url}/`)).status, 301);
  });
  await step('prod is gone, its payments are not', async () => {
    await remove(cloud, 'prod', '--keep-payments');
    assert.deepEqual([await account.stackExists(prod.stack), await account.tableExists(prod.tableName)], [false, true]);
  });
}

/** Beside the first stage, in the same account. */
export async function deployProd(cloud: Cloud): Promise<Deployed> {
  const prod = await need('prod is deployed beside it', () => deployFirst(cloud, 'prod'));
  await step('prod takes a payment', async () => {
    await follow(await payAt(await createPayment(prod, { orderId: 'D-1' })));
  });
  return prod;
}
