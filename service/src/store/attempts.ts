import type { Key, Table } from '../ports/table.ts';
import { attemptLifeMs } from '../webhooks/after-try.ts';

/** A try to tell an endpoint of an event that came to nothing. */
export interface FailedAttempt {
  readonly itemId: string;
  readonly n: number;
  /** The endpoint's id. */
  readonly to: string;
  /** ms since 1970. */
  readonly at: number;
  /** What it answered, with the first bytes of that; or why there was no answer. */
  readonly status?: number;
  readonly said?: string;
  readonly error?: string;
}

/** More attempts of one event than this there are not: ten tries, five endpoints, and what is replayed. */
const attemptsMax = 250;

const partition = (itemId: string): string => `attempts#${itemId}`;
const prefix = (n: number): string => String(n).padStart(9, '0');

/** DynamoDB forgets it by its time to live. Writing the same one again changes nothing. */
export async function noteAttempt(table: Table, { itemId, n, to, at, ...rest }: FailedAttempt): Promise<void> {
  const key: Key = { pk: partition(itemId), sk: `${prefix(n)}#${to}#${at}` };
  const forgetAt = Math.ceil((at + attemptLifeMs) / 1000);
  await table.putIfAbsent({ ...key, n, to, at, ...rest, forgetAt });
}

/** The failed attempts of one event, of the last 30 days (`now` in ms), endpoint by endpoint. */
export async function readAttempts(table: Table, itemId: string, n: number, now: number): Promise<FailedAttempt[]> {
  const bounds = { from: `${prefix(n)}#`, to: `${prefix(n)}#~` };
  const { items } = await table.query({ pk: partition(itemId), ...bounds, limit: attemptsMax });
  const attempts = items.map(({ pk: _, sk: __, version: ___, forgetAt: ____, ...rest }) => ({ itemId, ...rest }));
  return (attempts as unknown as FailedAttempt[]).filter(({ at }) => at > now - attemptLifeMs);
}
