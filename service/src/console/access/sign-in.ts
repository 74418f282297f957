import type { Clock } from '../../ports/clock.ts';
import type { Table } from '../../ports/table.ts';
import { changeOperator, type Operator, readOperator } from './operators.ts';
import { isPassword } from './password.ts';
import { totpStep } from './totp.ts';

/** After so many wrong tries in a row nobody gets in under this name, right or wrong, until it has rested. */
export const failuresMax = 10;
export const restMs: number = 15 * 60_000;

/** Two that write an operator at one moment are rare; more do not happen. */
const tries = 5;

interface Surroundings {
  readonly table: Table;
  readonly clock: Clock;
}

export interface Shown {
  readonly name: string;
  readonly password: string;
  /** Of an authenticator app; empty where there is none. */
  readonly code: string;
}

/**
 * Who it is; `undefined` for whatever is wrong, and nobody learns what: a name that does not exist takes as many reads,
 * writes and rounds of hashing as one that does. A try is counted before it is looked at, so that many at a time are
 * no more than many in a row.
 */
export async function signIn(around: Surroundings, { name, password, code }: Shown): Promise<Operator | undefined> {
  const operator = await countTry(around, name.trim().toLowerCase());
  const isRight = await isPassword(password, operator?.password);
  return isRight && operator !== undefined ? letIn(around, operator, code) : undefined;
}

/**
 * The operator who is signed in shows the password once more, and a code where one is given: for what changes how one
 * gets in. Wrong tries count like those at the door; a right one takes the code, so that it is good once.
 */
export async function confirmOperator(
  around: Surroundings,
  { name, password, code }: Omit<Shown, 'code'> & { readonly code?: string },
): Promise<Operator | undefined> {
  const operator = await countTry(around, name);
  if (operator === undefined || !(await isPassword(password, operator.password))) return undefined;
  if (code !== undefined) return letIn(around, operator, code);
  return changeOperator(around.table, operator, { failures: 0 });
}

/** The operator with this try counted; `undefined`: there is none, or none may try. */
async function countTry({ table, clock }: Surroundings, name: string): Promise<Operator | undefined> {
  for (let i = 0; i < tries; i++) {
    const operator = await readOperator(table, name);
    const now = clock.now();
    if (operator === undefined || !mayTry(operator, now)) {
      // A write that loses, for the time that it takes.
      await changeOperator(table, { name: 'nobody#', version: 1 }, { triedAt: now });
      return undefined;
    }
    const before = now < operator.triedAt + restMs ? operator.failures : 0;
    const counted = await changeOperator(table, operator, { failures: before + 1, triedAt: now });
    if (counted) return counted;
  }
  return undefined;
}

export const mayTry = ({ disabledAt, failures, triedAt }: Operator, now: number): boolean =>
  disabledAt === undefined && (failures < failuresMax || now >= triedAt + restMs);

async function letIn(around: Surroundings, counted: Operator, code: string): Promise<Operator | undefined> {
  let operator: Operator | undefined = counted;
  for (let i = 0; i < tries && operator; i++) {
    const now = around.clock.now();
    const step = operator.totp && totpStep(operator.totp, code, now);
    if (operator.totp && step === undefined) return undefined;
    const totp = operator.totp && step !== undefined ? { totp: { ...operator.totp, step } } : {};
    const known = await changeOperator(around.table, operator, { failures: 0, signedInAt: now, ...totp });
    if (known) return known;
    operator = await readOperator(around.table, operator.name);
  }
  return undefined;
}
