import { expect, test } from 'vitest';
import type { Assumptions } from './core/assumptions.ts';
import { createSimulator } from './simulator.ts';
import { type Body, createShop, readyBody, type Shop, subscribing, visit } from './testing/shop.ts';

// Each setting as a program notices it: the usual choice, then the others.

const { cid } = readyBody;
const code = async (answer: ReturnType<Shop['call']>) => {
  const { body } = await answer;
  return body.error_code ?? body.code ?? body.status ?? 'done';
};
const part = (cancel_amount: number, more: Body = {}) => ({ cancel_amount, cancel_tax_free_amount: 0, ...more });

async function cancelOf(shop: Shop, fields: Body, payment: Body = {}): Promise<unknown> {
  const { tid } = (await shop.paid(payment)).body;
  return code(shop.call('cancel', { cid, tid, ...fields }));
}

async function cancelAll(shop: Shop): Promise<unknown> {
  const { tid } = (await shop.paid()).body;
  await shop.call('cancel', { cid, tid, ...part(2200) });
  return code(shop.call('cancel', { cid, tid, ...part(2200) }));
}

/** 35 won hold 3 of VAT; 18 take 2 of it, and an eleventh of the other 17 would be 2 again. */
async function restInParts(shop: Shop): Promise<unknown> {
  const { tid } = (await shop.paid({ total_amount: 35, vat_amount: undefined })).body;
  await shop.call('cancel', { cid, tid, ...part(18) });
  return code(shop.call('cancel', { cid, tid, ...part(17) }));
}

async function approveOther(shop: Shop, other: Body): Promise<unknown> {
  return code(shop.call('approve', { ...(await shop.authenticated()), ...other }));
}

async function approveTwice(shop: Shop): Promise<unknown> {
  const fields = await shop.authenticated();
  await shop.call('approve', fields);
  return code(shop.call('approve', { ...fields, partner_user_id: 'another' }));
}

async function approveDeclined(shop: Shop): Promise<unknown> {
  const fields = await shop.authenticated();
  shop.sim.faults.add({ call: 'approve', kind: 'refuse', code: -780, times: 1 });
  await shop.call('approve', fields);
  return code(shop.call('approve', fields));
}

async function availableBefore(shop: Shop): Promise<unknown> {
  const { tid } = (await shop.ready()).body;
  return (await shop.call('order', { cid, tid })).body.cancel_available_amount.total;
}

async function inactiveTwice(shop: Shop): Promise<unknown> {
  const { sid } = (await shop.paid(subscribing)).body;
  await shop.call('manage/subscription/inactive', { ...subscribing, sid });
  return code(shop.call('manage/subscription/inactive', { ...subscribing, sid }));
}

async function orderOfOther(shop: Shop): Promise<unknown> {
  const { tid } = (await shop.ready()).body;
  return code(shop.call('order', { ...subscribing, tid }));
}

async function expired(shop: Shop): Promise<unknown> {
  const { tid } = (await shop.ready()).body;
  shop.sim.clock.advance('16m');
  return (await shop.call('order', { cid, tid })).body.status;
}

type Row = readonly [keyof Assumptions, ask: (shop: Shop) => Promise<unknown>, seen: readonly unknown[]];

const rows: readonly Row[] = [
  ['unusedFields', async (shop) => (await shop.ready()) && (await shop.paid()).body.payload, [null, null, undefined]],
  [
    'refusalExtras',
    async ({ call }) => (await call('order', { cid, tid: 'T1' })).body.extras?.method_result_code,
    [undefined, '9999'],
  ],
  ['badParameter', ({ call }) => code(call('ready', {})), [-2, -400, -726]],
  ['amountMisfit', ({ ready }) => code(ready({ tax_free_amount: 2201 })), [-722, -724, -725, -726, -2]],
  ['amountMisfit', ({ ready }) => code(ready({ green_deposit: 2201 })), [-722, -724, -725, -726, -2]],
  ['zeroAmount', ({ ready }) => code(ready({ total_amount: 0, vat_amount: 0 })), [-722, -724, -725, -726, -2]],
  ['negativeQuantity', ({ ready }) => code(ready({ quantity: -1 })), [-726, -722, -2]],
  ['otherMethod', ({ ready }) => code(ready({ payment_method_type: 'POINT' })), [-705, -2, 'done']],
  ['otherMerchant', orderOfOther, [-721, -731, -726]],
  ['expiredStatus', expired, ['READY', 'QUIT_PAYMENT', 'FAIL_PAYMENT']],
  ['availableBeforeApproval', availableBefore, [2200, 0]],
  ['approveChecks', approveTwice, [-702, -707]],
  ['approveTotalDiffers', (shop) => approveOther(shop, { total_amount: 1 }), [-725, -722, -724, -726]],
  ['statusAfterDecline', approveDeclined, [-783, 'done']],
  ['guardMismatch', (shop) => cancelOf(shop, part(100, { cancel_available_amount: 1 })), [-722, -710, -726]],
  ['cancelPartsMisfit', (shop) => cancelOf(shop, part(100, { cancel_vat_amount: 101 })), [-722, -710, -725, -726]],
  ['cancelPartsMisfit', (shop) => cancelOf(shop, part(300, { cancel_vat_amount: 201 })), [-722, -710, -725, -726]],
  ['cancelAgain', cancelAll, [-784, -710]],
  ['depositPartCancel', (shop) => cancelOf(shop, part(100), { green_deposit: 100 }), [-722, -710, -781, -784]],
  ['restVat', restInParts, ['CANCEL_PAYMENT', -722]],
  ['inactiveAgain', inactiveTwice, ['INACTIVE', -751]],
];

test.each(rows)('%s', async (name, ask, seen) => {
  const { sim } = await createShop();
  const { choices = [] } = sim.settings.list().find((setting) => setting.name === name) ?? {};
  const found = choices.map(async (choice) => ask(await createShop('current', { assume: { [name]: choice } })));
  expect(await Promise.all(found)).toEqual(seen);
});

test('legacyNoHeader', async () => {
  const ask = async (assume: Partial<Assumptions>) => {
    const shop = await createShop('legacy', { assume });
    const { status, body } = await shop.call('ready', readyBody, { authorization: '' });
    return [status, body.code];
  };
  expect(await ask({})).toEqual([400, -400]);
  expect(await ask({ legacyNoHeader: -401 })).toEqual([401, -401]);
});

test('each setting has a row here', async () => {
  const { sim } = await createShop();
  const names = sim.settings.list().map(({ name }) => name);
  expect([...new Set(rows.map(([name]) => name)), 'legacyNoHeader'].sort()).toEqual([...names].sort());
});

test('the code of a sid of another merchant code, and of a charge of nothing', async () => {
  const { paid, call, sim } = await createShop();
  const { sid } = (await paid(subscribing)).body;
  const charge = { ...readyBody, ...subscribing, sid };
  expect(await code(call('manage/subscription/status', { cid, sid }))).toBe(-750);
  sim.settings.change({ otherMerchant: -731, zeroAmount: -724, amountMisfit: -725, negativeQuantity: -2 });
  expect(await code(call('manage/subscription/status', { cid, sid }))).toBe(-731);
  expect(await code(call('subscription', { ...charge, total_amount: 0, vat_amount: 0 }))).toBe(-724);
  expect(await code(call('subscription', { ...charge, vat_amount: 3000 }))).toBe(-725);
  expect(await code(call('subscription', { ...charge, quantity: -1 }))).toBe(-2);
});

test('a bad parameter of the legacy generation stays -2, which is documented', async () => {
  const { call } = await createShop('legacy', { assume: { badParameter: -400 } });
  expect(await code(call('ready', {}))).toBe(-2);
});

const post = (body: string, type = 'application/json') => ({
  method: 'POST',
  headers: { 'content-type': type },
  body,
});

test('over HTTP: all of them, some changed, a wrong one refused with nothing changed', async () => {
  const { sim } = await createShop();
  const listed = async () => (await visit(sim, '/_sim/settings')).body.settings;
  const before = await listed();
  expect(before).toEqual(JSON.parse(JSON.stringify(sim.settings.list())));
  const wrong = await visit(sim, '/_sim/settings', post('{"restVat":"eleventh","guardMismatch":-1}'));
  expect([wrong.status, wrong.body]).toEqual([
    400,
    { error: 'guardMismatch is wrong: it must be one of -722, -710, -726.' },
  ]);
  for (const nothing of ['', '{}']) {
    expect((await visit(sim, '/_sim/settings', post(nothing))).status).toBe(400);
  }
  const unknown = await visit(sim, '/_sim/settings', post('{"nothing":1}'));
  expect([unknown.status, unknown.body]).toEqual([400, { error: 'nothing is wrong: there is no such setting.' }]);
  expect(await listed()).toEqual(before);
  const form = 'application/x-www-form-urlencoded';
  const changed = await visit(sim, '/_sim/settings', post('guardMismatch=-710&restVat=eleventh', form));
  expect(changed.status).toBe(200);
  const { body } = await visit(sim, '/_sim/settings');
  expect(changed.body).toEqual(body);
  expect(sim.save().assume).toEqual({ guardMismatch: -710, restVat: 'eleventh' });
  await visit(sim, '/_sim/reset', post('{}'));
  expect(await listed()).toEqual(before);
});

test('the OpenAPI document names each setting with its choices', async () => {
  const { sim } = await createShop();
  const { body } = await visit(sim, '/_sim/openapi.json');
  const { schema } = body.paths['/_sim/settings'].post.requestBody.content['application/json'];
  expect(schema.properties.restVat.enum).toEqual(['all_left', 'eleventh']);
  expect(schema.properties.guardMismatch.enum).toContain(-710);
  expect(Object.keys(schema.properties)).toEqual(sim.settings.list().map(({ name }) => name));
});

test('a saved state keeps what was changed; an older one has none; a wrong one is refused', async () => {
  const { sim } = await createShop('current', { assume: { zeroAmount: -724 } });
  sim.settings.change({ restVat: 'eleventh' });
  const state = JSON.parse(JSON.stringify(sim.save()));
  expect((await createShop('current', { state })).sim.save().assume).toEqual({ restVat: 'eleventh' });
  const { assume: _, ...older } = state;
  expect((await createShop('current', { state: older })).sim.save().assume).toEqual({});
  const wrong = createSimulator({ listen: false, state: { ...state, assume: { nothing: 1 } } });
  await expect(wrong).rejects.toThrow('There is no setting nothing: ');
});
