import { Problem } from '../../http/problem.ts';
import type { Table } from '../../ports/table.ts';
import { changeOperator, listOperators, type Operator } from '../access/operators.ts';

/** What an admin changes of an operator. */
export type Change = Parameters<typeof changeOperator>[2];

const isAdmin = ({ role, disabledAt }: Pick<Operator, 'role' | 'disabledAt'>): boolean =>
  role === 'admin' && disabledAt === undefined;

/** Whether nobody else could change operators. */
export const isLastAdmin = (all: readonly Operator[], name: string): boolean =>
  !all.some((one) => one.name !== name && isAdmin(one));

/**
 * Changes an operator, whose sessions are over then, as is every invitation that was written before `now` (ms): one
 * that was not taken yet would give back what is taken away here. There is always an admin left: two of them who
 * disable each other at one moment both look afterwards, and take it back.
 */
export async function changeKeepingAnAdmin(table: Table, before: Operator, change: Change, now: number): Promise<void> {
  const isLess = isAdmin(before) && !isAdmin({ ...before, ...change } as Operator);
  if (isLess && isLastAdmin(await listOperators(table), before.name)) throw lastAdmin();
  const settled = { generation: before.generation + 1, invitedAt: now };
  const after = await changeOperator(table, before, { ...change, ...settled });
  if (after === undefined) throw new Problem('request_in_progress');
  if (!isLess || (await listOperators(table)).some(isAdmin)) return;
  await changeOperator(table, after, { role: before.role, disabledAt: before.disabledAt });
  throw lastAdmin();
}

const lastAdmin = (): Problem => new Problem('forbidden', { detail: 'last admin' });
