import type { KakaoPay } from 'kakaopay-client';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { Log } from './ports/log.ts';
import type { Table } from './ports/table.ts';

/** Everything outside the service, and its settings. Production fills it with the network, tests with a virtual one. */
export interface World {
  readonly kakaoPay: KakaoPay;
  readonly table: Table;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly settings: Settings;
}

export interface Settings {
  /** KakaoPay's `cid`. */
  readonly merchantCode: string;
  /** Where payers reach this service, without a slash at the end. */
  readonly publicUrl: string;
  /** Signs the links that payers carry. */
  readonly linkSecret: string;
}
