import { createKakaoPay, type KakaoPay } from './create-kakaopay.ts';
import type { Transport, TransportRequest } from './exchange/transport.ts';
import type { KakaoPayOptions } from './options.ts';

export const tid = 'T469b847306d7b2dc394';
export const sid = 'S1620684ff1f1275646e';
const ids = { partner_order_id: 'order-1', partner_user_id: 'user-1' };
const amounts = { quantity: 1, total_amount: 2200, tax_free_amount: 0 };
const urls = {
  approval_url: 'https://shop.example/a',
  cancel_url: 'https://b.example',
  fail_url: 'http://localhost:1/c',
};

/** The smallest request of each call that can be sent. */
export const requests = {
  ready: { ...ids, ...amounts, ...urls, item_name: '초코파이' },
  approve: { tid, ...ids, pg_token: 'ad950e97794abfef4ce0' },
  cancel: { tid, cancel_amount: 2200, cancel_tax_free_amount: 0 },
  order: { tid },
  subscription: { sid, ...ids, ...amounts },
  subscriptionStatus: { sid },
  subscriptionInactive: { sid },
} as const satisfies { [Call in keyof KakaoPay]: Parameters<KakaoPay[Call]>[0] };

export const options = { generation: 'current', secretKey: 'DEVSECRETKEY0001', cid: 'TC0ONETIME' } as const;

/** A client whose every call gets this answer, and the requests that it sent. */
export function answering(status: number, body: unknown, own: Partial<KakaoPayOptions> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return overTransport(async () => ({ status, body: text }), own);
}

/** A client whose every call fails on the way. */
export function rejecting(reason: unknown, own: Partial<KakaoPayOptions> = {}) {
  return overTransport(() => Promise.reject(reason), own);
}

function overTransport(transport: Transport, own: Partial<KakaoPayOptions>) {
  const sent: TransportRequest[] = [];
  const recording: Transport = (request) => {
    sent.push(request);
    return transport(request);
  };
  return { kakaoPay: createKakaoPay({ ...options, transport: recording, ...own }), sent };
}

/** Makes the call of this name with the smallest request. */
export function call(kakaoPay: KakaoPay, name: keyof KakaoPay, own: Readonly<Record<string, unknown>> = {}) {
  const calling = kakaoPay[name] as (request: unknown) => ReturnType<KakaoPay[keyof KakaoPay]>;
  return calling({ ...requests[name], ...own });
}
