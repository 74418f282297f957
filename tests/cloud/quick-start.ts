import assert from 'node:assert/strict';
import { join } from 'node:path';
import { visit } from '../running/by-http.ts';
import { type Cloud, run } from './cloud.ts';
import { apiUrl } from './deployed.ts';
import { step } from './steps.ts';
import { root } from './tools.ts';

/** The smallest service there is, deployed with one command from its own folder. */
export async function checkQuickStart(cloud: Cloud): Promise<void> {
  const directory = join(root, 'examples/quick-start');
  await step('examples/quick-start is deployed with one command, and removed', async () => {
    await run(['npx', 'serverless', 'deploy'], cloud.terminal, directory);
    const url = apiUrl(cloud, await cloud.account.outputs('quick-start-dev'));
    for (const path of ['/', '/callback']) assert.equal((await visit(`${url}${path}`)).text, 'Hello!');
    await run(['npx', 'serverless', 'remove'], cloud.terminal, directory);
    assert.equal(await cloud.account.stackExists('quick-start-dev'), false);
  });
}
