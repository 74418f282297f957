import { createKakaoPay, type TransportRequest } from 'kakaopay-client';
import { expect, test } from 'vitest';
import { withCidSecret } from './with-cid-secret.ts';

const sent: TransportRequest[] = [];
const client = createKakaoPay({
  generation: 'current',
  secretKey: 'DEVKEY',
  cid: 'C371930065',
  cidSecret: 'of-the-first-code',
  baseUrl: 'http://kakaopay.test',
  transport: async (request) => {
    sent.push(request);
    return { status: 200, body: '{}' };
  },
});
const kakaoPay = withCidSecret(client, 'C371930066', 'of-the-second-code');

const urls = { approval_url: 'http://a.test', cancel_url: 'http://a.test', fail_url: 'http://a.test' };
const order = { partner_order_id: 'A-1', partner_user_id: 'b-1' };
const amounts = { item_name: 'pie', quantity: 1, total_amount: 2200, tax_free_amount: 0 };
const [tid, sid] = ['T469b847306d7b2dc394', 'S469b847306d7b2dc395'];
const calls = {
  ready: (cid?: string) => kakaoPay.ready({ ...merchant(cid), ...order, ...amounts, ...urls }),
  approve: (cid?: string) => kakaoPay.approve({ ...merchant(cid), ...order, tid, pg_token: 'token' }),
  cancel: (cid?: string) => kakaoPay.cancel({ ...merchant(cid), tid, cancel_amount: 100, cancel_tax_free_amount: 0 }),
  order: (cid?: string) => kakaoPay.order({ ...merchant(cid), tid }),
  subscription: (cid?: string) => kakaoPay.subscription({ ...merchant(cid), ...order, ...amounts, sid }),
  subscriptionStatus: (cid?: string) => kakaoPay.subscriptionStatus({ ...merchant(cid), sid }),
  subscriptionInactive: (cid?: string) => kakaoPay.subscriptionInactive({ ...merchant(cid), sid }),
};
const merchant = (cid: string | undefined) => (cid === undefined ? {} : { cid });

test.each(Object.entries(calls))('%s: each code goes with its own secret, any other with none', async (_, call) => {
  sent.length = 0;
  for (const cid of ['C371930066', 'C371930065', undefined, 'C371930067']) await call(cid);
  const merchants = sent.map(({ body }) => JSON.parse(body) as { cid: string; cid_secret?: string });
  expect(merchants.map(({ cid, cid_secret }) => [cid, cid_secret])).toEqual([
    ['C371930066', 'of-the-second-code'],
    ['C371930065', 'of-the-first-code'],
    ['C371930065', 'of-the-first-code'],
    ['C371930067', undefined],
  ]);
});

test('what else a call is given goes along', async () => {
  const soon = { sendBefore: new Date(0) };
  expect(await kakaoPay.order({ cid: 'C371930066', tid }, soon)).toMatchObject({ ok: false });
});
