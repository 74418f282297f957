import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Attribute, Item, Key, Table } from '../ports/table.ts';
import { timeId } from './time-id.ts';

/** A refund that one operator has asked for and another must confirm. */
export interface Proposal {
  /** The cancellation's Idempotency-Key as well: confirmed twice, it is made once. */
  readonly id: string;
  readonly version: number;
  readonly paymentId: string;
  readonly amountWon: number;
  readonly reason?: string;
  /** The operator's name. */
  readonly by: string;
  /** ms since 1970. */
  readonly at: number;
  /** Until then it can be confirmed, ms since 1970. */
  readonly expiresAt: number;
  readonly decided?: { readonly by: string; readonly at: number; readonly as: 'confirmed' | 'declined' };
}

const partition = 'proposals';
const keyOf = (id: string): Key => ({ pk: partition, sk: id });
/** Days later the payment may stand quite otherwise. */
const lifeMs = 3 * 24 * 60 * 60_000;
/** What was decided is in the audit and on the payment; here it is remembered for a month. */
const rememberedMs = 30 * 24 * 60 * 60_000;
const listedMax = 100;

interface Surroundings {
  readonly table: Table;
  readonly clock: Clock;
  readonly ids: Ids;
}

export async function propose(
  { table, clock, ids }: Surroundings,
  asked: Pick<Proposal, 'paymentId' | 'amountWon' | 'by'> & { readonly reason?: string | undefined },
): Promise<string> {
  const at = clock.now();
  const { reason, ...rest } = asked;
  const times = { at, expiresAt: at + lifeMs, forgetAt: Math.ceil((at + rememberedMs) / 1000) };
  const id = timeId(ids, at, 12);
  await table.putIfAbsent({ ...keyOf(id), ...rest, ...(reason && { reason }), ...times });
  return id;
}

export async function readProposal(table: Table, id: string): Promise<Proposal | undefined> {
  const item = await table.get(keyOf(id));
  return item && fromItem(item);
}

/** `false`: somebody else has decided meanwhile. */
export async function decide(
  table: Table,
  { id, version }: Proposal,
  decided: NonNullable<Proposal['decided']>,
): Promise<boolean> {
  return (await table.updateIf(keyOf(id), version, { decided: decided as unknown as Attribute })).written;
}

/** Those that still wait, newest first. `now` in ms. */
export async function openProposals(table: Table, now: number): Promise<readonly Proposal[]> {
  const { items } = await table.query({ pk: partition, newestFirst: true, limit: listedMax });
  return items.map((item) => fromItem(item as Item)).filter((one) => isOpen(one, now));
}

export const isOpen = ({ decided, expiresAt }: Proposal, now: number): boolean =>
  decided === undefined && now < expiresAt;

const fromItem = ({ pk: _, sk, ...rest }: Item): Proposal =>
  ({ ...(rest as unknown as Omit<Proposal, 'id'>), id: sk }) satisfies Proposal;
