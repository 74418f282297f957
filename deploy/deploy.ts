import { randomBytes } from 'node:crypto';
import { setDeploymentEndpoint } from '../local/deployment-endpoint.ts';
import { UserError } from '../local/user-error.ts';
import type { Table } from '../service/src/ports/table.ts';
import { newApiKey, scopes, storeApiKey } from '../service/src/store/api-keys.ts';
import { endpointSecret } from '../service/src/webhooks/signature.ts';
import { accountOf, stackOutputs } from './account.ts';
import { askSecretKey, askSettings, givenBaseUrl, givenCidSecrets } from './ask.ts';
import { type Flags, runScript, type Target, targetOf } from './options.ts';
import { runServerless } from './serverless.ts';
import { readSecrets, readStage, type StageSettings, storeSecret, storeSettings } from './settings.ts';
import { deployedTable } from './table.ts';

/** `npm run deploy -- --stage prod`: asks what is missing, stores the keys, deploys, and says what to do next. */
async function deploy(flags: Flags): Promise<void> {
  const target = targetOf(flags);
  console.log(`Deploying the stage ${target.stage} to account ${await accountOf(target)}, ${target.region}.`);
  const stage = await readStage(target);
  const settings = await askSettings(flags, stage.settings);
  const baseUrl = givenBaseUrl(process.env, settings);
  if (baseUrl) console.log(`KakaoPay will be called at ${baseUrl}: KAKAOPAY_BASE_URL says so.`);
  if (!stage.has.has('secretKey') || flags['secret-key-file']) {
    await storeSecret(target, 'secretKey', await askSecretKey(flags));
  }
  for (const [name, secret] of givenCidSecrets(flags)) await storeSecret(target, name, secret);
  // Made once: with another one, every link that payers hold would stop working.
  if (!stage.has.has('linkSecret')) await storeSecret(target, 'linkSecret', randomBytes(32).toString('hex'));
  // The same of it and of what the shop has configured to check its webhooks with.
  if (!stage.has.has('webhookSecret')) await storeSecret(target, 'webhookSecret', randomBytes(32).toString('hex'));
  await storeSettings(target, settings);
  await runServerless('deploy', target, settings);
  const { tableName, url } = await deployed(target, settings);
  console.log(`
  Test payment:  ${url}/        (while the merchant code is a test code)
  API:           ${url}/openapi.json`);
  const table = await deployedTable(target, tableName);
  await firstApiKey(target, settings, table);
  if (settings.webhookUrl !== undefined) await webhookEndpoint(target, settings.webhookUrl, table);
  console.log(`
  At KakaoPay (developers.kakaopay.com, your app):
    1. register the site domain ${url}
    2. switch on the online payment API
  Then: npm run deploy:check -- --stage ${target.stage} --region ${target.region}
`);
}

async function deployed(target: Target, settings: StageSettings) {
  const outputs = await stackOutputs(target);
  const tableName = outputs?.get('TableName');
  const url = settings.publicUrl ?? outputs?.get('HttpApiUrl');
  if (!tableName || !url) throw new UserError('The stack is deployed, but does not say its address.');
  return { tableName, url };
}

/** A pipeline's log is read by many: what is shown once is for a person. */
const isPerson = (): boolean => process.stdout.isTTY;

async function firstApiKey(target: Target, settings: StageSettings, table: Table): Promise<void> {
  if (settings.firstApiKeyIssued) return;
  if (!isPerson()) {
    console.log(
      `  API key:       npm run api-key -- --stage ${target.stage} --region ${target.region}   (makes the first one)`,
    );
    return;
  }
  const key = newApiKey({ randomBytes });
  await storeApiKey(table, key, scopes, { at: Date.now() });
  await storeSettings(target, { ...settings, firstApiKeyIssued: true });
  console.log(`  API key:       ${key}   (shown this once; npm run api-key makes more)`);
}

async function webhookEndpoint(target: Target, url: string, table: Table): Promise<void> {
  const { came, endpoint } = await setDeploymentEndpoint(table, url, Date.now());
  if (endpoint === undefined) return;
  console.log(`  Webhook:       ${endpoint.url}   (endpoint ${endpoint.id})`);
  if (came !== 'made') return;
  if (!isPerson()) {
    console.log(`                 POST /v1/webhook-endpoints/${endpoint.id}/rotate-secret   (shows its secret)`);
    return;
  }
  const { webhookSecret = '' } = await readSecrets(target, 'webhookSecret');
  const [newest = ''] = webhookSecret.split(',');
  console.log(`                 ${endpointSecret(newest.trim(), endpoint)}   (its secret, shown this once)`);
}

await runScript('deploy', deploy);
