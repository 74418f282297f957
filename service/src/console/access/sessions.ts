import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Key, Table } from '../../ports/table.ts';
import { type Operator, readOperator } from './operators.ts';

const { createHmac, hash, timingSafeEqual } = process.getBuiltinModule('node:crypto');

/** A day at work, ms. */
export const sessionLifeMs: number = 12 * 60 * 60_000;

// The table keeps the hash alone: whoever reads it cannot go in with it.
const keyOf = (token: string): Key => ({ pk: `session#${hash('sha256', token)}`, sk: 'session' });
const tokenPattern = /^[\w-]{43}$/;

interface Surroundings {
  readonly table: Table;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The token that the operator's browser shows from now on. */
export async function startSession({ table, clock, ids }: Surroundings, operator: Operator): Promise<string> {
  const token = Buffer.from(ids.randomBytes(32)).toString('base64url');
  const expiresAt = clock.now() + sessionLifeMs;
  const { name, generation } = operator;
  await table.putIfAbsent({ ...keyOf(token), name, generation, expiresAt, forgetAt: Math.ceil(expiresAt / 1000) });
  return token;
}

/** Whose session it is; `undefined`: it is none, or it is over. */
export async function openSession(
  { table, clock }: Omit<Surroundings, 'ids'>,
  token: string,
): Promise<Operator | undefined> {
  const session = tokenPattern.test(token) ? await table.get(keyOf(token)) : undefined;
  if (session === undefined || session.endedAt !== undefined || clock.now() >= Number(session.expiresAt))
    return undefined;
  const operator = await readOperator(table, String(session.name));
  const isValid = operator?.disabledAt === undefined && operator?.generation === session.generation;
  return isValid ? operator : undefined;
}

export async function endSession({ table, clock }: Omit<Surroundings, 'ids'>, token: string): Promise<void> {
  const session = await table.get(keyOf(token));
  if (session) await table.updateIf(keyOf(token), session.version, { endedAt: clock.now() });
}

/** What each form of this session carries, so that no other site can send one. */
export const formToken = (token: string): string => createHmac('sha256', token).update('form').digest('base64url');

export function isFormToken(token: string, given: string | undefined): boolean {
  const [expected, shown] = [Buffer.from(formToken(token)), Buffer.from(given ?? '')];
  return expected.length === shown.length && timingSafeEqual(expected, shown);
}
