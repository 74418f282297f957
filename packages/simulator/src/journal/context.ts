import type { Books } from '../core/books.ts';
import { type Seen, type SeenCall, sidOf, tidOf } from './seen.ts';

/** What is known around a thing that happened: everything else of the same payment, subscription or order. */
export interface Context {
  readonly books: Books;
  /** The virtual time of whoever asks, in milliseconds. */
  readonly now: number;
  /** Oldest first, like the other two. */
  readonly ofTid: (tid: string | undefined) => readonly Seen[];
  readonly ofSid: (sid: string | undefined) => readonly Seen[];
  readonly ofOrder: (orderId: string | undefined) => readonly SeenCall[];
  /** Every tid there is something about. */
  readonly tids: () => Iterable<string>;
}

const orderOf = (seen: Seen) => (seen.kind === 'call' ? seen.orderId : undefined);

function grouped<T extends Seen>(all: readonly T[], keyOf: (seen: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const seen of all) {
    const key = keyOf(seen);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(seen);
    else groups.set(key, [seen]);
  }
  return groups;
}

export function contextOf(books: Books, all: readonly Seen[]): Context {
  const [byTid, bySid] = [grouped(all, tidOf), grouped(all, sidOf)];
  const byOrder = grouped(
    all.filter((seen) => seen.kind === 'call'),
    orderOf,
  );
  return {
    books,
    now: books.now(),
    ofTid: (tid) => byTid.get(tid ?? '') ?? [],
    ofSid: (sid) => bySid.get(sid ?? '') ?? [],
    ofOrder: (orderId) => byOrder.get(orderId ?? '') ?? [],
    tids: () => byTid.keys(),
  };
}

/** Calls of one name about the same payment, before or after this one. */
const callsOf = (list: readonly Seen[], name: SeenCall['name']) =>
  list.filter((seen): seen is SeenCall => seen.kind === 'call' && seen.name === name);

export const earlierCalls = (call: SeenCall, { ofTid }: Context, name: SeenCall['name']): readonly SeenCall[] =>
  callsOf(ofTid(call.tid), name).filter(({ n }) => n < call.n);

export const laterCalls = (call: { n: number; tid: string | undefined }, { ofTid }: Context, name: SeenCall['name']) =>
  callsOf(ofTid(call.tid), name).filter(({ n }) => n > call.n);
