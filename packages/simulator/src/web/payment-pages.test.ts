import { describe, expect, test } from 'vitest';
import { createShop, readyBody, subscribing, visit } from '../testing/shop.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
const script = { ...form, accept: 'application/json' };
const post = (body: string, headers: Record<string, string> = form) => ({ method: 'POST', headers, body });

async function openedShop(generation: 'current' | 'legacy' = 'current', fields = {}) {
  const shop = await createShop(generation);
  const { body } = await shop.ready(fields);
  const order = async () =>
    (await shop.call('order', { cid: body.cid ?? readyBody.cid, tid: body.tid, ...fields })).body;
  const page = new URL(body.next_redirect_pc_url).pathname;
  const mobile = new URL(body.next_redirect_mobile_url).pathname;
  return { ...shop, urls: body, page, mobile, tid: body.tid as string, order };
}

describe.each(['current', 'legacy'] as const)('%s', (generation) => {
  test.each([{}, subscribing])(
    'each address of ready with %j leads to a page, and the payment is opened',
    async (fields) => {
      const { urls, sim, order } = await openedShop(generation, fields);
      const scheme = new URL(urls.ios_app_scheme).searchParams.get('url');
      const { next_redirect_pc_url, next_redirect_mobile_url, next_redirect_app_url } = urls;
      for (const url of [next_redirect_pc_url, next_redirect_mobile_url, next_redirect_app_url, scheme]) {
        const { status, headers, body } = await visit(sim, `${url}?kpayTid=T1`);
        expect(status).toBe(200);
        expect(body).toContain('초코파이');
        expect(headers.get('content-security-policy')).toContain("default-src 'none'");
        expect(headers.get('cache-control')).toBe('no-store');
      }
      expect((await order()).status).toBe('OPEN_PAYMENT');
    },
  );

  test('paying by form leads to the approval address with the token, 303', async () => {
    const { page, sim, order } = await openedShop(generation);
    const { status, headers } = await visit(sim, `${page}/pay?lang=en`, post('method=CARD&card=KB&install_month=0'));
    expect(status).toBe(303);
    expect(headers.get('location')).toMatch(/^https:\/\/shop\.example\/return\?id=1&pg_token=[0-9a-f]{20}$/);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect((await order()).status).toBe('AUTH_PASSWORD');
  });

  test('giving up by script leads to the cancel address with nothing added', async () => {
    const { page, sim, order } = await openedShop(generation);
    const { body } = await visit(sim, `${page}/quit`, post('', script));
    expect(body).toEqual({ redirect: 'https://shop.example/cancel' });
    expect((await order()).status).toBe('QUIT_PAYMENT');
  });
});

test('the waiting page hears of a payment made elsewhere', async () => {
  const { page, sim, tid } = await openedShop();
  const state = async () => (await visit(sim, `${page}/state`)).body;
  await visit(sim, page);
  expect(await state()).toEqual({ status: 'OPEN_PAYMENT', finished: false, remainingMs: 900_000, handedBack: false });
  const { redirect } = await sim.payer.pay(tid, { method: 'MONEY' });
  expect(await state()).toMatchObject({ status: 'AUTH_PASSWORD', finished: true, redirect });
});

test('a phone that came from the QR code stays where it is, the page of the PC goes on', async () => {
  const { page, mobile, sim } = await openedShop();
  const fromPc = `${mobile}/pay?from=pc`;
  expect((await visit(sim, fromPc, post('method=MONEY', script))).body).toEqual({ redirect: `${mobile}?from=pc` });
  const phone = (await visit(sim, `${mobile}/state?from=pc`)).body;
  expect(phone).toMatchObject({ finished: true, handedBack: true });
  expect(phone).not.toHaveProperty('redirect');
  expect((await visit(sim, `${page}/state`)).body.redirect).toContain('pg_token=');
});

test('out of time, the browser belongs at the fail address and nothing can be paid', async () => {
  const { page, sim } = await openedShop();
  sim.clock.advance('15m');
  const { body } = await visit(sim, `${page}/state`);
  expect(body).toMatchObject({ finished: true, remainingMs: 0, redirect: 'https://shop.example/fail' });
  expect((await visit(sim, page)).status).toBe(200);
  const late = await visit(sim, `${page}/pay`, post('method=MONEY', script));
  expect([late.status, late.body]).toEqual([409, { error: 'The payment request has expired.' }]);
});

test('a double click pays once; after giving up nothing can be paid', async () => {
  const { page, sim } = await openedShop();
  const first = await visit(sim, `${page}/pay`, post('method=MONEY', script));
  expect((await visit(sim, `${page}/pay`, post('method=MONEY', script))).body).toEqual(first.body);
  const other = await openedShop();
  await visit(other.sim, `${other.page}/quit`, post('', script));
  const late = await visit(other.sim, `${other.page}/pay`, post('method=MONEY'));
  expect([late.status, late.headers.get('content-type')]).toEqual([409, 'text/html; charset=utf-8']);
});

test.each([
  ['', 'method'],
  ['method=COIN', 'method'],
  ['method=CARD&card=NOBODY', 'card must be one of SHINHAN, KB'],
  ['method=CARD&install_month=3', 'installment'],
  ['method=CARD&install_month=x', 'install_month'],
  ['method=CARD&point=1001', 'point must be a whole number from 0 to 1000'],
  [`method=CARD&card=${'a'.repeat(70_000)}`, 'too large'],
])('the form %.30s is refused with a plain sentence', async (body, word) => {
  const { page, sim } = await openedShop();
  const answer = await visit(sim, `${page}/pay`, post(body, script));
  expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining(word)]);
});

test('a return address in other letters is escaped in the header', async () => {
  const { page, sim } = await openedShop('current', { approval_url: 'https://shop.example/주문#끝' });
  const { headers } = await visit(sim, `${page}/pay`, post('method=MONEY'));
  expect(headers.get('location')).toMatch(/^https:\/\/shop\.example\/%EC[%\w]+\?pg_token=[0-9a-f]{20}#%[%\w]+$/);
});

describe('the other ways it can end', () => {
  test('the step of the password: chosen before, chosen again, failed or passed', async () => {
    const { page, sim, order } = await openedShop();
    const check = await visit(sim, `${page}/check?lang=en`, post('method=CARD&card=KB&point=1000'));
    expect([check.status, check.headers.get('location')]).toEqual([303, `${page}?lang=en&step=check`]);
    expect((await order()).status).toBe('SELECT_METHOD');
    expect((await visit(sim, `${page}?lang=en&step=check`)).body).toContain('KB Kookmin Card, Pay at once');
    await visit(sim, `${page}/check?step=check`, post('method=MONEY'));
    expect((await visit(sim, `${page}?step=check`)).body).toContain('카카오페이머니');
    const ars = await visit(sim, `${page}/ars?step=check`, post(''));
    expect(ars.headers.get('location')).toBe(`${page}?step=check`);
    expect((await order()).status).toBe('ARS_WAITING');
    const paid = await visit(sim, `${page}/pay?step=check`, post('method=MONEY'));
    expect(paid.headers.get('location')).toContain('pg_token=');
  });

  test('the page of the step is only there once something is chosen', async () => {
    const { page, sim } = await openedShop();
    expect((await visit(sim, `${page}?step=check`)).body).toContain('name="method"');
  });

  test.each([[], ['check'], ['check', 'ars']])(
    'failing the password after %j leads to the fail address',
    async (...acts) => {
      const { page, sim, order } = await openedShop();
      for (const act of acts) await visit(sim, `${page}/${act}`, post(act === 'check' ? 'method=MONEY' : ''));
      const failed = await visit(sim, `${page}/fail`, post('method=MONEY'));
      expect(failed.headers.get('location')).toBe('https://shop.example/fail');
      expect((await order()).status).toBe('FAIL_AUTH_PASSWORD');
      expect((await visit(sim, `${page}/fail`, post('', script))).status).toBe(409);
    },
  );

  test('the time runs out by the clock of the simulator', async () => {
    const { page, sim } = await openedShop();
    const { headers } = await visit(sim, `${page}/expire`, post(''));
    expect([headers.get('location'), sim.clock.aheadMs()]).toEqual(['https://shop.example/fail', 900_000]);
    expect((await visit(sim, `${page}/expire`, post(''))).status).toBe(303);
    expect(sim.clock.aheadMs()).toBe(900_000);
  });
});

test('a browser sets up a subscription with the consent of the payer alone; programs pay as ever', async () => {
  const { page, sim } = await openedShop('current', subscribing);
  expect((await visit(sim, `${page}/pay`, post('method=MONEY'))).status).toBe(400);
  expect((await visit(sim, `${page}/pay`, post('method=MONEY&agree=yes'))).status).toBe(303);
  const other = await openedShop('current', subscribing);
  expect((await visit(other.sim, `${other.page}/pay`, post('method=MONEY', script))).status).toBe(200);
});

test('the phone beside the list stays where it is, and leads to the shop by a link', async () => {
  const { mobile, sim } = await openedShop();
  const { redirect } = await sim.payer.pay(sim.payments()[0]?.tid ?? '', { method: 'MONEY' });
  const state = (await visit(sim, `${mobile}/state?from=list`)).body;
  expect(state).toMatchObject({ finished: true, handedBack: false });
  expect(state).not.toHaveProperty('redirect');
  expect((await visit(sim, `${mobile}?from=list`)).body).toContain(
    `href="${redirect.replace('&', '&amp;')}" target="_blank"`,
  );
});

test.each(['', '/state', '/pay'])('an unknown payment is not found at %j', async (suffix) => {
  const { sim } = await createShop();
  const path = `/mockup/bridge/pc/pg/one-time/payment/${'0'.repeat(64)}${suffix}`;
  expect((await visit(sim, path, suffix === '/pay' ? post('method=MONEY') : {})).status).toBe(404);
});

test('the page speaks Korean unless asked otherwise', async () => {
  const { page, sim } = await openedShop();
  const lang = async (query: string, accept: string) =>
    /<html lang="(\w+)"/.exec((await visit(sim, page + query, { headers: { 'accept-language': accept } })).body)?.[1];
  expect(await lang('', '')).toBe('ko');
  expect(await lang('', 'en-GB,en;q=0.9')).toBe('en');
  expect(await lang('?lang=ko', 'en')).toBe('ko');
  expect(await lang('?lang=en', 'ko')).toBe('en');
});

test('acts from another site and visits under another name are refused', async () => {
  const { page, sim, order } = await openedShop();
  const headers = { ...form, origin: 'https://evil.example' };
  expect((await visit(sim, `${page}/pay`, { method: 'POST', headers, body: 'method=MONEY' })).status).toBe(403);
  expect((await visit(sim, `http://evil.example${page}`)).status).toBe(403);
  expect((await order()).status).toBe('READY');
});
