import { randomBytes } from 'node:crypto';
import { UserError } from '../local/user-error.ts';
import { newApiKey, revokeApiKey, type Scope, scopes, storeApiKey } from '../service/src/store/api-keys.ts';
import { stackOutputs } from './account.ts';
import { type Flags, runScript, targetOf } from './options.ts';
import { readStage, storeSettings } from './settings.ts';
import { deployedTable } from './table.ts';

/** `npm run api-key -- --stage prod`: makes an API key, or revokes one (`--revoke`). */
async function apiKey(flags: Flags): Promise<void> {
  const target = targetOf(flags);
  const tableName = (await stackOutputs(target))?.get('TableName');
  if (tableName === undefined) throw new UserError(`There is no stage ${target.stage} in ${target.region}.`);
  const table = await deployedTable(target, tableName);
  if (flags.revoke) {
    const known = await revokeApiKey(table, flags.revoke, Date.now());
    if (!known) throw new UserError(`There is no API key ${flags.revoke}: give the 12 characters after "kps_".`);
    console.log(`The API key ${flags.revoke} is revoked.`);
    return;
  }
  const key = newApiKey({ randomBytes });
  await storeApiKey(table, key, readScopes(flags.scopes), { at: Date.now() });
  const { settings } = await readStage(target);
  if (settings && !settings.firstApiKeyIssued) await storeSettings(target, { ...settings, firstApiKeyIssued: true });
  console.log(`API key: ${key}   (shown this once)`);
}

function readScopes(list: string | undefined): readonly Scope[] {
  if (list === undefined) return scopes;
  const wanted = list.split(',');
  const known = scopes.filter((scope) => wanted.includes(scope));
  if (known.length !== wanted.length) throw new UserError(`--scopes takes some of ${scopes.join(',')}`);
  return known;
}

await runScript('api-key', apiKey);
