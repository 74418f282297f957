import { expect, test } from 'vitest';
import { createShop } from '../testing/shop.ts';
import { keyLooks } from './key-looks.ts';

test.each([
  ['SECRET_KEY DEV123', 'SECRET_KEY', 'dev'],
  ['DEV_SECRET_KEY DEV123', 'DEV_SECRET_KEY', 'dev'],
  ['KakaoAK 0123456789abcdef', 'KakaoAK', 'other'],
  ['SECRET_KEY PRD123', 'SECRET_KEY', 'production'],
  ['PRD123', 'none', 'production'],
  ['DEV123', 'none', 'dev'],
  ['SECRET_KEY', 'SECRET_KEY', 'none'],
  ['Bearer DEV123', 'other', 'dev'],
  ['', 'none', 'none'],
])('of the header %j it is told that the scheme is %s and the key %s', (header, scheme, keyKind) => {
  expect(keyLooks(header)).toEqual({ scheme, keyKind });
});

test('neither keys, tokens nor people are shown, and long values are cut', async () => {
  const shop = await createShop();
  const secrets = { partner_user_id: 'kim@shop.example', cid_secret: 'geheim', admin_key: 'DEVKEY77' };
  const fields = await shop.authenticated({ ...secrets, item_name: '가'.repeat(100), payload: 'x'.repeat(200) });
  const headers = { authorization: 'SECRET_KEY DEVKEY88', 'user-agent': `shop/1 ${'u'.repeat(500)}` };
  await shop.call('approve', { ...fields, ...secrets }, headers);
  await shop.call('approve', { ...fields, pg_token: 'wrong-token' }, { authorization: 'DEVKEY99' });
  await shop.call('approve', { ...fields, pg_token: 'wrong-token' });
  const text = JSON.stringify(shop.sim.requests());
  for (const secret of ['kim@', 'geheim', 'DEVKEY', String(fields.pg_token), 'wrong-token']) {
    expect(text).not.toContain(secret);
  }
  const [ready, approve, , wrong] = shop.sim.requests().filter(({ kind }) => kind === 'call');
  expect(ready).toMatchObject({
    parameters: { partner_user_id: '***', cid_secret: '***', admin_key: '***', total_amount: 2200, quantity: 1 },
    key: { scheme: 'SECRET_KEY', kind: 'dev' },
  });
  expect(approve).toMatchObject({ pgToken: 'right', parameters: { pg_token: '***' } });
  expect((approve as { userAgent: string }).userAgent).toHaveLength(100);
  expect(wrong).toMatchObject({ pgToken: 'wrong' });
});

test('hostile requests take no more room than others', async () => {
  const shop = await createShop();
  const huge = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`name-${index}`, 'x'.repeat(90)]));
  await shop.call('ready', { __proto__: 'x', cid: { deep: ['TC0ONETIME'] }, ...huge });
  await shop.sim.answer({ method: 'POST', path: `/v1/payment/${'y'.repeat(9000)}`, body: 'z'.repeat(60_000) });
  expect(JSON.stringify(shop.sim.requests()).length).toBeLessThan(5000);
});
