import { UserError } from '../local/user-error.ts';
import { isDay, kstDay } from '../service/src/kst.ts';
import { forgetBuyer } from '../service/src/store/forget-buyer.ts';
import { stackOutputs } from './account.ts';
import { type Flags, runScript, targetOf } from './options.ts';
import { deployedTable } from './table.ts';

/** `npm run forget-buyer -- --stage prod --buyer b-77 --from 2026-01-01`: takes a buyer's id off what is over. */
async function forget(flags: Flags): Promise<void> {
  const target = targetOf(flags);
  const { buyer: buyerId, from, to = kstDay(Date.now()) } = flags;
  if (!buyerId) throw new UserError('Which buyer? Give --buyer, as the shop sent it in buyerId.');
  if (!from || !isDay(from) || !isDay(to)) throw new UserError('Give --from, and --to if it is not today: 2026-01-01');
  const tableName = (await stackOutputs(target))?.get('TableName');
  if (tableName === undefined) throw new UserError(`There is no stage ${target.stage} in ${target.region}.`);
  const { forgotten, open } = await forgetBuyer(
    await deployedTable(target, tableName),
    { buyerId, from, to },
    Date.now(),
  );
  console.log(`${forgotten} payments and subscriptions no longer name this buyer.`);
  if (open.length > 0) console.log(`Still open, so run the command again later: ${open.join(', ')}`);
}

await runScript('forget-buyer', forget);
