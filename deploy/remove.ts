import { UserError } from '../local/user-error.ts';
import { accountOf, stackOutputs } from './account.ts';
import { type Flags, runScript, type Target, targetOf } from './options.ts';
import { runServerless } from './serverless.ts';
import { forgetStage, readStage, storeSettings } from './settings.ts';
import { deleteTable, holdsPayments } from './table.ts';

/** `npm run remove -- --stage dev`: takes a stage away. Payments are only deleted when that was said twice. */
async function remove(flags: Flags): Promise<void> {
  const target = targetOf(flags);
  const account = await accountOf(target);
  const tableName = (await stackOutputs(target))?.get('TableName');
  const { settings } = await readStage(target);
  if (tableName === undefined || settings === undefined) {
    throw new UserError(`There is no stage ${target.stage} in account ${account}, ${target.region}.`);
  }
  const retained = target.stage === 'prod';
  if (!mayGo(flags, target, retained) && (await holdsPayments(target, tableName))) {
    throw new UserError(refusal(target, tableName, retained));
  }
  await runServerless('remove', target, settings);
  if (retained && flags['keep-payments']) {
    // The next deployment begins with a new table, which knows no key.
    await storeSettings(target, { ...settings, firstApiKeyIssued: false });
    console.log(`The table ${tableName} is still there, with every payment; so are the stage's parameters.`);
    return;
  }
  if (retained) await deleteTable(target, tableName);
  await forgetStage(target);
  console.log(`The stage ${target.stage} is gone.`);
}

const mayGo = (flags: Flags, { stage }: Target, retained: boolean): boolean =>
  (retained && flags['keep-payments'] === true) || (flags['delete-payments'] === true && flags.confirm === stage);

const refusal = ({ stage }: Target, tableName: string, retained: boolean): string =>
  `The table ${tableName} holds payments, and nothing was removed. To delete them for good, say so twice:
  npm run remove -- --stage ${stage} --delete-payments --confirm ${stage}${
    retained ? `\nTo remove the rest and keep the table:\n  npm run remove -- --stage ${stage} --keep-payments` : ''
  }`;

await runScript('remove', remove);
