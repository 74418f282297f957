import { kst } from '../core/kst.ts';
import type { Context } from './context.ts';
import { findingsOf } from './diagnose.ts';
import { shownParameters } from './parameters.ts';
import type { Finding, JournalEntry } from './schemas.ts';
import type { Seen, SeenCall } from './seen.ts';

/** What people and programs read of a thing that happened. Nothing in it is secret or personal. */
export function entryOf(seen: Seen, context: Context): JournalEntry {
  const { n, at: atMs } = seen;
  const begin = { n, at: `${kst(atMs)}+09:00`, atMs };
  const findings = [...findingsOf(seen, context)];
  switch (seen.kind) {
    case 'call':
      return { ...begin, ...callOf(seen, context, findings) };
    case 'payer':
      return { ...begin, kind: 'payer', ...given({ tid: seen.tid, sid: seen.sid }), step: seen.step, findings };
    case 'clock':
      return { ...begin, kind: 'clock', byMs: seen.byMs, findings };
    case 'expired':
      return { ...begin, kind: 'expired', tid: seen.tid, findings };
  }
}

type CallEntry = Extract<JournalEntry, { kind: 'call' }>;

/** Without what is undefined. */
const given = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

export function tokenLooks({ raw, tid }: SeenCall, { books }: Context): 'right' | 'wrong' | undefined {
  if (raw?.pg_token === undefined || tid === undefined) return undefined;
  return raw.pg_token === books.ids.pgToken(tid) ? 'right' : 'wrong';
}

function callOf(seen: SeenCall, context: Context, findings: Finding[]): Omit<CallEntry, 'n' | 'at' | 'atMs'> {
  const { tid, sid, orderId, generation, method, path, name: call, scheme, keyKind, contentType, userAgent } = seen;
  const { effect, act, status, code, text, fault, lost } = seen;
  return {
    kind: 'call',
    ...given({ tid, sid, orderId }),
    generation,
    method,
    path,
    ...given({ call }),
    key: { scheme, kind: keyKind },
    contentType,
    ...given({ userAgent }),
    parameters: shownParameters(seen),
    ...given({ pgToken: tokenLooks(seen, context) }),
    effect,
    ...given({ won: act?.amount.total, status, code, text, fault }),
    lost,
    findings,
  };
}
