import type { ConsoleService } from '../service.ts';
import type { Invitation } from './invitations.ts';
import { changeOperator, insertOperator, type Operator, readOperator } from './operators.ts';
import { hashPassword } from './password.ts';

/**
 * Makes the operator, or gives the one there is a new password and this role: nothing that was known before, no
 * authenticator app and no session, is good any more. `undefined`: this invitation, or a newer one, was taken already.
 */
export async function takeInvitation(
  { table, clock, ids }: Pick<ConsoleService, 'table' | 'clock' | 'ids'>,
  { name, role, limitWon, invitedAt }: Invitation,
  password: string,
): Promise<Operator | undefined> {
  const before = await readOperator(table, name);
  if (before !== undefined && before.invitedAt >= invitedAt) return undefined;
  const fresh = { role, password: await hashPassword(ids, password), failures: 0, triedAt: 0, invitedAt };
  if (before !== undefined) {
    const gone = { totp: undefined, disabledAt: undefined, limitWon };
    return changeOperator(table, before, { ...fresh, ...gone, generation: before.generation + 1 });
  }
  const limit = limitWon === undefined ? {} : { limitWon };
  const isMade = await insertOperator(table, { ...fresh, ...limit, name, generation: 1, createdAt: clock.now() });
  return isMade ? readOperator(table, name) : undefined;
}
