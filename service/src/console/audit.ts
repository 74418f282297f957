import { Problem } from '../http/problem.ts';
import { kstDay } from '../kst.ts';
import type { Changes, Item, Key, Table } from '../ports/table.ts';
import type { ConsoleService } from './service.ts';
import { timeId } from './time-id.ts';

/** What people do with the console and with the commands; a table of its words stands in `words/acts.ts`. */
export type Act =
  | 'sign_in'
  | 'sign_out_everywhere'
  | 'invitation_taken'
  | 'change_password'
  | 'set_up_totp'
  | 'remove_totp'
  | 'disable_operator'
  | 'enable_operator'
  | 'change_role'
  | 'cancel'
  | 'ask_to_cancel'
  | 'confirm_cancel'
  | 'decline_cancel'
  | 'close'
  | 'review'
  | 'pause'
  | 'resume'
  | 'end'
  | 'deliver'
  | 'replay'
  | 'test_endpoint'
  | 'enable_endpoint'
  | 'disable_endpoint'
  | 'create_key'
  | 'revoke_key'
  | 'export';

export interface Deed {
  readonly act: Act;
  /** The actor: `operator:kim`. */
  readonly by: string;
  /** What it was done to: an id. */
  readonly target?: string | undefined;
  readonly amountWon?: number | undefined;
  readonly reason?: string | undefined;
}

export interface AuditEntry extends Deed {
  readonly id: string;
  /** ms since 1970. */
  readonly at: number;
  /** `done`, or the code of the problem; absent while it is not known, as after a crash. */
  readonly outcome?: string;
}

type Surroundings = Pick<ConsoleService, 'table' | 'clock' | 'ids' | 'log'>;

const monthOf = (at: number): string => kstDay(at).slice(0, 7);
const keyOf = ({ id, at }: Pick<AuditEntry, 'id' | 'at'>): Key => ({ pk: `audit#${monthOf(at)}`, sk: id });

/** Does something that somebody asks for: it is written down before, and how it ended afterwards. */
export async function audited<T>(around: Surroundings, deed: Deed, work: () => Promise<T>): Promise<T> {
  const at = around.clock.now();
  const entry = { id: timeId(around.ids, at, 6), at };
  const written = await around.table.putIfAbsent({ ...withoutNothing({ ...deed, at }), ...keyOf(entry) });
  const end = (outcome: string) => endEntry(around, keyOf(entry), written.written ? written.item.version : 0, outcome);
  try {
    const result = await work();
    await end('done');
    return result;
  } catch (error) {
    await end(error instanceof Problem ? error.code : 'internal_error');
    throw error;
  }
}

/** What was done stays done where this fails; the entry then tells no outcome. */
async function endEntry({ table, log }: Surroundings, key: Key, version: number, outcome: string): Promise<void> {
  try {
    await table.updateIf(key, version, { outcome });
  } catch {
    log('error', 'audit_without_outcome', { entry: key.sk });
  }
}

const withoutNothing = (values: object): Record<string, string | number> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  readonly cursor?: string;
}

/** One Korean month, `2026-11`. */
export async function readAudit(table: Table, month: string, limit: number, cursor?: string): Promise<AuditPage> {
  const page = await table.query({ pk: `audit#${month}`, newestFirst: true, limit, ...(cursor && { cursor }) });
  return { entries: page.items.map((item) => fromItem(item as Item)), ...(page.cursor && { cursor: page.cursor }) };
}

const fromItem = ({ pk: _, sk, version: __, ...rest }: Item & Changes): AuditEntry =>
  ({ ...(rest as unknown as Omit<AuditEntry, 'id'>), id: sk }) satisfies AuditEntry;
