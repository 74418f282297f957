import type { Attribute, Changes, Item, Key, Table } from '../../ports/table.ts';
import type { PasswordHash } from './password.ts';
import type { Role } from './roles.ts';

/** A person who works with the console. */
export interface Operator {
  /** What they sign in with, and how the timeline and the audit name them. */
  readonly name: string;
  readonly version: number;
  readonly role: Role;
  /** How much of one payment a `refund` operator may give back, in won; all of it when left out. */
  readonly limitWon?: number;
  readonly password: PasswordHash;
  /** A second proof, where the operator has set one up. */
  readonly totp?: Totp;
  /** Counts the times that everything was signed out: a session of an earlier one is over. */
  readonly generation: number;
  /** Wrong tries since the last right one, and when the last was; ms since 1970. */
  readonly failures: number;
  readonly triedAt: number;
  /**
   * When the invitation was written that was taken last, or an admin or the operator changed how they get in: an older
   * one does nothing any more. ms since 1970.
   */
  readonly invitedAt: number;
  readonly createdAt: number;
  readonly signedInAt?: number;
  readonly disabledAt?: number;
}

export interface Totp {
  /** In base 32, as authenticator apps take it. */
  readonly secret: string;
  /** The time step of the last code that was taken: no code is good twice. */
  readonly step: number;
}

type OperatorChanges = { readonly [Name in keyof Omit<Operator, 'name' | 'version'>]?: Operator[Name] | undefined };

/** No `@`: an address would be personal data, and names go into timelines. */
export const operatorNamePattern: RegExp = /^[a-z0-9][a-z0-9._-]{1,31}$/;

const partition = 'operators';
const keyOf = (name: string): Key => ({ pk: partition, sk: name });

/** More of them than this are not listed. */
const listedMax = 200;

/** How timelines, webhooks and the audit name whoever did something in the console. */
export const actorOf = (name: string): string => `operator:${name}`;

export async function readOperator(table: Table, name: string): Promise<Operator | undefined> {
  const item = operatorNamePattern.test(name) ? await table.get(keyOf(name)) : undefined;
  return item && fromItem(item);
}

/** `false`: there is one by that name already. */
export async function insertOperator(table: Table, { name, ...rest }: Omit<Operator, 'version'>): Promise<boolean> {
  return (await table.putIfAbsent({ ...keyOf(name), ...(rest as unknown as Record<string, Attribute>) })).written;
}

/** `undefined`: somebody else has written since this one was read. */
export async function changeOperator(
  table: Table,
  { name, version }: Pick<Operator, 'name' | 'version'>,
  changes: OperatorChanges,
): Promise<Operator | undefined> {
  const result = await table.updateIf(keyOf(name), version, changes as unknown as Changes);
  return result.written ? fromItem(result.item) : undefined;
}

export async function listOperators(table: Table): Promise<readonly Operator[]> {
  const { items } = await table.query({ pk: partition, limit: listedMax });
  return items.map((item) => fromItem(item as Item));
}

const fromItem = ({ pk: _, sk, ...rest }: Item): Operator =>
  ({ ...(rest as unknown as Omit<Operator, 'name'>), name: sk }) satisfies Operator;
