import type { Answer } from '../../http/message.ts';
import { Problem } from '../../http/problem.ts';
import { leadTo, sessionCookie } from '../access/cookie.ts';
import { changeOperator, type Operator } from '../access/operators.ts';
import { startSession } from '../access/sessions.ts';
import type { ConsoleService } from '../service.ts';

/** Changes how somebody gets in: every session and every older invitation is over, and a new session goes on here. */
export async function changeAndStay(
  service: ConsoleService,
  before: Operator,
  change: Parameters<typeof changeOperator>[2],
  done: string,
): Promise<Answer> {
  const settled = { generation: before.generation + 1, invitedAt: service.clock.now() };
  const operator = await changeOperator(service.table, before, { ...change, ...settled });
  if (operator === undefined) throw new Problem('request_in_progress');
  const token = await startSession(service, operator);
  return leadTo(`/console/me?done=${done}`, sessionCookie(service.settings, token));
}
