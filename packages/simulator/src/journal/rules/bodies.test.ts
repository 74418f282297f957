import { expect, test } from 'vitest';
import { newestCall } from '../../testing/findings.ts';
import { createShop, readyBody } from '../../testing/shop.ts';

const form = 'application/x-www-form-urlencoded';
const asForm = new URLSearchParams(readyBody as Record<string, string>).toString();
const asJson = JSON.stringify(readyBody);
const current = '/online/v1/payment/ready';
const legacy = '/v1/payment/ready';

test.each([
  ['POST', '/online/v1/payment/aprove', 'application/json', asJson, ['no_such_call']],
  ['GET', current, '', '', ['no_such_call']],
  ['POST', '/payment/ready', 'application/json', asJson, ['no_such_call']],
  ['POST', '/v2/payment/0123456789/ready', 'application/json', asJson, ['no_such_call']],
  ['POST', '/v1/payment/aprove', form, asForm, ['no_such_call']],
  ['POST', legacy, 'application/json', asJson, ['json_on_legacy']],
  ['POST', legacy, form, asJson, ['json_on_legacy']],
  ['POST', current, form, asForm, ['form_on_current']],
  ['POST', current, '', asForm, ['form_on_current']],
  ['POST', current, form, asJson, ['unreadable_body']],
  ['POST', current, '', asJson, ['unreadable_body']],
  ['POST', current, 'application/json', '{', ['unreadable_body']],
  ['POST', current, 'application/json', '', ['unreadable_body']],
  ['POST', legacy, 'multipart/form-data', '--x', ['unreadable_body']],
  ['POST', current, 'application/json; charset=utf-8', asJson, []],
  ['POST', legacy, `${form};charset=utf-8`, asForm, []],
])('%s %s as %j', async (method, path, type, body, rules) => {
  const { sim } = await createShop();
  const authorization = path.startsWith('/online') ? 'SECRET_KEY DEV1' : 'KakaoAK 1';
  await sim.answer({ method, path, headers: { authorization, 'content-type': type }, body });
  const call = newestCall(sim);
  expect(call.rules).toEqual(rules);
  expect(JSON.stringify(call)).not.toContain('user-1');
});

test('parameters in the query of a legacy call are fine', async () => {
  const { sim } = await createShop();
  await sim.answer({ method: 'POST', path: legacy, query: asForm, headers: { authorization: 'KakaoAK 1' } });
  expect(newestCall(sim)).toMatchObject({ effect: 'requested', rules: [] });
});
