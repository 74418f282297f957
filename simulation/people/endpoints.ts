import type { Table } from '../../service/src/ports/table.ts';
import type { WebhookAnswer, WebhookCall } from '../../service/src/ports/webhooks.ts';
import { changeEndpoints } from '../../service/src/store/endpoints.ts';
import type { Report } from '../invariants/invariants.ts';

/** An endpoint of the shop's does not answer well for a while. */
export interface Trouble {
  readonly url: string;
  readonly status: number;
  /** ms since 1970. */
  readonly from: number;
  readonly to: number;
}

/** What the shop's endpoints have taken. */
export interface Receivers {
  receive(call: WebhookCall, status: number): WebhookAnswer;
  /** The ids of the events that this address has taken, in the order in which each came first. */
  taken(url: string): ReadonlySet<string>;
  /** How many deliveries came. */
  count(): number;
}

export function createReceivers(report: Report, now: () => number, troubles: readonly Trouble[]): Receivers {
  const bytes = new Map<string, string>();
  const taken = new Map<string, Set<string>>();
  let count = 0;
  const takenAt = (url: string): Set<string> => {
    const known = taken.get(url) ?? new Set<string>();
    taken.set(url, known);
    return known;
  };
  return {
    receive({ url, headers, body }, asked) {
      count += 1;
      const id = headers['webhook-id'] ?? '';
      const first = bytes.get(id);
      if (first === undefined) bytes.set(id, body);
      else if (first !== body) report('same_bytes', id, 'its body is another one than on the first try');
      const trouble = troubles.find((one) => one.url === url && one.from <= now() && now() < one.to);
      const status = trouble?.status ?? asked;
      if (status < 300) takenAt(url).add(id);
      return { status, said: '' };
    },
    taken: takenAt,
    count: () => count,
  };
}

export const urlOf = (slot: number): string => `https://shop${slot}.example/hook`;

/** So many endpoints stand there from the beginning. */
export async function makeEndpoints(table: Table, count: number): Promise<void> {
  if (count === 0) return;
  const made = Array.from({ length: count }, (_, slot) => ({
    id: `we_00000000000${slot}`,
    slot,
    url: urlOf(slot),
    generation: 1,
    createdAt: 0,
  }));
  await changeEndpoints(table, () => made);
}
