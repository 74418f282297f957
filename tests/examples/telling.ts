import { Webhook } from 'standardwebhooks';
import { type Visit, visit } from '../running/by-http.ts';
import type { Shop } from './shops.ts';

/** As much of an event as a shop reads. */
export interface Told {
  readonly type: string;
  readonly data: {
    readonly id: string;
    readonly version: number;
    readonly status: string;
    readonly canceledWon: number;
  };
}

interface Changed {
  readonly secret?: string;
  /** When it was signed, ms since 1970. */
  readonly at?: number;
  /** What comes in place of what was signed. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Tells a shop as the service does, unless something is changed. */
export function tell(shop: Shop, told: Told, changed: Changed = {}): Promise<Visit> {
  const signed = JSON.stringify({ timestamp: new Date().toISOString(), ...told });
  const { secret = shop.webhookSecret, at = Date.now(), body = signed } = changed;
  const id = `${told.data.id}_${told.data.version}`;
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, new Date(at), signed),
    ...changed.headers,
  };
  return visit(`${shop.url}/webhooks`, { method: 'POST', headers, body });
}

const otherSecret = `whsec_${Buffer.from('a secret of somebody else').toString('base64')}`;
const minuteMs = 60_000;

/** What somebody else might send in place of the service. */
export const forgeries: Readonly<Record<string, (shop: Shop, told: Told) => Promise<Visit>>> = {
  'signed with another secret': (shop, told) => tell(shop, told, { secret: otherSecret }),
  'with another body': (shop, told) => tell(shop, told, { body: JSON.stringify({ ...told, more: 1 }) }),
  'long after it was signed': (shop, told) => tell(shop, told, { at: Date.now() - 6 * minuteMs }),
  'under another id': (shop, told) => tell(shop, told, { headers: { 'webhook-id': 'pay_1_1' } }),
  'with a signature that is none': (shop, told) => tell(shop, told, { headers: { 'webhook-signature': 'v1' } }),
  'with a garbled signature': (shop, told) => tell(shop, told, { headers: { 'webhook-signature': 'v1,é,=' } }),
  'with an empty signature': (shop, told) => tell(shop, told, { headers: { 'webhook-signature': '' } }),
  'without a signature': (shop, told) => visit(`${shop.url}/webhooks`, { method: 'POST', body: JSON.stringify(told) }),
  'that is not text': (shop, told) => tell(shop, told, { body: Buffer.from([0xff, 0xfe]).toString('latin1') }),
  'far too large': (shop, told) => tell(shop, told, { body: 'x'.repeat(200_000) }),
};
