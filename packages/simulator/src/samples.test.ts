import { describe, expect, test } from 'vitest';
import { type Sample, samples } from '../../../tests/samples/samples.ts';
import { type Body, createShop, type Shop } from './testing/shop.ts';

// The documented and captured samples: their requests must be taken, and every field of their answers must be given.

const paths: Readonly<Record<Sample['call'], string>> = {
  ready: 'ready',
  approve: 'approve',
  cancel: 'cancel',
  order: 'order',
  subscription: 'subscription',
  subscriptionStatus: 'manage/subscription/status',
  subscriptionInactive: 'manage/subscription/inactive',
};

/** As a form carries it: lists and maps as JSON text. */
const asText = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : value);

const pick = (from: Body, names: readonly string[]) =>
  Object.fromEntries(names.filter((name) => name in from).map((name) => [name, from[name]]));

/** Ids and tokens of a sample belong to a payment of the real KakaoPay: they become those of one made to fit. */
async function idsFor({ ready, call, sim }: Shop, { call: name, request = {} }: Sample): Promise<Body> {
  if (name === 'ready') return {};
  const made = await ready({
    ...pick(request, ['cid', 'partner_order_id', 'partner_user_id']),
    total_amount: request.total_amount ?? request.cancel_available_amount ?? 2200,
    vat_amount: undefined,
  });
  const { tid } = made.body;
  const pg_token = (await sim.payer.pay(tid, { method: 'MONEY' })).redirect.slice(-20);
  if (name === 'approve') return { tid, pg_token };
  const users = { partner_order_id: 'order-1', partner_user_id: 'user-1' };
  const parties = { ...users, ...pick(request, ['cid', 'partner_order_id', 'partner_user_id']) };
  const { sid } = (await call('approve', { ...parties, tid, pg_token })).body;
  return 'sid' in request ? { sid } : { tid };
}

const requests = samples.filter(({ request, answer }) => request !== undefined && (answer?.status ?? 200) === 200);

test.each(requests)('$generation $call: $name is taken', async (sample) => {
  const shop = await createShop(sample.generation);
  const ids = await idsFor(shop, sample);
  const fields = Object.entries({ ...sample.request, ...ids });
  const sent = Object.fromEntries(
    fields.map(([name, value]) => [name, sample.generation === 'legacy' ? asText(value) : value]),
  );
  const { status, body } = await shop.call(paths[sample.call], sent);
  expect([status, body.error_message ?? body.msg]).toEqual([200, undefined]);
});

/** Names of all fields, `amount.total` for one inside another; lists count as their entries. */
function fieldNames(value: unknown, prefix = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => fieldNames(entry, prefix));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [prefix + name, ...fieldNames(inner, `${prefix}${name}.`)]);
}

/** Answers with as many fields as can be had: a subscription by card, charged, partly canceled, ended. */
async function richAnswers(generation: 'current' | 'legacy') {
  const { ready, call, sim } = await createShop(generation, { assume: { unusedFields: 'null' } });
  const cid = 'TCSUBSCRIP';
  const users = { partner_order_id: 'order-1', partner_user_id: 'user-1' };
  const first = await ready({ cid, item_code: 'pie' });
  const { tid } = first.body;
  const pg_token = (await sim.payer.pay(tid, { method: 'CARD' })).redirect.slice(-20);
  const approve = await call('approve', { cid, tid, pg_token, ...users, payload: 'mine' });
  const { sid } = approve.body;
  const charge = { cid, sid, ...users, item_code: 'pie', quantity: 1, total_amount: 1100, tax_free_amount: 0 };
  const subscription = await call('subscription', { ...charge, payload: 'mine' });
  const part = { cid, tid, cancel_amount: 1100, cancel_tax_free_amount: 0 };
  const cancel = await call('cancel', { ...part, payload: 'mine' });
  const order = await call('order', { cid, tid });
  const subscriptionInactive = await call(paths.subscriptionInactive, { cid, sid });
  const subscriptionStatus = await call(paths.subscriptionStatus, { cid, sid });
  return { ready: first, approve, subscription, cancel, order, subscriptionInactive, subscriptionStatus };
}

/** With several methods tried in turn: a contract feature that is not simulated. The list itself is there, as null. */
const notGiven = /^sequential_payment_methods\./;

test.each(samples.filter(({ answer }) => answer?.status === 200))(
  '$generation $call: $name has no field that is unknown here',
  async ({ generation, call, answer }) => {
    const { body } = (await richAnswers(generation))[call];
    const known = new Set(fieldNames(body));
    expect(fieldNames(answer?.body).filter((name) => !known.has(name) && !notGiven.test(name))).toEqual([]);
  },
);

describe('error samples in the documented envelope', () => {
  const isDocumented = (body: Body) => 'error_code' in body || 'msg' in body;
  const errors = samples.filter(({ answer }) => answer && answer.status >= 400 && isDocumented(answer.body));

  test.each(errors)('$generation $call: $name can be ordered', async ({ generation, answer }) => {
    const { sim, ready } = await createShop(generation);
    const { error_code, code, extras } = (answer?.body ?? {}) as Record<string, never>;
    sim.faults.add({ call: 'ready', kind: 'refuse', code: error_code ?? code ?? 0, ...(extras ? { extras } : {}) });
    const { status, body } = await ready();
    expect(status).toBe(answer?.status);
    expect(Object.keys(body).sort()).toEqual(Object.keys(answer?.body ?? {}).sort());
    expect(body.extras).toEqual(extras);
  });
});
