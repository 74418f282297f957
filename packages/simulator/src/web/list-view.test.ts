import { expect, test } from 'vitest';
import { callNames } from '../api/calls.ts';
import { faultKindNames } from '../faults/kinds.ts';
import { createShop, visit } from '../testing/shop.ts';

const formHeaders = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };

/** A shop with so many payments, `order-1` first, and a look at its list. */
async function listed(count: number) {
  const shop = await createShop();
  for (let index = 1; index <= count; index += 1) await shop.ready({ partner_order_id: `order-${index}` });
  const list = async (query = '') => (await visit(shop.sim, `/?lang=en${query}`)).body as string;
  const post = (path: string, body: string) => visit(shop.sim, path, { method: 'POST', headers: formHeaders, body });
  return { ...shop, list, post };
}

const ordersOn = (page: string) => [...page.matchAll(/aria-label="[^"]*, (order-\d+)"/g)].map(([, order]) => order);
const versionOf = (page: string) => /id="found" data-live="(\w+)"/.exec(page)?.[1];

test('twenty to a page, the newest first', async () => {
  const { list } = await listed(45);
  expect(ordersOn(await list())).toEqual(Array.from({ length: 20 }, (_, index) => `order-${45 - index}`));
  expect(ordersOn(await list('&page=3'))).toEqual(['order-5', 'order-4', 'order-3', 'order-2', 'order-1']);
  expect(await list('&page=2')).toContain('href="/?lang=en&amp;page=3"');
  for (const page of ['0', '-1', 'x', '1.5', '99']) expect(ordersOn(await list(`&page=${page}`))).not.toEqual([]);
});

test('a search looks at orders, items, users, tids and states, in any letters', async () => {
  const { list, sim } = await listed(3);
  const second = sim.payments()[1]?.tid ?? '';
  await sim.payer.quit(second);
  for (const text of ['ORDER-2', second, 'quit_payment'])
    expect(ordersOn(await list(`&q=${text}`))).toEqual(['order-2']);
  expect(ordersOn(await list(`&q=${encodeURIComponent('초코')}`))).toHaveLength(3);
  expect(await list('&q=nothing')).toContain('No payment matches “nothing”.');
});

test('what the script compares changes with what is shown, not with the time', async () => {
  const { list, sim, ready } = await listed(1);
  const seen = [versionOf(await list())];
  sim.clock.advance('1s');
  expect(versionOf(await list())).toBe(seen[0]);
  await ready();
  seen.push(versionOf(await list()));
  await sim.payer.quit(sim.payments()[0]?.tid ?? '');
  seen.push(versionOf(await list()));
  expect(new Set(seen).size).toBe(3);
  sim.faults.add({ call: 'ready', kind: 'lose_answer' });
  expect(versionOf(await list())).toBe(seen[2]);
});

test('a state narrows the list down, together with a search', async () => {
  const { list, sim, paid } = await listed(3);
  const [first, second] = sim.payments();
  await sim.payer.quit(first?.tid ?? '');
  await sim.payer.pay(second?.tid ?? '', { method: 'MONEY' });
  await paid({ partner_order_id: 'order-4' });
  const states = {
    open: [3],
    authenticated: [2],
    paid: [4],
    canceled: [],
    ended: [1],
    all: [4, 3, 2, 1],
    nonsense: [4, 3, 2, 1],
  };
  for (const [state, numbers] of Object.entries(states)) {
    expect(ordersOn(await list(`&state=${state}`)), state).toEqual(numbers.map((number) => `order-${number}`));
  }
  expect(ordersOn(await list('&state=open&q=order-2'))).toEqual([]);
  sim.clock.advance('1h');
  expect(ordersOn(await list('&state=ended'))).toEqual(['order-3', 'order-2', 'order-1']);
});

test('what happened stands below, the newest first, or what there is something to say about alone', async () => {
  const { list, sim, ready } = await listed(1);
  await ready({ total_amount: 'x' });
  sim.clock.advance('90s');
  const [moved, refused, asked] = (await list()).split('<li class="event').slice(1);
  expect(moved).toContain('moved forward by 1 min 30 s');
  expect(refused).toContain('refused -2');
  expect(refused).toContain('<dt>item_name</dt><dd>초코파이</dd>');
  expect(asked).toContain(`href="/payments/${sim.payments()[0]?.tid}?lang=en"`);
  expect(await list()).not.toContain('user-1');
  expect(await list('&said=yes')).toContain('aria-current="true">With findings');
});

test('the slider moves the clock, and nothing else moves it', async () => {
  const { post, sim } = await listed(0);
  const moved = await post('/clock?lang=en', 'step=5');
  expect([moved.status, moved.headers.get('location'), sim.clock.aheadMs()]).toEqual([303, '/?lang=en', 86_400_000]);
  for (const step of ['', 'step=8', 'step=-1', 'step=x']) expect((await post('/clock', step)).status).toBe(400);
  for (let count = 0; count < 1300; count += 1) sim.clock.advance('28d');
  expect((await post('/clock', 'step=7')).status).toBe(303);
});

test('the phone begins with a page of its own that any page here may frame', async () => {
  const { sim } = await listed(0);
  const { body, headers } = await visit(sim, '/phone?lang=en');
  expect(body).toContain('The payer’s phone');
  expect(headers.get('content-security-policy')).toContain("frame-src 'self'");
});

test('a fault is injected and removed by the forms of the page', async () => {
  const { list, post, sim } = await listed(0);
  const form = 'call=approve&kind=refuse&code=-785&every=1&times=';
  const added = await post('/_sim/faults?lang=en', form);
  expect([added.status, added.headers.get('location')]).toEqual([303, '/?lang=en']);
  expect(sim.faults.list()).toEqual([{ id: 1, call: 'approve', kind: 'refuse', code: -785, every: 1, fired: 0 }]);
  const remove = /action="(\/_sim\/faults\/1\/remove[^"]*)"/.exec(await list())?.[1] ?? '';
  expect((await post(remove, '')).status).toBe(303);
  expect(sim.faults.list()).toEqual([]);
});

/** What a form sends as it stands: the first option of each choice, and every field. */
function filledIn(form: string): string {
  const inputs = [...form.matchAll(/<input (?:type="hidden" )?name="(\w+)" value="([^"]*)"/g)];
  const choices = [...form.matchAll(/<select name="(\w+)"><option value="([^"]*)"/g)];
  return new URLSearchParams(
    [...inputs, ...choices].map(([, name = '', value = '']): [string, string] => [name, value]),
  ).toString();
}

test('each kind of fault has a form of its own, which does as it stands', async () => {
  const { list, post, sim } = await listed(0);
  const forms = [...(await list()).matchAll(/<form [^>]*action="\/_sim\/faults[^>]*>.*?<\/form>/gs)].map(
    ([form]) => form,
  );
  expect(forms).toHaveLength(faultKindNames.length);
  for (const form of forms) expect((await post('/_sim/faults?lang=en', filledIn(form))).status).toBe(303);
  const set = sim.faults.list();
  expect(set.map(({ kind }) => kind)).toEqual(faultKindNames);
  for (const fault of set) expect(fault).toMatchObject({ call: 'any', times: 1, fired: 0 });
  expect(set[0]).toMatchObject({ code: -780 });
});

test('a form offers the calls that its kind can strike, and the page tells what is set', async () => {
  const { list, post } = await listed(0);
  const callsOf = async (kind: string) => {
    const form = new RegExp(`value="${kind}">.*?</form>`, 's').exec(await list())?.[0] ?? '';
    const options = /<select name="call">(.*?)<\/select>/s.exec(form)?.[1] ?? '';
    return [...options.matchAll(/value="(\w+)"/g)].map(([, call]) => call);
  };
  expect(await callsOf('lag')).toEqual(['any', 'order', 'subscription_status']);
  expect(await callsOf('lose_answer')).toEqual(['any', ...callNames]);
  await post('/_sim/faults', 'kind=refuse&code=-780&method_result_code=USER_LOCKED&chance=0.25&skip=2&tid=T1');
  expect(await list()).toContain('Any call · Refuse -780 · T1 · not the first 2 · 25% chance · 0 times so far');
});
