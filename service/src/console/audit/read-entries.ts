import type { Table } from '../../ports/table.ts';
import { actorOf } from '../access/operators.ts';
import { type Act, type AuditEntry, type AuditPage, readAudit } from '../audit.ts';

/** What is looked for among the entries of a month. */
export interface Wanted {
  readonly month: string;
  /** An operator's name; `commandActor`: whoever used a command. */
  readonly by?: string | undefined;
  readonly act?: Act | undefined;
  readonly cursor?: string | undefined;
}

/** No operator has a name like that. */
export const commandActor = 'command:';

const perPage = 50;
/** So many pages are looked through for one that is shown: what is looked for may be rare. */
const pagesMax = 40;

/** The next ones that fit, newest first. A cursor says where it goes on; there may be none that fit before it. */
export async function readEntries(table: Table, { month, by, act, cursor }: Wanted): Promise<AuditPage> {
  const entries: AuditEntry[] = [];
  let at = cursor;
  for (let pages = 0; pages < pagesMax; pages++) {
    const page = await readAudit(table, month, perPage, at);
    entries.push(...page.entries.filter((entry) => (act === undefined || entry.act === act) && isBy(entry, by)));
    at = page.cursor;
    if (at === undefined || entries.length >= perPage) break;
  }
  return { entries, ...(at !== undefined && { cursor: at }) };
}

function isBy(entry: AuditEntry, by: string | undefined): boolean {
  if (by === undefined) return true;
  return by === commandActor ? entry.by.startsWith(commandActor) : entry.by === actorOf(by);
}
