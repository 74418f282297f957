import { randomBytes } from 'node:crypto';
import { UserError } from '../local/user-error.ts';
import { newApiKey, scopes, storeApiKey } from '../service/src/store/api-keys.ts';
import { accountOf, stackOutputs } from './account.ts';
import { askSecretKey, askSettings, givenBaseUrl, givenCidSecrets } from './ask.ts';
import { type Flags, runCommand, type Target, targetOf } from './options.ts';
import { runServerless } from './serverless.ts';
import { readStage, type StageSettings, storeSecret, storeSettings } from './settings.ts';
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
  await storeSettings(target, settings);
  await runServerless('deploy', target, settings);
  await report(target, settings);
}

async function report(target: Target, settings: StageSettings): Promise<void> {
  const outputs = await stackOutputs(target);
  const tableName = outputs?.get('TableName');
  const url = settings.publicUrl ?? outputs?.get('HttpApiUrl');
  if (!tableName || !url) throw new UserError('The stack is deployed, but does not say its address.');
  console.log(`
  Test payment:  ${url}/        (while the merchant code is a test code)
  API:           ${url}/openapi.json`);
  // A pipeline's log is read by many: the first key is for a person.
  if (!settings.firstApiKeyIssued && !process.stdout.isTTY) {
    console.log(
      `  API key:       npm run api-key -- --stage ${target.stage} --region ${target.region}   (makes the first one)`,
    );
  } else if (!settings.firstApiKeyIssued) {
    const key = newApiKey({ randomBytes });
    await storeApiKey(await deployedTable(target, tableName), key, scopes);
    await storeSettings(target, { ...settings, firstApiKeyIssued: true });
    console.log(`  API key:       ${key}   (shown this once; npm run api-key makes more)`);
  }
  console.log(`
  At KakaoPay (developers.kakaopay.com, your app):
    1. register the site domain ${url}
    2. switch on the online payment API
  Then: npm run deploy:check -- --stage ${target.stage} --region ${target.region}
`);
}

await runCommand('deploy', deploy);
