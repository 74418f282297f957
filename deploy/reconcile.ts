import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { UserError } from '../local/user-error.ts';
import { csvOfRows } from '../service/src/reconciliation/csv.ts';
import { rowsOf } from '../service/src/store/reconciliations.ts';
import { stackOutputs } from './account.ts';
import { type Flags, runScript, targetOf } from './options.ts';
import { beginOrResume, resultOf, spanOf, type Watching, watch, wordsOf } from './reconciling.ts';
import { deployedTable } from './table.ts';

/** So many differences are printed; the CSV has all of them. */
const printedMax = 200;

/** `npm run reconcile -- --stage prod --from 2026-11-01 --to 2026-11-30`: holds the books against KakaoPay's. */
async function reconcile(flags: Flags): Promise<void> {
  const target = targetOf(flags);
  const span = spanOf(flags.from, flags.to, Date.now());
  const tableName = (await stackOutputs(target))?.get('TableName');
  if (tableName === undefined) throw new UserError(`There is no stage ${target.stage} in ${target.region}.`);
  const watching: Watching = {
    table: await deployedTable(target, tableName),
    clock: { now: () => Date.now() },
    sleep: (ms) => setTimeout(ms),
    ids: { randomBytes },
    say: console.log,
  };
  const { run, isResumed } = await beginOrResume(watching, span);
  console.log(
    `${isResumed ? 'Goes on with' : 'Begins'} ${run.id}. The stage does it: Ctrl-C ends this command alone, and the ` +
      'same command watches again.',
  );
  const done = await watch(watching, run.id);
  let printed = 0;
  for await (const row of rowsOf(watching.table, run.id)) {
    if (printed++ < printedMax) console.log(wordsOf(row));
  }
  if (printed > printedMax) console.log(`… and ${printed - printedMax} more: --csv writes all of them.`);
  const { agrees, lines } = resultOf(done);
  for (const line of lines) console.log(line);
  if (flags.csv) await writeCsv(watching, run.id, flags.csv);
  process.exitCode = agrees ? 0 : 1;
}

async function writeCsv({ table }: Watching, id: string, file: string): Promise<void> {
  const language = /^ko/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'ko' : 'en';
  const { body } = await csvOfRows(rowsOf(table, id), language, { maxBytes: Number.POSITIVE_INFINITY });
  try {
    writeFileSync(file, body);
  } catch (error) {
    throw new UserError(`${file} cannot be written: ${(error as Error).message}`);
  }
  console.log(`Written to ${file}.`);
}

await runScript('reconcile', reconcile);
