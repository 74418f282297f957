import type { KakaoPay } from 'kakaopay-client';
import type { Clock, Sleep } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { Log } from './ports/log.ts';
import type { Table } from './ports/table.ts';
import type { Webhooks } from './ports/webhooks.ts';

/** What it takes to move a payment on. Production fills it with the network, tests with a virtual one. */
export interface Engine {
  readonly kakaoPay: KakaoPay;
  readonly table: Table;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly ids: Ids;
  readonly log: Log;
}

/** What it takes to tell the shop. */
export interface Teller extends Pick<Engine, 'table' | 'clock' | 'ids' | 'log'> {
  readonly webhooks: Webhooks;
  /** Those of the endpoints derive from the first; while it is rotated, what is sent is signed by all of these. */
  readonly webhookSecrets: readonly string[];
}

/** Everything outside the service, and its settings: what it takes to answer payers and shops. */
export interface Service extends Engine {
  readonly settings: Settings;
}

/** What it takes to answer what the shop asks about events and where they go. Nothing of it calls KakaoPay. */
export interface EventsService extends Teller {
  readonly settings: PublicService['settings'] & Pick<Settings, 'localWebhooks'>;
}

export interface Settings {
  /** KakaoPay's `cid` for payments that are made once. */
  readonly merchantCode: string;
  /** KakaoPay's `cid` for subscriptions; a shop without one offers none. */
  readonly subscriptionCode?: string | undefined;
  /** Where payers reach this service, without a slash at the end. */
  readonly publicUrl: string;
  /** Beside http and https, the schemes that a `returnUrl` may have: those of the shop's own apps. */
  readonly returnSchemes: readonly string[];
  /** Webhooks may go to this machine itself: a laptop's. */
  readonly localWebhooks?: boolean;
  /** The first signs the links that payers carry; all of them open links, so that a rotation cuts off no payer. */
  readonly linkSecrets: readonly string[];
  /** What payers are told of the shop; an empty text counts as none. */
  readonly shop?: Shop;
}

export interface Shop {
  readonly name?: string;
  /** The shop's own page. */
  readonly url?: string;
  /** Where a payer may ask: an e-mail address, a telephone number, a page, or any text. */
  readonly contact?: string;
}

/** What it takes to show whoever has an API key what is in the table: nothing that could move money. */
export interface ReadingService extends PublicService {
  readonly table: Table;
  readonly clock: Clock;
}

/** What it takes to answer what anybody may read. */
export interface PublicService {
  readonly log: Log;
  readonly settings: Pick<Settings, 'publicUrl' | 'returnSchemes'>;
}
