import { expect, test } from 'vitest';
import { createShop, readyBody, visit } from '../testing/shop.ts';

const current = { authorization: 'SECRET_KEY DEV1', 'content-type': 'application/json' };
const legacy = { authorization: 'KakaoAK 1234' };
const form = 'application/x-www-form-urlencoded';
const encoded = new URLSearchParams(readyBody as Record<string, string>).toString();

const send = async (path: string, headers: Record<string, string>, body: string) => {
  const { sim } = await createShop();
  const answer = await visit(sim, path, { method: 'POST', headers, body });
  return { ...answer, itemName: sim.payments()[0]?.itemName };
};

test.each(['application/json', 'application/json;charset=UTF-8', 'Application/JSON; charset="utf-8"'])(
  'current takes %s',
  async (type) => {
    const answer = await send(
      '/online/v1/payment/ready',
      { ...current, 'content-type': type },
      JSON.stringify(readyBody),
    );
    expect([answer.status, answer.itemName]).toEqual([200, '초코파이']);
  },
);

test('current takes numbers as strings and strings as numbers', async () => {
  const fields = {
    ...readyBody,
    quantity: '1',
    total_amount: '2200',
    tax_free_amount: '0',
    partner_order_id: 20261123,
  };
  expect((await send('/online/v1/payment/ready', current, JSON.stringify(fields))).status).toBe(200);
});

test.each([form, `${form};charset=utf-8`, `${form}; charset=UTF-8`])('legacy takes %s', async (type) => {
  const answer = await send('/v1/payment/ready', { ...legacy, 'content-type': type }, encoded);
  expect([answer.status, answer.itemName]).toEqual([200, '초코파이']);
});

test.each([{}, { 'content-type': form }, { 'content-type': 'application/json' }])(
  'legacy takes parameters in the query string of a POST with the headers %j',
  async (headers) => {
    const answer = await send(`/v1/payment/ready?${encoded}`, { ...legacy, ...headers } as Record<string, string>, '');
    expect([answer.status, answer.itemName]).toEqual([200, '초코파이']);
  },
);

test('legacy takes some in the query and some in the form', async () => {
  const [first, ...rest] = encoded.split('&');
  const answer = await send(`/v1/payment/ready?${first}`, { ...legacy, 'content-type': form }, rest.join('&'));
  expect(answer.status).toBe(200);
});

test.each(['application/json', 'text/plain', 'multipart/form-data; boundary=a'])(
  'legacy does not read %s, misses cid first and says why',
  async (type) => {
    const answer = await send('/v1/payment/ready', { ...legacy, 'content-type': type }, JSON.stringify(readyBody));
    const msg = `invalid param(cid has invalid value): the body must be a form (${form}), not ${type.split(';')[0]}`;
    expect([answer.status, answer.body]).toEqual([400, { code: -2, msg }]);
  },
);

test.each([form, 'text/plain', ''])('current does not read %s', async (type) => {
  const answer = await send(
    '/online/v1/payment/ready',
    { ...current, 'content-type': type },
    JSON.stringify(readyBody),
  );
  expect([answer.status, answer.body.error_code]).toEqual([400, -2]);
});

test('current does not read the query string', async () => {
  const answer = await send(`/online/v1/payment/ready?${encoded}`, current, '{}');
  expect(answer.body.error_code).toBe(-2);
});
